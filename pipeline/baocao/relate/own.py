"""The header block's own relations, and what kind of document the report is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from baocao.records import BlockKind, Header, Mention, Sentence
from baocao.vietnamese.grammar import words
from baocao.vietnamese.text import folded, tone_placed

Triple = tuple[str, int, int]
_NUMBERED = re.compile(r"(?:[ivx]{1,5}|\d{1,2})[.)/]")
_LINES = 40  # lines above the text of a resolution, at most


def header_block(sentences: Sequence[Sentence], mentions: Sequence[Mention], header: Header) -> Iterator[Triple]:
    """Yield day, issuer and subject of the header's own document; another authority above the text is an issuer too."""
    own = header.doc
    if own is None:
        return
    of_header = {s.index for s in sentences if s.kind is BlockKind.HEADER}
    number = mentions[own]
    title = header.title.mention if header.title else None
    above = mentions[title].start if title is not None else number.end + 400
    orgs, days = [], []
    below: list[int] = []
    for at, m in enumerate(mentions):
        if m.sentence not in of_header or at == own:
            continue
        if m.label == "ORG" and m.start < number.start:
            orgs.append(at)
        elif m.label == "DATE" and m.start < above:
            days.append(at)
        elif m.label == "ORG" and title is not None and m.start >= mentions[title].end:
            below.append(at)
    if header.date and header.date.mention is not None:
        days = [header.date.mention]
    if days:
        yield "issued_on", own, days[-1]
    if orgs:
        yield "issued_by", own, orgs[-1]
    for at in below[:1]:
        if not orgs or _plain(mentions[at]) != _plain(mentions[orgs[-1]]):
            yield "issued_by", own, at
    if title is not None:
        yield "titled", own, title


def _plain(mention: Mention) -> str:
    return folded(" ".join(mention.text.split()))


def own_title(header: Header) -> tuple[int, int] | None:
    """Return (TITLE, DOC) of the header, where it shows both."""
    if header.doc is None or header.title is None or header.title.mention is None:
        return None
    return header.title.mention, header.doc


def enacts(header: Header) -> bool:
    """Tell whether the report is a document whose articles change others."""
    return _kind(header) in words("relations")["enacting"]


def tells(header: Header) -> bool:
    """Tell whether the report only tells (a report, a letter): what its first paragraph cites it does not implement."""
    return not _kind(header) or _kind(header) in words("relations")["telling"]


def _kind(header: Header) -> str:
    return tone_placed(header.kind.value).lower() if header.kind else ""


def opening(sentences: Sequence[Sentence]) -> range:
    """Return the indices of the sentences between header and text proper: its first article or numbered heading.

    A heading without a number (an authority in capitals) ends it only once a line of legal bases has been read.
    """
    start = next((s.index for s in sentences if s.kind is not BlockKind.HEADER), 0)
    based = False
    for sentence in sentences[start : start + _LINES]:
        text = tone_placed(sentence.text).strip().lower()
        if text.startswith(tuple(words("relations")["own_basis"])):
            based = True
        elif text.startswith(words("relations")["article"]) or (
            sentence.kind is BlockKind.HEADING and (based or _NUMBERED.match(text))
        ):
            return range(start, sentence.index)
    return range(start, start + _LINES)
