"""Files citations anew under the blocks that the present program puts them in: the end of a migration."""

from __future__ import annotations

from sqlalchemy import Connection, Table, and_, insert, select, union, update

from baocao.records import Citation
from baocao.resolve.claims import block_of
from baocao.store.tables import CITATIONS, DOCUMENTS, REPORTS, STALE

_SAID = ("doc_type", "doc_number", "doc_year", "doc_symbol")


def reblock(connection: Connection) -> None:
    """Give every citation and every report's own number its block, and leave all of them to the linking pass."""
    for table in (CITATIONS, REPORTS):
        _reblock(connection, table)
    blocks = union(*(select(t.c.block).where(t.c.block.is_not(None)) for t in (CITATIONS, REPORTS, DOCUMENTS)))
    known = set(connection.execute(select(STALE.c.block)).scalars())
    rows = [{"block": block} for block in connection.execute(blocks).scalars() if block not in known]
    if rows:
        connection.execute(insert(STALE), rows)


def _reblock(connection: Connection, table: Table) -> None:
    columns = [table.c[name] for name in _SAID]
    for row in connection.execute(select(*columns, table.c.block).where(table.c.block.is_not(None)).distinct()).all():
        *said, block = row
        now = block_of(Citation(*(part or "" for part in said)))
        if now != block:
            same = and_(*(c == v if v is not None else c.is_(None) for c, v in zip(columns, said, strict=True)))
            connection.execute(update(table).where(same).values(block=now))
