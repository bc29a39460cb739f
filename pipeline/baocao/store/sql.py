"""A query of the user's own, which only reads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from sqlalchemy.exc import DBAPIError, ResourceClosedError

from baocao.errors import UsageError
from baocao.store.database import Store

_REFUSED = ("readonly", "read-only", "not authorized", "authorization denied", "data-modifying")


def ask(store: Store, query: str) -> tuple[list[str], list[list[Any]]]:
    """Return the columns (each with a name of its own) and rows that ``query`` gives, in cells that JSON knows.

    Raises ``UsageError`` for a query that would write, is wrong, or gives no rows.
    """
    with store.asking() as connection:
        try:
            result = connection.exec_driver_sql(query.strip().rstrip(";"))
            return _told_apart(result.keys()), [[_cell(value) for value in row] for row in result]
        except DBAPIError as failure:
            said = (str(failure.orig).strip().splitlines() or [""])[0]  # below it PostgreSQL shows a cursor of ours
            if any(sign in said.lower() for sign in _REFUSED):
                raise UsageError("sql only reads: {said}", said=said) from failure
            raise UsageError("the query cannot be run: {said}", said=said) from failure
        except ResourceClosedError as failure:
            raise UsageError("sql only reads: the statement gives no rows") from failure


def _told_apart(names: Iterable[str]) -> list[str]:
    """Return the names, the second of one name as ``name_2``."""
    seen: Counter[str] = Counter()
    made = []
    for name in names:
        seen[name] += 1
        made.append(name if seen[name] == 1 else f"{name}_{seen[name]}")
    return made


def _cell(value: Any) -> Any:
    """Return a value as a number, text, truth or None: bytes in hexadecimal, dates and the like as written."""
    if isinstance(value, Decimal) and value.is_finite():
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, bytes | memoryview):
        return bytes(value).hex()
    return value if value is None or isinstance(value, str | int | float) else str(value)
