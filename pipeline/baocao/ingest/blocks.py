"""The layout of a text: blocks that tell body, heading, footnote, table, header, closing, page furniture."""

from __future__ import annotations

from collections.abc import Sequence

from baocao.ingest.closing import closings
from baocao.ingest.footnotes import opening_lines
from baocao.ingest.letterhead import letterhead
from baocao.ingest.lines import Line, capitals, closed, lines, spaced, wrap_width
from baocao.ingest.numbering import ARTICLE, BRACKET, Marker
from baocao.ingest.pages import furniture
from baocao.ingest.paragraphs import Page, Paragraph, paragraphs
from baocao.ingest.stitching import lines_of, stitched
from baocao.records import Block, BlockKind, Range

_HEADING = 300  # characters of a heading, at most
_LEAD = 120  # and of one that ends in a colon
_WHITE = 12  # white space longer than this is cut out of a paragraph


def layout(text: str, pages: Sequence[Range] = ()) -> tuple[tuple[Block, ...], tuple[Range, ...]]:
    """Return the blocks of ``text`` in the order they begin, and (offset, number) of the pages its running heads state.

    Every character that is not white space lies in exactly one block. ``pages`` are those the reader knows.
    """
    printed = lines(text)
    of_page, stated = furniture(printed, pages)
    kept = [line for i, line in enumerate(printed) if i not in of_page]
    header = letterhead(kept)
    closing = closings(kept, header)
    page = Page(
        printed=kept,
        header=header,
        closing=closing,
        notes=opening_lines(text, kept, bool(stated or pages), closing),
        broken=_broken(printed, of_page, pages),
        width=wrap_width(kept),
        spaced=spaced(kept),
    )
    blocks = [Block(BlockKind.PAGE_NUMBER, ((printed[i].start, printed[i].end),)) for i in of_page]
    depth = _Depth()
    for paragraph in stitched(page, paragraphs(page)):
        blocks.append(_block(text, page, paragraph, depth))
    return tuple(sorted(blocks, key=lambda b: b.ranges[0])), stated


def _broken(printed: Sequence[Line], of_page: set[int], pages: Sequence[Range]) -> set[int]:
    """Return the indices, among the lines that are not of the page, of those before which a page begins or ends."""
    starts = {offset for offset, _ in pages}
    found = set()
    kept = 0
    edge = False
    before = -1
    for i, line in enumerate(printed):
        edge = edge or i in of_page or any(before < s <= line.start for s in starts)
        before = line.start
        if i not in of_page:
            if edge and kept:
                found.add(kept)
            edge = False
            kept += 1
    return found


def _block(text: str, page: Page, paragraph: Paragraph, depth: _Depth) -> Block:
    kind = paragraph.kind
    level = None
    if kind is BlockKind.BODY:
        level = depth.enter(paragraph.marker) if paragraph.marker else None
        if _is_heading(page, paragraph):
            kind = BlockKind.HEADING
    return Block(kind, _ranges(text, page, paragraph), paragraph.note, level)


def _ranges(text: str, page: Page, paragraph: Paragraph) -> tuple[Range, ...]:
    """Return the document ranges of a paragraph; a range before a cut takes one white-space character along."""
    ranges = []
    first, *rest = lines_of(page, paragraph)
    start, end = first.start, first.end
    index = paragraph.lines[0]
    for following, line in zip(paragraph.lines[1:], rest, strict=True):
        if (
            line.start - end > _WHITE
            or following != index + 1
            or (following in paragraph.cut and text[end : line.start].strip())
        ):
            ranges.append((start, end + 1))
            start = line.start
        end, index = line.end, following
    return (*ranges, (start, end))


def _is_heading(page: Page, paragraph: Paragraph) -> bool:
    """Tell whether a paragraph is a heading: short, left open (a colon may end it), numbered or in capitals."""
    own = lines_of(page, paragraph)
    size = sum(line.end - line.start + 1 for line in own)
    last = own[-1].text
    mark = paragraph.marker
    if size > _HEADING or last[-1] in ",;" or len(paragraph.cut):
        return False
    if mark is None:
        return all(capitals(line.text) for line in own) and not closed(last.rstrip(":")) and " " in own[0].text
    if mark.rank >= BRACKET:
        return False
    if not closed(last):
        return True
    if mark.titled:
        return size <= _LEAD or capitals(last)
    return (last[-1] == ":" and size <= _LEAD and mark.rank != ARTICLE) or (
        own[0].text[mark.end :].strip(" .:") == "" and len(own) == 1
    )


class _Depth:
    """The numbers that are open above a heading; from them its level."""

    def __init__(self) -> None:
        self._open: list[int] = []

    def enter(self, mark: Marker) -> int | None:
        """Return the level of a heading or item that ``mark`` opens (1 outermost); bullets have none."""
        if not mark.numbered:
            return None
        while self._open and self._open[-1] >= mark.rank:
            self._open.pop()
        self._open.append(mark.rank)
        return len(self._open)
