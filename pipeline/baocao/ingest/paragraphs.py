"""From printed lines to paragraphs: which line break was only the page's width, and which one means something."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field

from baocao.ingest import cues
from baocao.ingest.lines import Line, capitals, closed, full
from baocao.ingest.numbering import BULLET, Marker, lone_article, marker
from baocao.records import BlockKind


@dataclass(slots=True)
class Paragraph:
    """Lines that read on; ``lines`` are indices, ``cut`` those of them before which something else is printed."""

    kind: BlockKind
    lines: list[int]
    marker: Marker | None = None
    note: str | None = None
    cut: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Page:
    """What is known of the lines before they are joined: ``broken`` are those after a running head or a page number.

    ``width`` is that of running text broken into lines, ``spaced`` whether blank lines part the paragraphs.
    """

    printed: Sequence[Line]
    header: int
    closing: Container[int]
    notes: Mapping[int, str]
    broken: Container[int]
    width: int | None
    spaced: bool


def paragraphs(page: Page) -> list[Paragraph]:
    """Return the paragraphs of a page in the order they are printed, none reaching over a page break."""
    found: list[Paragraph] = []
    for i, line in enumerate(page.printed):
        kind = _kind(page, i)
        mark = marker(line.text) if kind is BlockKind.BODY else None
        last = found[-1] if found else None
        if last and i not in page.notes and i not in page.broken and _joins(page, last, i, kind, mark):
            last.lines.append(i)
        else:
            found.append(Paragraph(kind, [i], mark, page.notes.get(i)))
    return found


def _kind(page: Page, i: int) -> BlockKind:
    if i < page.header:
        return BlockKind.HEADER
    if i in page.closing:
        return BlockKind.CLOSING
    if i in page.notes:
        return BlockKind.FOOTNOTE
    return BlockKind.TABLE if page.printed[i].text[0] == "|" else BlockKind.BODY


def _joins(page: Page, last: Paragraph, i: int, kind: BlockKind, mark: Marker | None) -> bool:
    """Tell whether line ``i`` goes on in the paragraph above it."""
    line, above = page.printed[i], page.printed[last.lines[-1]]
    if line.gap:
        return kind is last.kind is BlockKind.HEADER and capitals(above.text) and cues.is_place_of_issuer(line.text)
    if kind is BlockKind.TABLE or last.kind is BlockKind.TABLE:
        return kind is last.kind
    if kind is BlockKind.BODY and last.kind is BlockKind.FOOTNOTE:
        return reads_on(page, last, above, line, mark)
    if kind is not last.kind:
        return False
    if kind is BlockKind.HEADER:
        return _header_reads_on(above.text, line.text)
    if kind is BlockKind.CLOSING:
        return _closing_reads_on(above.text, line.text)
    return reads_on(page, last, above, line, mark)


def reads_on(page: Page, last: Paragraph, above: Line, line: Line, mark: Marker | None) -> bool:
    """Tell whether ``line``, right under ``above``, is the same paragraph of running text."""
    if mark is not None:
        if closed(above.text):
            return False
        article = lone_article(mark, line.text)
        return (article and cues.hangs(above.text)) or (
            (article or mark.rank >= BULLET) and full(above, line.text, page.width)
        )
    if last.marker is not None and len(last.lines) == 1 and above.text[last.marker.end :].strip(" .:") == "":
        return True
    if closed(above.text):
        return abbreviated(above.text) or (line.text[0].islower() and above.text[-1] not in ":;")
    if line.text[0].islower() or above.text[-1] in "-,(/" or cues.hangs(above.text):
        return True
    if capitals(above.text) != capitals(line.text) and (capitals(above.text) or len(line.text) > 25):
        return not capitals(above.text) and full(above, line.text, page.width)
    if capitals(above.text):
        return True
    first = page.spaced and page.width is not None and len(last.lines) == 1
    return first or full(above, line.text, page.width)


def abbreviated(line: str) -> bool:
    """Tell whether ``line`` ends in an abbreviation's full stop (``… TP.``), which closes nothing."""
    return line[-1] == "." and re.split(r"[\s(.]", line[-20:-1])[-1] in cues.abbreviations()


def _closing_reads_on(above: str, line: str) -> bool:
    """Tell whether two lines of a closing block are one: a recipient or an office broken over two lines."""
    mark = marker(above)
    if mark is not None and mark.rank >= BULLET:
        alone = not above[mark.end :].strip()
        return alone or ((not closed(above) or above.endswith(":")) and marker(line) is None)
    if " " not in above and cues.is_name(f"{above} {line}"):
        return True
    if capitals(line):
        return capitals(above) and " " not in line and not closed(above)
    return not closed(above) and line[0].islower()


def _header_reads_on(above: str, line: str) -> bool:
    """Tell whether two lines of a header are one: a name or subject set over several lines, a number under ``Số:``."""
    if cues.is_rule(above) or cues.is_rule(line) or "|" in line:
        return False
    if above[-1] in ":,-" or cues.hangs(above):
        return True
    if (
        cues.is_motto(above) != cues.is_motto(line)
        or cues.is_number(line)
        or cues.is_kind(line)
        or cues.is_place_date(line)
    ):
        return False
    if cues.is_kind(above) and cues.bare(above) in cues.opening("kinds"):
        return False
    if line[0].islower():
        return True
    return (
        capitals(above) == capitals(line)
        and not cues.is_place_date(above)
        and not cues.is_number(above)
        and not cues.is_attached(line)
    )
