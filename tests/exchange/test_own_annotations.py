"""The project's own annotations hold to the scheme, and to what their manifest says."""

from pathlib import Path

from baocao.exchange.check import check

ANNOTATIONS = Path(__file__).parents[2] / "annotations"


def test_nothing_is_wrong() -> None:
    assert [str(finding) for finding in check(ANNOTATIONS)] == []


def test_texts_to_come_name_their_issuer_and_date() -> None:
    for file in (ANNOTATIONS / "excerpts").glob("*.txt"):
        head, meta, _ = file.read_text(encoding="utf-8").split("\n", 2)
        assert head == f"=== {file.stem}"
        assert "date=" in meta and "issuer=" in meta
