"""Sentences: blocks cut at the stops that end one, footnote marks taken out, every part traced to the document."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

from baocao.ingest.footnotes import Mark, marks, own_mark
from baocao.records import BlockKind, Document, Range, Section, Sentence
from baocao.segment.stops import spans
from baocao.segment.views import offsets_of, ranges_of


def sentences(document: Document, sections: Sequence[Section]) -> tuple[Sentence, ...]:
    """Return the sentences of ``document`` in the order of its blocks; page numbers and running heads make none.

    A footnote's sentence is ``hung`` on its mark and lies in the mark's section. Together the sentences hold every
    character of the other blocks that is not white space, but for the footnote marks.
    """
    text = document.text
    found_marks = marks(document)
    starts = [m.start for m in found_marks]
    places: dict[str, list[int]] = defaultdict(list)
    for m in found_marks:
        places[m.number].append(m.start)
    section_starts = [s.start for s in sections]
    found: list[Sentence] = []
    for number, block in enumerate(document.blocks):
        if block.kind is BlockKind.PAGE_NUMBER:
            continue
        begin = block.ranges[0][0]
        hung = None
        ranges = block.ranges
        if block.kind is BlockKind.FOOTNOTE and block.mark is not None:
            hung = _place(places.get(block.mark, ()), begin)
            ranges = ((own_mark(text, block), ranges[0][1]), *ranges[1:])
        ranges = tuple(_without(ranges, found_marks, starts)) if starts else ranges
        words = text[ranges[0][0] : ranges[0][1]] if len(ranges) == 1 else "".join(text[a:b] for a, b in ranges)
        section = sections[bisect_right(section_starts, begin if hung is None else hung) - 1].index
        offsets = offsets_of(ranges)
        for a, b in spans(words, block.kind):
            parts = ranges_of(ranges, offsets, a, b)
            found.append(Sentence(len(found), section, block.kind, words[a:b], parts, hung, number))
    return tuple(found)


def _place(places: Sequence[int], note: int) -> int | None:
    """Return the offset of the mark that a footnote at ``note`` hangs on: the nearest before it, else the first one."""
    if not places:
        return None
    before = bisect_left(places, note)
    return places[before - 1] if before else places[0]


def _without(ranges: Sequence[Range], found: Sequence[Mark], starts: Sequence[int]) -> Iterator[Range]:
    """Yield ``ranges`` with the footnote marks cut out."""
    for a, b in ranges:
        for mark in found[bisect_left(starts, a) : bisect_left(starts, b)]:
            if mark.start > a:
                yield a, mark.start
            a = mark.end
        if a < b:
            yield a, b
