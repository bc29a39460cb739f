"""Opening a store, and what can be wrong with it."""

import sqlite3
import subprocess
import sys
import textwrap

import baocao.store.database as database
import pytest
from baocao.errors import StoreError, UsageError
from baocao.store import open_store
from baocao.store.migrations import MIGRATIONS, migrate, version
from baocao.store.tables import METADATA, VERSION
from handmade import analysis, put
from sqlalchemy import inspect, text, update


@pytest.mark.parametrize(
    "url",
    [
        "",
        "facts.db",
        "sqlite",
        "mysql://localhost/facts",
        "sqlite:///no/such/folder/facts.db",
        "sqlite:////",
        "://",
        "postgresql:x",
    ],
)
def test_a_bad_address(url):
    with pytest.raises(UsageError):
        open_store(url, create=True)


def test_an_absent_store_is_not_made_for_reading(tmp_path):
    path = tmp_path / "facts.db"
    with pytest.raises(UsageError):
        open_store(f"sqlite:///{path}")
    assert not path.exists()
    path.touch()
    with pytest.raises(UsageError):
        open_store(f"sqlite:///{path}")


def test_an_empty_database_holds_no_store(store_url):
    with pytest.raises(UsageError):
        open_store(store_url)


def test_the_password_is_not_shown():
    with pytest.raises(StoreError) as failure:
        open_store("postgresql://anh:bimat@127.0.0.1:1/facts", create=True)
    assert "bimat" not in str(failure.value)


def test_a_file_that_is_no_database(tmp_path):
    path = tmp_path / "facts.db"
    path.write_text("Báo cáo số 185/BC-UBND\n" * 200, encoding="utf-8")
    before = path.read_bytes()
    with pytest.raises(StoreError):
        open_store(f"sqlite:///{path}", create=True)
    assert path.read_bytes() == before


def test_a_database_of_something_else(tmp_path):
    path = tmp_path / "facts.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE sinh_vien (ten TEXT)")
    with pytest.raises(StoreError):
        open_store(f"sqlite:///{path}", create=True)


def test_a_store_of_a_newer_version(store_url):
    with open_store(store_url, create=True) as store, store.writing() as connection:
        connection.execute(update(VERSION).values(version=999))
    for create in (True, False):
        with pytest.raises(StoreError, match="newer"):
            open_store(store_url, create=create)


def test_the_tables_are_those_the_migrations_make(store_url):
    with open_store(store_url, create=True) as store, store.reading() as connection:
        found = inspect(connection)
        for table in METADATA.sorted_tables:
            columns = {c["name"] for c in found.get_columns(table.name)} - {"folded", "marked"}
            assert columns == set(table.columns.keys()), table.name
            assert set(found.get_pk_constraint(table.name)["constrained_columns"]) == {
                c.name for c in table.primary_key
            }


def test_each_earlier_version_is_brought_up(store_url):
    for step in range(1, len(MIGRATIONS)):
        with database.connect(store_url, create=True) as store:
            with store.writing() as connection:
                migrate(connection, store.url, up_to=step)
            with open_store(store_url) as opened, opened.reading() as connection:
                assert version(connection, opened.url) == MIGRATIONS[-1].number


@pytest.mark.parametrize("step", range(1, len(MIGRATIONS)))
def test_an_earlier_version_keeps_its_data(store_url, step):
    with database.connect(store_url, create=True) as store, store.writing() as connection:
        migrate(connection, store.url, up_to=step)
        connection.exec_driver_sql(
            "INSERT INTO reports (id, source, content_hash, meta, fingerprint, characters, header, period)"
            " VALUES ('a', 'a.txt', 'h', '{}', 'f', 10, '{}', '2024-H1')"
        )
        connection.exec_driver_sql(
            "INSERT INTO passages (id, report_id, ordinal, section, kind, start_offset, end_offset, text)"
            " VALUES (1, 'a', 0, 0, 'body', 0, 10, 'Giải ngân.')"
        )
    with open_store(store_url) as opened:
        with opened.reading() as connection:
            kept = "SELECT r.id, r.period, p.text FROM reports r JOIN passages p ON p.report_id = r.id"
            assert connection.execute(text(kept)).all() == [("a", "2024-H1", "Giải ngân.")]
        put(opened, analysis("b", "Giải ngân."))
        with opened.reading() as connection:
            assert connection.execute(text("SELECT count(*) FROM reports")).scalar() == 2


def test_opening_again_changes_nothing(store_url):
    with open_store(store_url, create=True) as store:
        put(store, analysis("a", "Giải ngân."))
    with open_store(store_url, create=True) as store, store.reading() as connection:
        assert connection.execute(text("SELECT count(*) FROM reports")).scalar() == 1


def test_sqlite_is_set_up(tmp_path):
    with open_store(f"sqlite:///{tmp_path / 'facts.db'}", create=True) as store, store.reading() as connection:
        asked = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("journal_mode", "foreign_keys")
        }
    assert asked == {"journal_mode": "wal", "foreign_keys": 1}


HOLDS = textwrap.dedent(
    """
    import sqlite3, sys
    connection = sqlite3.connect(sys.argv[1], isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    print("held", flush=True)
    sys.stdin.read()
    """
)


def test_a_store_held_by_another_process(tmp_path, monkeypatch):
    path = tmp_path / "facts.db"
    with open_store(f"sqlite:///{path}", create=True) as store:
        put(store, analysis("a", "Giải ngân."))
    monkeypatch.setattr(database, "WAIT_SECONDS", 0.2)
    other = subprocess.Popen([sys.executable, "-c", HOLDS, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    try:
        assert other.stdout.readline() == b"held\n"
        with open_store(f"sqlite:///{path}", create=True) as store:
            with pytest.raises(StoreError, match="another process"):
                put(store, analysis("b", "Giải ngân."))
            with store.reading() as connection:  # reading goes on
                assert connection.execute(text("SELECT count(*) FROM reports")).scalar() == 1
    finally:
        other.communicate()
