"""Plain text (.txt, .md), UTF-8."""

from __future__ import annotations

from pathlib import Path

from baocao.ingest.encoding import decoded
from baocao.records import Range


def read_text(path: Path) -> tuple[str, tuple[Range, ...]]:
    """Return the file's text, and no pages: plain text states none but by its running heads."""
    return decoded(path.read_bytes()), ()
