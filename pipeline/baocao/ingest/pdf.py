"""PDF with a text layer, page by page, through PDFium. A scan has none: it is refused with that reason."""

from __future__ import annotations

from pathlib import Path

import pypdfium2 as pdfium

from baocao.errors import UnreadableError
from baocao.records import Range

_BETWEEN = "\n\n"
_SCAN = 20  # printed characters a page, on average: below this the pages are pictures
_DROPPED = {ord("\x00"): None, 0xFFFE: "-", 0x02: "-", 0xFEFF: None}  # what PDFium gives for a hyphen at a line's end
_PASSWORD = "password"


def read_pdf(path: Path) -> tuple[str, tuple[Range, ...]]:
    """Return the text and the (offset, number) of each page's start; raises ``UnreadableError`` with the reason."""
    data = path.read_bytes()
    if not data:
        raise UnreadableError("the file is empty")
    try:
        pdf = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if _PASSWORD in str(error).lower():
            raise UnreadableError("the PDF is encrypted: it asks for a password") from None
        raise UnreadableError("the PDF is broken: {reason}", reason=error) from None
    try:
        pages = [_page_text(pdf, i) for i in range(len(pdf))]
    except pdfium.PdfiumError as error:
        raise UnreadableError("the PDF is broken: {reason}", reason=error) from None
    finally:
        pdf.close()
    if sum(len("".join(page.split())) for page in pages) < _SCAN * max(len(pages), 1):
        raise UnreadableError("the PDF has no text layer ({pages} pages): it is a scan", pages=len(pages))
    starts = []
    at = 0
    for number, page in enumerate(pages, 1):
        starts.append((at, number))
        at += len(page) + len(_BETWEEN)
    return _BETWEEN.join(pages), tuple(starts)


def _page_text(pdf: pdfium.PdfDocument, index: int) -> str:
    page = pdf[index]
    text_page = page.get_textpage()
    try:
        text: str = text_page.get_text_bounded()
    finally:
        text_page.close()
        page.close()
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_DROPPED)
