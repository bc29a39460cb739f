"""Records written by hand with their relations (``tests/cases/*.txt``, inline mark-up), as analyses."""

from __future__ import annotations

from pathlib import Path

from baocao.exchange import inline
from baocao.exchange.gold import as_analysis
from baocao.records import Analysis

CASES = Path(__file__).parents[1] / "cases"


def analyses(name: str, *changes: tuple[str, str], folder: Path | None = None) -> dict[str, Analysis]:
    """Return the records of a file by id; ``changes`` are made to its text first, which needs a ``folder``."""
    path = CASES / f"{name}.txt"
    if changes:
        assert folder is not None
        text = path.read_text(encoding="utf-8")
        for old, new in changes:
            assert text.count(old) == 1, old
            text = text.replace(old, new)
        path = folder / f"{name}.txt"
        path.write_text(text, encoding="utf-8")
    return {record.id: as_analysis(record) for record in inline.read(path)}
