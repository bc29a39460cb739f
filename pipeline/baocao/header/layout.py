"""Finds the lines of the header and closing blocks that say something, by the mentions in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from baocao.recognise.headings import is_number_line, kind_of
from baocao.records import BlockKind, Mention, Sentence
from baocao.vietnamese.grammar import alternation, words

_FIRST = 60
_PLACE = re.compile(r"(?:^|[\n|])[\s*_]{0,6}([^\W\d_]{1,8}(?:[ ’'-]{1,3}[^\W\d_]{1,8}){0,4})\s{0,3},\s{0,6}$")
_NAME_LINE = re.compile(r"\s([^\W\d_]{1,8}(?:[ -][^\W\d_]{1,8}){0,3})[*_ ]{0,4}(?:[\n|¹²³⁰⁴-⁹]|$)")


@dataclass(frozen=True, slots=True)
class Found:
    """Where the header's fields stand: indices into the mentions, None where a field is not there.

    ``issuers`` are the ORGs of the letterhead, top first; ``authority`` one set above the text, under the heading;
    ``kind`` the words that name the kind of document.
    """

    doc: int | None = None
    issuers: tuple[int, ...] = ()
    authority: int | None = None
    place: int | None = None
    date: int | None = None
    title: int | None = None
    kind: str | None = None


def find(sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> Found:
    """Return the header's parts; an empty ``Found`` where the report shows no header."""
    opening = [s for s in sentences[:_FIRST] if s.kind is BlockKind.HEADER]
    if not opening:
        return Found()
    of_sentence: dict[int, list[int]] = {s.index: [] for s in opening}
    for at, mention in enumerate(mentions):
        if mention.sentence > opening[-1].index:
            break
        if mention.sentence in of_sentence:
            of_sentence[mention.sentence].append(at)
    title = next((at for ats in of_sentence.values() for at in ats if mentions[at].label == "TITLE"), None)
    kind = next((kind for s in opening if (kind := kind_of(s.text))), None)
    above = list(_above(opening, title, mentions))
    doc = _first(mentions, (at for s in above if is_number_line(s.text) for at in of_sentence[s.index]), "DOC")
    heads = [at for s in above for at in of_sentence[s.index] if mentions[at].label == "ORG"]
    issuers = tuple(
        at for at in heads if doc is None or mentions[at].start < mentions[doc].start or "|" in opening[0].text
    )
    place, date = _place_and_date(above, of_sentence, mentions)
    below = [s for s in opening if title is not None and s.index > mentions[title].sentence]
    authority = _first(mentions, (at for s in below for at in of_sentence[s.index]), "ORG")
    return Found(doc, issuers, authority, place, date, title, kind)


def _above(opening: Sequence[Sentence], title: int | None, mentions: Sequence[Mention]) -> Iterator[Sentence]:
    """Yield the header's sentences above the report's subject."""
    for sentence in opening:
        if title is not None and sentence.index >= mentions[title].sentence:
            return
        yield sentence


def _first(mentions: Sequence[Mention], indices: Iterator[int], label: str) -> int | None:
    return next((at for at in indices if mentions[at].label == label), None)


def _place_and_date(
    above: Sequence[Sentence], of_sentence: dict[int, list[int]], mentions: Sequence[Mention]
) -> tuple[int | None, int | None]:
    """Return the LOC and DATE of the line of place and date: the last date above the subject, and the place before
    it.
    """
    for sentence in reversed(above):
        dates = [at for at in of_sentence[sentence.index] if mentions[at].label == "DATE"]
        if dates:
            places = [at for at in of_sentence[sentence.index] if mentions[at].label == "LOC" and at < dates[-1]]
            return (places[-1] if places else None), dates[-1]
    return None, None


def place_written(sentences: Sequence[Sentence], date: Mention) -> str | None:
    """Return the words that stand before the date on its line and are a name (``Ninh Kiều, ngày …``)."""
    sentence = _of(sentences, date)
    before = sentence.text[: date.span[0]] if sentence else ""
    match = _PLACE.search(before)
    return " ".join(match[1].split()) if match else None


def with_name(sentences: Sequence[Sentence], body: Mention) -> str:
    """Return a letterhead's body with the name of its place, where the mention ends at the word of the unit.

    The name is what follows in capitals on the line: ``ỦY BAN NHÂN DÂN HUYỆN | AN PHÚ``.
    """
    sentence = _of(sentences, body)
    if sentence is None or body.text != body.text.upper() or not _ends_at_unit().search(body.text):
        return body.text
    follows = _NAME_LINE.match(sentence.text, body.span[1])
    return f"{body.text} {follows[1]}" if follows and follows[1] == follows[1].upper() else body.text


def _of(sentences: Sequence[Sentence], mention: Mention) -> Sentence | None:
    return next((s for s in sentences[:_FIRST] if s.index == mention.sentence), None)


@cache
def _ends_at_unit() -> re.Pattern[str]:
    named = [*words("jurisdictions")["units"], *words("issuers")["party_bodies"]]
    return re.compile(rf"(?<![^\W_]){alternation(n.lower() for n in named)}$", re.IGNORECASE)


def signer(sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> tuple[str, int | None] | None:
    """Return the signer's name, with its PER mention where there is one: the last line of the closing block that
    is a name.
    """
    closing = [s for s in sentences if s.kind is BlockKind.CLOSING]
    persons = {m.sentence: at for at, m in enumerate(mentions) if m.label == "PER"}
    for sentence in reversed(closing):
        if sentence.index in persons:
            at = persons[sentence.index]
            return mentions[at].text, at
        name = " ".join(sentence.text.split()).strip("*_| ")
        if _is_name(name):
            return name, None
    return None


def _is_name(line: str) -> bool:
    parts = line.split()
    return 2 <= len(parts) <= 6 and all(p[0].isupper() and p.isalpha() for p in parts) and line != line.upper()


def recipients(sentences: Sequence[Sentence]) -> tuple[str, ...]:
    """Return the lines under ``Nơi nhận``, without list marks and closing punctuation."""
    found: list[str] = []
    open_list = False
    for sentence in sentences:
        if sentence.kind is not BlockKind.CLOSING:
            open_list = False
            continue
        for line in re.split(r"\n|(?<=;)\s+(?=-)", sentence.text):
            words_of_line = line.strip(" *_|\t")
            if words_of_line.startswith(words("header")["recipients"]):
                open_list = True
                words_of_line = words_of_line.split(":", 1)[1] if ":" in words_of_line else ""
            elif open_list and not words_of_line.startswith(("-", "+", "–", "•")):
                continue
            name = words_of_line.strip(" -+–•;.,/|*")
            if open_list and name:
                found.append(" ".join(name.split()))
    return tuple(found)
