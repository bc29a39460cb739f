"""What SQLite lets a query of the user's own do: read.

A file opened with ``mode=ro`` stays whole, but ``ATTACH`` and ``VACUUM INTO`` could still write others.
"""

from __future__ import annotations

import sqlite3

_READING = (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE)
_PRAGMAS = ("table_info", "table_xinfo", "table_list", "index_list", "index_info", "foreign_key_list", "data_version")


def only_read(connection: sqlite3.Connection, _: object) -> None:
    """Let ``connection`` run nothing but what reads."""
    connection.set_authorizer(_allowed)


def _allowed(action: int, first: str | None, *_: str | None) -> int:
    told = action == sqlite3.SQLITE_PRAGMA and first in _PRAGMAS
    return sqlite3.SQLITE_OK if told or action in _READING else sqlite3.SQLITE_DENY
