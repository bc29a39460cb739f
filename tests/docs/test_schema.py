"""docs/schema.md: every table and column is told of, and its twelve queries run on both databases."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from baocao.exchange.dump import TABLES
from baocao.store import Store, open_store
from baocao.store.linking import link
from baocao.store.sql import ask
from baocao.store.tables import METADATA
from baocao.store.writer import write

from tests.facts.marked import analyses

PAGE = (Path(__file__).parents[2] / "docs/schema.md").read_text(encoding="utf-8")
QUERIES = re.findall(r"^```sql\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)


@pytest.fixture
def store(store_url: str, tmp_path: Path) -> Iterator[Store]:
    wrong = ("PERCENT:79,69%", "PERCENT:79,96%")
    with open_store(store_url, create=True) as opened:
        for one in (*analyses("observations").values(), *analyses("checks", wrong, folder=tmp_path).values()):
            write(opened, one, content_hash="h", fingerprint="f")
        link(opened)
        yield opened


def test_there_are_twelve() -> None:
    assert len(QUERIES) == 12


def test_each_query_gives_rows(store: Store) -> None:
    for query in QUERIES:
        columns, rows = ask(store, query)
        assert rows, query
        assert all(len(row) == len(columns) for row in rows)


def test_tables_and_columns_are_told_of() -> None:
    told = set(re.findall(r"`([a-z_]+)`", PAGE)) | set(re.findall(r"^## (.*)$", PAGE, re.MULTILINE))
    told |= {word for title in told for word in title.split()}
    assert {table.name for table in METADATA.sorted_tables} - told == set()
    assert {column.name for table in TABLES for column in table.c} - told == set()
