"""The door: ``READERS`` names one reader a format, ``read`` opens a file, ``from_text`` takes text as it is."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from pathlib import Path

from baocao.errors import UnreadableError, UsageError
from baocao.ingest.blocks import layout
from baocao.ingest.text import read_text
from baocao.records import Document, Meta, Range
from baocao.vietnamese.text import nfc

Pages = tuple[Range, ...]
Reader = Callable[[Path], tuple[str, Pages]]


def _read_docx(path: Path) -> tuple[str, Pages]:
    from baocao.ingest.docx import read_docx  # python-docx takes long to import

    return read_docx(path)


def _read_pdf(path: Path) -> tuple[str, Pages]:
    from baocao.ingest.pdf import read_pdf  # PDFium is a library of its own

    return read_pdf(path)


# One reader a format; a scan's or an old .doc's would stand here too.
READERS: Mapping[str, Reader] = {
    ".txt": read_text,
    ".md": read_text,
    ".docx": _read_docx,
    ".pdf": _read_pdf,
}


def read(path: Path | str, id: str | None = None, meta: Meta | None = None) -> Document:
    """Return the document in ``path``; its id is the file's name where none is given.

    Raises ``UsageError`` where there is no such file or no reader for its extension, ``UnreadableError`` with the
    reason where it cannot be read.
    """
    path = Path(path)
    if not path.is_file():
        raise UsageError("no such file: {path}", path=path)
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise UsageError("no reader for {suffix} files", suffix=path.suffix or path.name)
    try:
        text, pages = reader(path)
    except OSError as error:
        raise UnreadableError("the file cannot be opened: {reason}", reason=error.strerror or error) from None
    return _document(id or path.name, text, pages, str(path), meta)


def from_text(id: str, text: str, meta: Meta | None = None) -> Document:
    """Return ``text`` as a document: where it is NFC, offsets index the very text given, else ``normalised`` is true.

    Raises ``UnreadableError`` for text with nothing in it or with NUL characters.
    """
    if not text.strip():
        raise UnreadableError("the text is empty")
    if "\x00" in text:
        raise UnreadableError("NUL character at offset {offset}: this is not text", offset=text.index("\x00"))
    return _document(id, text, (), "", meta)


def _document(id: str, text: str, pages: Pages, source: str, meta: Meta | None) -> Document:
    normalised = not unicodedata.is_normalized("NFC", text)
    if normalised:
        pages = tuple((len(nfc(text[:offset])), number) for offset, number in pages)
        text = nfc(text)
    blocks, stated = layout(text, pages)
    return Document(id, text, blocks, pages or stated, source, meta or Meta(), normalised)
