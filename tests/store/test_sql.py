"""Queries of one's own only read; the tables leave the store whole, in three formats."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from baocao.errors import UsageError
from baocao.exchange.dump import TABLES, dump
from baocao.store import Store, open_store
from baocao.store.sql import ask
from baocao.store.writer import write

from tests.facts.marked import analyses


@pytest.fixture
def store(store_url: str) -> Iterator[Store]:
    with open_store(store_url, create=True) as opened:
        for one in analyses("observations").values():
            write(opened, one, content_hash="h", fingerprint="f")
        yield opened


def test_rows_and_columns(store: Store) -> None:
    columns, rows = ask(store, "SELECT id, period FROM reports WHERE period LIKE '2024-H%' ORDER BY id;")
    assert columns == ["id", "period"]
    assert rows == [["dia-ban", "2024-H1"], ["du-lich", "2024-H1"], ["trong-do", "2024-H1"]]


@pytest.mark.parametrize(
    "query",
    [
        "DELETE FROM reports",
        "UPDATE reports SET period = '2024'",
        "CREATE TABLE x (y TEXT)",
        "DROP TABLE reports",
        "SELECT * FROM khong_co",
        "SELECT 1; DELETE FROM reports",
        "COMMIT; DELETE FROM reports",
        "WITH x AS (SELECT 1) DELETE FROM reports",
        "DELETE FROM reports RETURNING id",
        "PRAGMA user_version = 9",
        "SET TRANSACTION READ WRITE",
        "CREATE TEMP TABLE x (y INT)",
        "xin chào",
    ],
)
def test_what_writes_or_is_wrong_is_refused(store: Store, query: str) -> None:
    with pytest.raises(UsageError):
        ask(store, query)
    assert ask(store, "SELECT count(*) FROM reports")[1] == [[9]]


@pytest.mark.parametrize("query", ["ATTACH '{}' AS x", "VACUUM INTO '{}'", "COPY (SELECT 1) TO '{}'"])
def test_a_query_writes_no_other_file(store: Store, query: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        ask(store, query.format(tmp_path / "other"))
    assert not (tmp_path / "other").exists()


def test_each_column_has_a_name_and_each_cell_is_plain(store: Store) -> None:
    columns, rows = ask(store, "SELECT id, id, '%s' AS sign, 5 % 2 AS rest FROM reports ORDER BY id LIMIT 1")
    assert columns == ["id", "id_2", "sign", "rest"] and rows[0][2:] == ["%s", 1]
    added = ask(store, "SELECT sum(start_offset), avg(start_offset) FROM observations")[1][0]
    assert isinstance(added[0], int) and isinstance(added[1], float) and json.dumps(added)


@pytest.mark.parametrize("ending", ["csv", "jsonl", "parquet"])
def test_tables_leave_whole(store: Store, ending: str, tmp_path: Path) -> None:
    if ending == "parquet":
        pytest.importorskip("pyarrow")
    written = dict(dump(store, tmp_path / "out", ending))
    assert [path.name for path in written] == [f"{table.name}.{ending}" for table in TABLES]
    for table in TABLES:
        assert (
            written[tmp_path / "out" / f"{table.name}.{ending}"] == ask(store, f"SELECT count(*) FROM {table}")[1][0][0]
        )
    rows = list(_read(tmp_path / "out" / f"observations.{ending}", ending))
    tourism = next(row for row in rows if row["indicator_text"] == "Tổng doanh thu từ du lịch")
    assert float(tourism["value"]) == 3_321_000_000_000 and tourism["period"] == "2024-H1"
    assert not tourism["cumulative"]


def _read(path: Path, ending: str) -> Iterator[dict[str, str]]:
    if ending == "parquet":
        import pyarrow as pa
        import pyarrow.parquet as pq

        table = pq.read_table(path)
        types = {field.name: field.type for field in table.schema}
        assert types["value"] == pa.float64() and types["start_offset"] == pa.int64()
        assert types["approximate"] == pa.bool_() and types["period"] == pa.string()
        yield from table.to_pylist()
    elif ending == "csv":
        assert path.read_bytes().startswith("\ufeff".encode())
        with path.open(encoding="utf-8-sig", newline="") as file:
            yield from csv.DictReader(file)
    else:
        yield from (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())


def test_a_file_is_no_folder(store: Store, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("")
    with pytest.raises(UsageError):
        list(dump(store, tmp_path / "out", "csv"))
