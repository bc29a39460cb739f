"""Puts together what the page took apart: a paragraph that a page break or a footnote cuts is one paragraph again."""

from __future__ import annotations

from collections.abc import Sequence

from baocao.ingest.cues import hangs, is_attached
from baocao.ingest.footnotes import marks_in
from baocao.ingest.lines import Line, capitals, closed, full
from baocao.ingest.paragraphs import Page, Paragraph, abbreviated
from baocao.records import BlockKind

_LONG = 60  # characters: a shorter paragraph left open is a heading
_LONGER = 100
_NOTE_PARAGRAPHS = 40  # a footnote has no more paragraphs than these


def stitched(page: Page, found: Sequence[Paragraph]) -> list[Paragraph]:
    """Return the paragraphs with those that read on over a cut joined, and a footnote's own paragraphs given to it."""
    joined: list[Paragraph] = []
    open_text: Paragraph | None = None
    printed = False
    for paragraph in _notes_whole(page, found):
        if paragraph.kind is BlockKind.FOOTNOTE:
            joined.append(paragraph)
            printed = True
            continue
        printed = printed or paragraph.lines[0] in page.broken
        if paragraph.kind is BlockKind.BODY and open_text and _continues(page, open_text, paragraph, printed):
            if printed:
                open_text.cut.add(paragraph.lines[0])
            open_text.lines += paragraph.lines
            open_text.cut |= paragraph.cut
        else:
            joined.append(paragraph)
            open_text = paragraph if paragraph.kind is BlockKind.BODY else None
        printed = False
    return joined


def _continues(page: Page, above: Paragraph, below: Paragraph, printed: bool) -> bool:
    """Tell whether ``below`` goes on where ``above`` was cut; ``printed``: a footnote or page's edge is between."""
    end, start = page.printed[above.lines[-1]], page.printed[below.lines[0]]
    if (
        above.marker
        and len(above.lines) == 1
        and not end.text[above.marker.end :].strip(" .:")
        and below.marker is None
    ):
        return (start.gap > 0 and not printed) or not closed(end.text)
    if (closed(end.text) and not abbreviated(end.text)) or below.marker is not None or capitals(end.text):
        return False
    if start.text[0].islower():
        return True
    length = sum(page.printed[i].end - page.printed[i].start for i in above.lines)
    if (capitals(start.text) and len(start.text.split()) > 2) or length < _LONG:
        return False
    if hangs(end.text) or end.text[-1] in ",-/":
        return True
    if start.text[0].isdigit() or (start.text[0] == "(" and not is_attached(start.text)):
        return True
    return printed and (full(end, start.text, page.width) if page.width else length > _LONGER)


def _notes_whole(page: Page, found: Sequence[Paragraph]) -> list[Paragraph]:
    """Return the paragraphs with those that belong to the footnote above them appended to it."""
    kept: list[Paragraph] = []
    open_text: Paragraph | None = None
    i = 0
    while i < len(found):
        paragraph = found[i]
        kept.append(paragraph)
        i += 1
        if paragraph.kind is BlockKind.FOOTNOTE:
            end = _note_end(page, found, i, open_text)
            for more in found[i:end]:
                paragraph.lines += more.lines
            i = end
        elif paragraph.kind is BlockKind.BODY:
            open_text = paragraph
    return kept


def _note_end(page: Page, found: Sequence[Paragraph], i: int, open_text: Paragraph | None) -> int:
    """Return the index after the last paragraph of the footnote whose first one stands before ``i``.

    The footnotes of one page stand together: what lies between two of them is the first one's, unless the second one's
    mark is in it. After the last one of a paged text all is its own down to the page's edge. Else, where the text above
    was cut, it goes on in the first paragraph that begins with a small letter.
    """
    stop = i
    while stop < len(found) and stop < i + _NOTE_PARAGRAPHS and found[stop].kind is BlockKind.BODY:
        if found[stop].lines[0] in page.broken:
            return stop
        stop += 1
    if page.broken:
        return stop if stop < len(found) and found[stop].kind is BlockKind.FOOTNOTE else i
    if stop < len(found) and found[stop].kind is BlockKind.FOOTNOTE:
        between = "\n".join(page.printed[k].text for p in found[i:stop] for k in p.lines)
        if found[stop].note not in marks_in(between):
            return stop
    if open_text is None or closed(page.printed[open_text.lines[-1]].text):
        return i
    for k in range(i, stop):
        if found[k].marker is not None:
            break
        if page.printed[found[k].lines[0]].text[0].islower():
            return k
    return i


def lines_of(page: Page, paragraph: Paragraph) -> list[Line]:
    """Return the printed lines of ``paragraph``."""
    return [page.printed[i] for i in paragraph.lines]
