"""Brings a store to the present schema, one numbered step after another, each in the same transaction.

A step is a file ``schema/NNNN_name.sql`` that both databases read, and may end in a function for what they write
differently. A step that has been released is never edited: the next change is the next step.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import resources

from sqlalchemy import Connection, delete, insert, inspect, select

from baocao.errors import StoreError, UsageError
from baocao.store import fulltext
from baocao.store.database import Store, connect, lock, write_ahead
from baocao.store.failures import told
from baocao.store.reblocking import reblock
from baocao.store.tables import VERSION


@dataclass(frozen=True, slots=True)
class Migration:
    """One step: its SQL file, and what to do after it."""

    number: int
    file: str
    then: Callable[[Connection], None] | None = None


MIGRATIONS = (
    Migration(1, "0001_first.sql", fulltext.create),
    Migration(2, "0002_facts.sql"),
    Migration(3, "0003_documents.sql", reblock),
)


def latest() -> int:
    """Return the schema version this program writes."""
    return MIGRATIONS[-1].number


def open_store(url: str, create: bool = False) -> Store:
    """Return the store at ``url``, at the latest schema.

    Raises ``UsageError`` for a bad URL, or where there is no store and ``create`` is false; ``StoreError`` for a
    store that a newer program wrote, that is damaged, locked or something else's database.
    """
    store = connect(url, create)
    try:
        with store.reading() as connection:
            stands = version(connection, store.url)
        if stands == 0 and not create:
            raise UsageError("there is no store at {url}: make one with `baocao run`", url=store.url)
        if stands < latest():
            write_ahead(store)
            with store.writing() as connection:
                lock(connection, "migrate")
                migrate(connection, store.url)
    except BaseException:
        store.close()
        raise
    return store


def version(connection: Connection, url: str) -> int:
    """Return the schema version of the store, 0 for an empty database."""
    with told(url):
        tables = set(inspect(connection).get_table_names())
        if VERSION.name not in tables:
            if "passages" in tables or (tables and connection.dialect.name == "sqlite"):
                raise StoreError("{url} is a database of something else, not a store", url=url)
            return 0
        stands = connection.execute(select(VERSION.c.version)).scalar() or 0
    if stands > latest():
        raise StoreError(
            "the store {url} was written by a newer version (schema {found}, this program knows {known}):"
            " upgrade baocao",
            url=url,
            found=stands,
            known=latest(),
        )
    return stands


def migrate(connection: Connection, url: str, up_to: int | None = None) -> None:
    """Take every step between the store's version and ``up_to`` (by default the latest)."""
    target = latest() if up_to is None else up_to
    VERSION.create(connection, checkfirst=True)
    stands = connection.execute(select(VERSION.c.version)).scalar() or 0
    for migration in MIGRATIONS:
        if stands < migration.number <= target:
            for statement in statements(migration.file):
                connection.exec_driver_sql(statement)
            if migration.then:
                migration.then(connection)
    if target > stands:
        connection.execute(delete(VERSION))
        connection.execute(insert(VERSION).values(version=target))


def statements(file: str) -> list[str]:
    """Return the SQL statements of a schema file, in order, without comments."""
    source = resources.files("baocao.store").joinpath("schema", file).read_text(encoding="utf-8")
    lines = [line for line in source.splitlines() if not line.lstrip().startswith("--")]
    return [s.strip() for s in "\n".join(lines).split(";") if s.strip()]
