"""The store's tables as files: Parquet, CSV, JSON Lines; ``TABLES`` and ``WRITERS`` list which and how."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import BigInteger, Boolean, Double, Integer, Table, select

from baocao.errors import UsageError, missing_extra
from baocao.store.database import Store
from baocao.store.tables import CITATIONS, DOCUMENTS, MENTIONS, OBSERVATIONS, RELATIONS, REPORTS

TABLES = (REPORTS, DOCUMENTS, CITATIONS, RELATIONS, MENTIONS, OBSERVATIONS)
_AT_ONCE = 5000
Row = Mapping[str, Any]
Batches = Iterable[Sequence[Row]]


def dump(store: Store, folder: Path, name: str) -> Iterator[tuple[Path, int]]:
    """Write each table to ``folder`` (made where it is not there) and yield its file with the number of rows.

    All tables are of one state of the store. Raises ``UsageError`` where ``folder`` is a file or an extra is missing.
    """
    ending, write = name, WRITERS[name]
    if folder.exists() and not folder.is_dir():
        raise UsageError("not a folder: {path}", path=folder)
    folder.mkdir(parents=True, exist_ok=True)
    with store.reading() as connection:
        for table in TABLES:
            path = folder / f"{table.name}.{ending}"
            order = list(table.primary_key.columns)
            result = connection.execution_options(stream_results=True).execute(select(table).order_by(*order))
            batches: Batches = ([dict(row) for row in some] for some in result.mappings().partitions(_AT_ONCE))
            yield path, write(table, batches, path)


def _jsonl(_: Table, batches: Batches, path: Path) -> int:
    count = 0
    with path.open("w", encoding="utf-8") as file:
        for rows in batches:
            file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
            count += len(rows)
    return count


def _csv(table: Table, batches: Batches, path: Path) -> int:
    count = 0
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, list(table.c.keys()))
        writer.writeheader()
        for rows in batches:
            writer.writerows(rows)
            count += len(rows)
    return count


def _parquet(table: Table, batches: Batches, path: Path) -> int:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise missing_extra("export") from None
    kinds = {BigInteger: pa.int64(), Integer: pa.int32(), Double: pa.float64(), Boolean: pa.bool_()}
    schema = pa.schema([(c.name, kinds.get(type(c.type), pa.string())) for c in table.c])
    count = 0
    with pq.ParquetWriter(path, schema) as writer:
        for rows in batches:
            writer.write_table(pa.Table.from_pylist([dict(row) for row in rows], schema=schema))
            count += len(rows)
    return count


WRITERS: Mapping[str, Callable[[Table, Batches, Path], int]] = {"parquet": _parquet, "csv": _csv, "jsonl": _jsonl}
