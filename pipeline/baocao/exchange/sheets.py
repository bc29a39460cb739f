"""Sheets that Excel opens rightly: CSV with a byte-order mark, XLSX with numbers as numbers and text as text."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

Sheet = tuple[list[str], list[list[Any]]]
_LINKED = {"change": ("value", "unit", "base"), "target": ("value", "unit", "period")}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_LONGEST = 32_767  # characters that a cell of Excel holds


def of_facts(found: Iterable[Mapping[str, Any]], keys: Sequence[str]) -> Sheet:
    """Return observations (``baocao facts --json``) as headings and rows; change and target are three columns each."""
    headings = [f"{key}_{part}" if part else key for key in keys for part in _LINKED.get(key, ("",))]
    rows = [[_part(one, key, part) for key in keys for part in _LINKED.get(key, ("",))] for one in found]
    return headings, rows


def _part(one: Mapping[str, Any], key: str, part: str) -> Any:
    value = one[key]
    return value if not part or value is None else value[part]


def of_citations(found: Iterable[Mapping[str, Any]]) -> Sheet:
    """Return citations (``baocao cite --json``) as one row a citation, its document's fields first."""
    documents = ("key", "type", "number", "year", "symbol", "issuer", "date", "title")
    citing = ("report", "start", "end", "page", "role", "certain", "quote")
    rows: list[list[Any]] = []
    for item in found:
        about = [item["document"][name] for name in documents]
        rows += [[*about, *(one[name] for name in citing)] for one in item["citations"] or [dict.fromkeys(citing)]]
    return [*documents, *citing], rows


def csv_text(headings: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """Return CSV with a byte-order mark; text that Excel would take for a formula begins with a blank."""
    out = io.StringIO()
    out.write("\ufeff")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(headings)
    writer.writerows([_safe(cell) for cell in row] for row in rows)
    return out.getvalue()


def _safe(cell: Any) -> Any:
    return f" {cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def write_xlsx(headings: Sequence[str], rows: Iterable[Sequence[Any]], path: Path) -> None:
    """Write an Excel file of one sheet, its first row frozen; text stays text, whatever it begins with."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    book = Workbook(write_only=True)
    sheet = book.create_sheet("baocao")
    sheet.freeze_panes = "A2"
    for row in (headings, *rows):
        cells = []
        for value in row:
            text = isinstance(value, str)
            cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub(" ", value)[:_LONGEST] if text else value)
            if text:
                cell.data_type = "s"
            cells.append(cell)
        sheet.append(cells)
    made = io.BytesIO()  # a file that cannot be written fails at once, and leaves no half of a book
    book.save(made)
    path.write_bytes(made.getvalue())
