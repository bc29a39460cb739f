"""``facts``, ``check``, ``sql``, ``export`` as typed: shapes, files, exit codes."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from baocao.store import open_store
from baocao.store.writer import write
from openpyxl import load_workbook

from tests.cli.conftest import Run
from tests.facts.marked import analyses


@pytest.fixture
def told(run: Run, folder: Path, tmp_path: Path) -> Run:
    """As ``run``, with observations and one wrong share in the store."""
    (folder / "cases").mkdir()
    wrong = ("PERCENT:79,69%", "PERCENT:79,96%")
    with open_store("sqlite:///facts.db", create=True) as store:
        for one in (*analyses("observations").values(), *analyses("checks", wrong, folder=folder / "cases").values()):
            write(store, one, content_hash="h", fingerprint="f")
    return run


def test_facts(told: Run) -> None:
    found = told("facts", "doanh", "thu", "du", "lich", "--json")
    assert found.code == 0 and [one["value"] for one in found.json] == [3_321_000_000_000]
    said = told("facts", "doanh thu du lich").out
    assert "Tổng doanh thu từ du lịch" in said and "3.321.000.000.000 VND" in said and "tăng giảm: +11 %" in said
    assert "3,321,000,000,000 VND" in told("facts", "doanh thu du lich", "--lang", "en").out
    assert len(told("facts", "--json").json) > 20
    assert told("facts", "khách sạn", "--json").json == []
    assert told("facts", "khách sạn").code == 0


def test_facts_in_excel(told: Run, folder: Path) -> None:
    out = told("facts", "--csv").out
    assert out.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(out.removeprefix("\ufeff"))))
    tourism = next(row for row in rows if row["indicator"] == "Doanh thu từ du lịch")
    assert (tourism["value"], tourism["change_value"], tourism["target_value"]) == ("3321000000000", "11", "")
    assert told("facts", "--xlsx", "facts.xlsx").code == 0
    sheet = load_workbook(folder / "facts.xlsx").active
    assert sheet is not None
    head, *cells = sheet.iter_rows(values_only=True)
    assert len(cells) == len(rows)
    row = dict(zip(head, cells[[r["indicator"] for r in rows].index("Doanh thu từ du lịch")], strict=True))
    assert row["value"] == 3_321_000_000_000 and isinstance(row["plan_share"], int | float)


def test_citations_in_excel(told: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(told("cite", "17-NQ/TU", "--csv").out.removeprefix("\ufeff"))))
    assert all(row["quote"] for row in rows)


def test_formulas_stay_text(tmp_path: Path) -> None:
    from baocao.exchange.sheets import csv_text, write_xlsx

    assert csv_text(["a"], [["=1+1"], [-1.5]]) == "\ufeffa\r\n =1+1\r\n-1.5\r\n"
    write_xlsx(["a"], [["=1+1"], [-1.5]], tmp_path / "a.xlsx")
    sheet = load_workbook(tmp_path / "a.xlsx").active
    assert sheet is not None
    assert [(c.value, c.data_type) for c in sheet["A"]] == [("a", "s"), ("=1+1", "s"), (-1.5, "n")]


def test_check(told: Run) -> None:
    found = told("check", "ty-le", "--json").json
    assert [set(one) for one in found] == [
        {"report", "kind", "stated", "computed", "tolerance", "start", "end", "quote"}
    ]
    assert (found[0]["kind"], found[0]["stated"], found[0]["computed"]) == ("share", 79.96, 79.6875)
    assert told("check", "--json").json == found
    assert "nêu 79,96, tính ra 79,6875, dung sai 0,005" in told("check").out
    assert told("check", "gom", "--json").json == []
    assert told("check", "khong-co").code == 2


def test_sql(told: Run) -> None:
    found = told("sql", "SELECT id FROM reports WHERE id LIKE 'du-%'", "--json")
    assert found.json == [{"id": "du-lich"}]
    assert "du-lich" in told("sql", "SELECT id FROM reports").out
    refused = told("sql", "DELETE FROM reports")
    assert refused.code == 2 and len(refused.err.splitlines()) == 1
    assert told("sql", " ").code == 2


def test_export(told: Run, folder: Path) -> None:
    assert told("export", "--to", "csv", "out").code == 0
    assert (folder / "out/observations.csv").read_bytes().startswith("\ufeff".encode())
    assert told("export", "--to", "xml", "out").code == 2


@pytest.mark.parametrize(
    "typed",
    [
        ("facts", "--json", "--csv"),
        ("facts", "--period", "hôm qua"),
        ("facts", "--report", "khong-co"),
        ("facts", "--xlsx", "khong/co/facts.xlsx"),
        ("facts", "??"),
    ],
)
def test_wrong_usage(told: Run, typed: tuple[str, ...]) -> None:
    assert told(*typed).code == 2
