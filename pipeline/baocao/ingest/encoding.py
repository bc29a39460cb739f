"""From a file's bytes to its text: strict UTF-8, and a clear reason where it is not."""

from __future__ import annotations

from baocao.errors import UnreadableError

_BINARY = (
    b"%PDF",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"\x7fELF",
    b"\x1f\x8b",
    b"GIF8",
    b"{\\rtf",
)
_BOM = "\ufeff"


def decoded(data: bytes) -> str:
    """Return the text of ``data``: UTF-8, its BOM dropped, line ends as ``\\n``.

    Raises ``UnreadableError`` for an empty or binary file, NUL bytes, and invalid UTF-8 (with the byte's offset).
    """
    if not data.strip():
        raise UnreadableError("the file is empty")
    if data.startswith(_BINARY):
        raise UnreadableError("this is a binary file, not text")
    nul = data.find(b"\x00")
    if nul >= 0:
        raise UnreadableError("NUL byte at offset {offset}: this is not a text file", offset=nul)
    if _looks_binary(data):
        raise UnreadableError("this is a binary file, not text")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableError("invalid UTF-8 at byte offset {offset}", offset=error.start) from None
    text = text.removeprefix(_BOM)
    if not text.strip():
        raise UnreadableError("the file is empty")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _looks_binary(data: bytes) -> bool:
    """Tell whether more than a tenth of the first bytes are control characters that no text has."""
    sample = data[:4096]
    odd = sum(1 for byte in sample if byte < 32 and byte not in b"\t\n\r\f\v\x1b")
    return odd * 10 > len(sample)
