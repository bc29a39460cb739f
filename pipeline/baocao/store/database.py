"""Opens a database and hides which one it is: the only file that switches on the dialect.

SQLite runs in WAL mode with foreign keys on and waits ``WAIT_SECONDS`` for a lock; a writing transaction takes the
write lock when it begins. PostgreSQL takes an advisory lock where two writers could meet.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, Table, create_engine, event, insert, make_url, text
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import StaticPool

from baocao.errors import UsageError
from baocao.store.authorizer import only_read
from baocao.store.failures import WAIT_SECONDS, told

SQLITE, POSTGRES = "sqlite", "postgresql"
_ROWS_AT_ONCE = 5000


class Store:
    """An open store. ``reading()`` and ``writing()`` give a connection inside one transaction; close it when done."""

    def __init__(self, engine: Engine, url: str) -> None:
        self.engine = engine
        self.url = url

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one state of the store. Raises ``StoreError``."""
        with told(self.url), self.engine.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection whose work is kept whole at the end, or not at all. Raises ``StoreError``."""
        with told(self.url), self.engine.connect().execution_options(writes=True) as connection, connection.begin():
            yield connection

    @contextmanager
    def asking(self) -> Iterator[Connection]:
        """Give a connection that can write nothing, whatever is run on it. Raises ``StoreError``.

        PostgreSQL reads through a cursor, which takes one statement, and none but a query.
        """
        engine = _read_only(self.engine)
        try:
            with told(self.url), engine.connect().execution_options(no_parameters=True) as connection:
                if engine.dialect.name == POSTGRES:
                    connection.exec_driver_sql("SET TRANSACTION READ ONLY")
                    connection.execution_options(stream_results=True)
                yield connection
        finally:
            if engine is not self.engine:
                engine.dispose()

    def close(self) -> None:
        """Give the connections back."""
        self.engine.dispose()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def parsed(url: str) -> URL:
    """Return the parsed ``url``; raises ``UsageError`` where it names no kind of store we have."""
    try:
        found = make_url(url)
    except ArgumentError:
        raise UsageError("not a store's address: {url} (try sqlite:///facts.db)", url=url) from None
    if found.drivername in (SQLITE, "sqlite+pysqlite"):
        return found.set(drivername=SQLITE)
    if found.drivername in (POSTGRES, "postgres", "postgresql+psycopg"):
        return found.set(drivername="postgresql+psycopg")
    raise UsageError("unknown kind of store: {url} (sqlite:///… or postgresql://…)", url=url)


def connect(url: str, create: bool) -> Store:
    """Return a store on the database at ``url``, whatever is in it. Raises ``UsageError`` where there is none."""
    address = parsed(url)
    shown = address.render_as_string(hide_password=True).replace("+psycopg", "")
    engine = _sqlite(address, shown, create) if address.drivername == SQLITE else _postgres(address)
    return Store(engine, shown)


def _sqlite(address: URL, shown: str, create: bool) -> Engine:
    memory = address.database in (None, "", ":memory:")
    if not memory:
        path = Path(str(address.database))
        if path.is_dir():
            raise UsageError("the store {url} is a folder", url=shown)
        if not path.exists() and not create:
            raise UsageError("there is no store at {url}: make one with `baocao run`", url=shown)
        if not path.parent.is_dir():
            raise UsageError("no such folder for a store: {path}", path=path.parent)
    elif not create:
        raise UsageError("there is no store at {url}: make one with `baocao run`", url=shown)
    engine = create_engine(
        address,
        connect_args={"timeout": WAIT_SECONDS, "check_same_thread": False},
        **({"poolclass": StaticPool} if memory else {}),
    )
    event.listen(engine, "connect", _sqlite_connected)
    event.listen(engine, "begin", _sqlite_begun)
    return engine


def _sqlite_connected(connection: Any, _: object) -> None:
    connection.isolation_level = None  # the driver starts no transaction of its own: ``_sqlite_begun`` does
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA cache_size = -65536")


def _sqlite_begun(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("writes") else "BEGIN")


def _postgres(address: URL) -> Engine:
    try:
        import psycopg  # noqa: F401
    except ImportError:
        raise UsageError("a PostgreSQL store needs an extra: pip install 'baocao[postgres]'") from None
    return create_engine(
        address, connect_args={"options": f"-c lock_timeout={WAIT_SECONDS}s", "connect_timeout": WAIT_SECONDS}
    )


def _read_only(engine: Engine) -> Engine:
    """Return an engine on the same SQLite file that only reads; PostgreSQL has read-only transactions."""
    file = engine.url.database
    if engine.dialect.name == POSTGRES or file in (None, "", ":memory:"):
        return engine
    path = quote(str(Path(str(file)).resolve()))
    address = URL.create(SQLITE, database=f"file:{path}", query={"mode": "ro", "uri": "true"})
    asking = create_engine(address, connect_args={"timeout": WAIT_SECONDS})
    event.listen(asking, "connect", only_read)
    return asking


def write_ahead(store: Store) -> None:
    """Set SQLite's write-ahead log, once: it stays with the file."""
    if store.engine.dialect.name == SQLITE:
        with told(store.url), store.engine.connect() as connection:
            cursor = connection.connection.cursor()
            cursor.execute("PRAGMA journal_mode = WAL")
            cursor.close()


def lock(connection: Connection, name: str, shared: bool = False) -> None:
    """Hold ``name`` until the transaction ends, so that no other writer does (``shared``: none but sharing ones).

    SQLite has one writer anyhow.
    """
    if connection.dialect.name == POSTGRES:
        number = int.from_bytes(hashlib.blake2b(name.encode(), digest_size=8).digest(), "big", signed=True)
        call = "pg_advisory_xact_lock_shared" if shared else "pg_advisory_xact_lock"
        connection.execute(text(f"SELECT {call}(:number)"), {"number": number})


def insert_all(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Put many rows into ``table``: by COPY in PostgreSQL, as one prepared statement in SQLite.

    All rows have the keys of the first.
    """
    if not rows:
        return
    if connection.dialect.name == POSTGRES:
        names = [name for name in table.columns.keys() if name in rows[0]]  # noqa: SIM118
        cursor = connection.connection.cursor()
        with cursor.copy(f"COPY {table.name} ({', '.join(names)}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row([row[name] for name in names])
        cursor.close()
        return
    for at in range(0, len(rows), _ROWS_AT_ONCE):
        connection.execute(insert(table), rows[at : at + _ROWS_AT_ONCE])


def is_postgres(connection: Connection) -> bool:
    """Whether full text is PostgreSQL's (``fulltext.py`` asks)."""
    return connection.dialect.name == POSTGRES
