"""Word's .docx: paragraphs and tables in their order, footnotes under the paragraph that their marks stand in.

Its text is written as a printed page would show it: raised marks (``HĐND¹``), ``|`` between a table's cells; the tables
that only set letterhead and signatures side by side become lines.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
from docx.opc.exceptions import OpcError
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.table import Table

from baocao.errors import UnreadableError
from baocao.ingest.cues import is_motto, is_number, is_recipients, is_signing_prefix
from baocao.records import Range

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_ENCRYPTED = b"\xd0\xcf\x11\xe0"
_PRINTED = {qn("w:tab"): " ", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_TEXT, _NOTE, _RUN, _PARAGRAPH = qn("w:t"), qn("w:footnoteReference"), qn("w:r"), qn("w:p")
_SKIPPED = frozenset(
    {qn("w:del"), qn("w:pPr"), qn("w:rPr"), "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
)
_FOOTNOTES = "/footnotes"


def read_docx(path: Path) -> tuple[str, tuple[Range, ...]]:
    """Return the document's text, and no pages (Word lays them out anew); raises ``UnreadableError``."""
    with path.open("rb") as file:
        head = file.read(4)
    if not head:
        raise UnreadableError("the file is empty")
    if head == _ENCRYPTED:
        raise UnreadableError("the .docx is encrypted, or an old .doc under another name")
    try:
        document = docx.Document(str(path))
        text = "\n\n".join(line for line in _lines(document) if line)
    except (OpcError, zipfile.BadZipFile, SyntaxError, KeyError, ValueError, EOFError, NotImplementedError) as error:
        raise UnreadableError(
            "the .docx is broken: {reason}", reason=str(error).strip("'\"") or type(error).__name__
        ) from None
    if not text.strip():
        raise UnreadableError("the file is empty")
    return text, ()


def _lines(document: Any) -> Iterator[str]:
    notes = _footnotes(document)
    counted: dict[str, int] = {}
    for item in document.iter_inner_content():
        before = len(counted)
        if isinstance(item, Table):
            yield from _table(item, counted)
        else:
            yield _paragraph(item._p, counted)
        for name, number in list(counted.items())[before:]:
            yield f"{str(number).translate(_RAISED)} {notes.get(name, '')}"


def _footnotes(document: Any) -> dict[str, str]:
    """Return the words of every footnote by its id."""
    part = next((r.target_part for r in document.part.rels.values() if r.reltype.endswith(_FOOTNOTES)), None)
    if part is None:
        return {}
    return {
        note.get(qn("w:id")): " ".join(" ".join(_paragraph(p, {}) for p in note.iter(_PARAGRAPH)).split())
        for note in parse_xml(part.blob)
    }


def _paragraph(element: Any, counted: dict[str, int]) -> str:
    """Return a paragraph's words; each footnote mark met gets the next number in ``counted``."""
    return "".join(_words(element, counted)).strip()


def _words(element: Any, counted: dict[str, int]) -> Iterator[str]:
    for child in element:
        if child.tag in _SKIPPED:
            continue
        if child.tag == _TEXT:
            yield child.text or ""
        elif child.tag in _PRINTED:
            yield _PRINTED[child.tag]
        elif child.tag == _NOTE:
            name = child.get(qn("w:id"))
            yield str(counted.setdefault(name, len(counted) + 1)).translate(_RAISED)
        elif child.tag == _RUN and _is_raised(child):
            words = "".join(_words(child, counted))
            yield words.translate(_RAISED) if words.strip().isdigit() else words
        else:
            yield from _words(child, counted)


def _is_raised(run: Any) -> bool:
    return bool(run.xpath("./w:rPr/w:vertAlign[@w:val='superscript']"))


def _table(table: Table, counted: dict[str, int]) -> Iterator[str]:
    rows = [_cells(row, counted) for row in table.rows]
    if len(rows) <= 4 and all(len(cells) <= 2 for cells in rows) and _sets_side_by_side(rows):
        yield from ("\n".join(line for line in cell if line) for cells in rows for cell in cells if any(cell))
        return
    shown = ["| " + " | ".join(" ".join(" ".join(cell).split()) for cell in cells) + " |" for cells in rows]
    yield "\n".join(shown)


def _cells(row: Any, counted: dict[str, int]) -> list[list[str]]:
    """Return the paragraphs of each cell of a row, a merged cell once."""
    seen: list[Any] = []
    for cell in row.cells:
        if all(cell._tc is not tc for tc in seen):
            seen.append(cell._tc)
    return [[_paragraph(p, counted) for p in tc.iter(_PARAGRAPH)] for tc in seen]


def _sets_side_by_side(rows: list[list[list[str]]]) -> bool:
    """Tell whether a table only sets a letterhead, or recipients and signature, side by side."""
    lines = [
        line.strip()
        for cells in rows
        for cell in cells
        for paragraph in cell
        for line in paragraph.split("\n")
        if line.strip()
    ]
    return any(is_motto(x) or is_number(x) or is_recipients(x) or is_signing_prefix(x) for x in lines)
