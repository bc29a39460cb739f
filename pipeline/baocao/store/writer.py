"""Writes a report whole or not at all, and takes one out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, Table, delete, insert, select, text, union

from baocao.errors import UsageError
from baocao.records import Analysis
from baocao.store import fulltext, tables
from baocao.store.database import Store, insert_all, lock
from baocao.store.rows import Prepared, prepare

# Parents before children.
_CHILDREN: tuple[Table, ...] = (
    tables.SECTIONS,
    tables.PASSAGES,
    tables.MENTIONS,
    tables.RELATIONS,
    tables.CITATIONS,
    tables.ABBREVIATIONS,
    tables.EFFECTS,
    tables.BACK_REFERENCES,
    tables.OBSERVATIONS,
    tables.OBSERVATION_PARTS,
    tables.CHECKS,
)


@dataclass(frozen=True, slots=True)
class State:
    """What a stored report was made of; where all three are the same, there is nothing to do."""

    content_hash: str
    meta: str
    fingerprint: str


def write(store: Store, analysis: Analysis, *, content_hash: str, fingerprint: str, meta: str = "{}") -> None:
    """Put ``analysis`` in the store in one transaction, for what stood under its id. Raises ``StoreError``."""
    write_prepared(store, prepare(analysis, content_hash, fingerprint, meta))


def write_prepared(store: Store, prepared: Prepared) -> None:
    """As ``write``, for rows that a worker has made."""
    report = prepared.report["id"]
    with store.writing() as connection:
        lock(connection, "link", shared=True)
        lock(connection, f"report {report}")
        _clear(connection, report)
        blocks = {row["block"] for row in prepared.children["citations"]} | {prepared.report["block"]}
        _mark_stale(connection, blocks)
        connection.execute(insert(tables.REPORTS), [prepared.report])
        for table in _CHILDREN:
            insert_all(connection, table, prepared.children[table.name])
        fulltext.index(connection, [(row["id"], row["text"]) for row in prepared.children["passages"]])
        connection.execute(delete(tables.QUARANTINE).where(tables.QUARANTINE.c.id == report))


def forget(store: Store, report: str) -> None:
    """Take ``report`` out of the store. Raises ``UsageError`` where it is not there."""
    with store.writing() as connection:
        lock(connection, "link", shared=True)
        lock(connection, f"report {report}")
        if connection.execute(select(tables.REPORTS.c.id).where(tables.REPORTS.c.id == report)).first() is None:
            raise UsageError("no such report in the store: {report}", report=report)
        _clear(connection, report)


def states(store: Store, reports: Iterable[str]) -> Mapping[str, State]:
    """Return what the stored ones among ``reports`` were made of."""
    wanted = list(reports)
    table = tables.REPORTS
    found: dict[str, State] = {}
    with store.reading() as connection:
        for at in range(0, len(wanted), 500):
            rows = connection.execute(
                select(table.c.id, table.c.content_hash, table.c.meta, table.c.fingerprint).where(
                    table.c.id.in_(wanted[at : at + 500])
                )
            )
            found.update({row.id: State(row.content_hash, row.meta, row.fingerprint) for row in rows})
    return found


def _clear(connection: Connection, report: str) -> None:
    """Delete a report with all that hangs on it, and remember which blocks its citations were in."""
    cited, own = tables.CITATIONS, tables.REPORTS
    blocks = connection.execute(
        union(select(cited.c.block).where(cited.c.report_id == report), select(own.c.block).where(own.c.id == report))
    )
    _mark_stale(connection, {row.block for row in blocks})
    fulltext.forget(connection, report)
    connection.execute(delete(own).where(own.c.id == report))


def _mark_stale(connection: Connection, blocks: set[str | None]) -> None:
    wanted = [{"block": block} for block in sorted(block for block in blocks if block is not None)]
    if wanted:
        connection.execute(text("INSERT INTO stale_blocks (block) VALUES (:block) ON CONFLICT DO NOTHING"), wanted)
