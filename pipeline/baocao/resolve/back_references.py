"""``Nghị quyết này``, ``Kế hoạch nêu trên``, ``Kế hoạch¹`` with its footnote: words for a document named elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from baocao.entities.doc import code_of
from baocao.records import BackReference, BlockKind, Citation, Header, Mention, Sentence
from baocao.resolve.claims import type_of
from baocao.resolve.identity import key
from baocao.segment.views import locate
from baocao.vietnamese.cues import cue
from baocao.vietnamese.text import tone_placed

_FAR = 12  # sentences back that a document may have been named in
_NOTE = 24  # characters of a footnote before its first document
Named = tuple[int, str, str, int]  # mention, type, key and sentence of a citation


def back_references(
    sentences: Sequence[Sentence], mentions: Sequence[Mention], header: Header
) -> tuple[BackReference, ...]:
    """Return the words that stand for one document of the report, in the order of the text.

    ``này`` is the report itself where it is of that type; else the document of that type that was named last is meant.
    Where that sentence names two of the type, or several are spoken of, nothing is said.
    """
    named = [
        (at, type_of(m.value), key(m.value), m.sentence)
        for at, m in enumerate(mentions)
        if isinstance(m.value, Citation) and at != header.doc
    ]
    found = []
    for sentence in sentences:
        if sentence.kind is not BlockKind.HEADER:
            found += list(_pointing(sentence, mentions, named, header))
    return tuple(sorted([*found, *_footnoted(sentences, mentions, named)], key=lambda b: (b.start, b.end)))


def _pointing(
    sentence: Sentence, mentions: Sequence[Mention], named: Sequence[Named], header: Header
) -> Iterator[BackReference]:
    text = tone_placed(sentence.text)
    kind = code_of(header.kind.value) if header.kind else ""
    for match in cue("effects", "back").finditer(text):
        if cue("effects", "several").search(text, max(0, match.start() - 8), match.start()):
            continue
        code = code_of(match["type"])
        start, end, _ = locate(sentence, *match.span())
        if match["here"] and kind and code == kind:
            yield BackReference(start, end, sentence.text[slice(*match.span())], sentence.index, header.doc)
        elif code and (meant := _last(code, start, sentence.index, mentions, named)) is not None:
            yield BackReference(start, end, sentence.text[slice(*match.span())], sentence.index, meant)


def _last(code: str, before: int, sentence: int, mentions: Sequence[Mention], named: Sequence[Named]) -> int | None:
    """Return the document of type ``code`` named last before an offset, None where two are or it is too far."""
    last: Named | None = None
    for one in reversed(named):
        if one[1] != code or mentions[one[0]].end > before:
            continue
        if last is None:
            if sentence - one[3] > _FAR:
                return None
            last = one
        elif one[3] != last[3]:
            break
        elif one[2] != last[2]:
            return None
    return last[0] if last else None


def _footnoted(
    sentences: Sequence[Sentence], mentions: Sequence[Mention], named: Sequence[Named]
) -> Iterator[BackReference]:
    """Yield a bare type word whose footnote begins with a document of the type."""
    first: dict[int, Named] = {}
    for one in named:
        first.setdefault(one[3], one)
    ends: Mapping[int, Sentence] = {b: s for s in sentences if s.kind is not BlockKind.FOOTNOTE for _, b in s.ranges}
    for note in sentences:
        noted = first.get(note.index)
        if note.kind is not BlockKind.FOOTNOTE or note.hung is None or noted is None:
            continue
        if mentions[noted[0]].span[0] > _NOTE:
            continue
        holder = ends.get(note.hung) or next(
            (s for s in sentences if any(a < note.hung <= b for a, b in s.ranges) and s is not note), None
        )
        if holder is None:
            continue
        at = _offset(holder, note.hung)
        word = _type_before(holder, at)
        if word and code_of(word[0]) == noted[1] and not _mentioned(mentions, holder.index, word.start(), word.end()):
            start, end, _ = locate(holder, word.start("type"), word.end("type"))
            yield BackReference(start, end, holder.text[word.start("type") : word.end("type")], holder.index, noted[0])


def _type_before(sentence: Sentence, at: int) -> re.Match[str] | None:
    return cue("effects", "only_type").search(tone_placed(sentence.text), max(0, at - 40), at)


def _offset(sentence: Sentence, offset: int) -> int:
    """Return where a document offset lies in the sentence's text."""
    at = 0
    for a, b in sentence.ranges:
        if offset <= b:
            return at + max(0, offset - a)
        at += b - a
    return at


def _mentioned(mentions: Sequence[Mention], sentence: int, start: int, end: int) -> bool:
    return any(m.label == "DOC" and m.sentence == sentence and m.span[0] < end and start < m.span[1] for m in mentions)
