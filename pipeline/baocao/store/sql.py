"""A query of the user's own, which only reads."""

from __future__ import annotations

from typing import Any

from sqlalchemy.exc import DBAPIError, ResourceClosedError

from baocao.errors import UsageError
from baocao.store.database import Store

_REFUSED = ("readonly", "read-only", "not authorized")


def ask(store: Store, query: str) -> tuple[list[str], list[list[Any]]]:
    """Return the columns and rows that ``query`` gives.

    Raises ``UsageError`` for a query that would write, is wrong, or gives no rows.
    """
    with store.asking() as connection:
        try:
            result = connection.exec_driver_sql(query.strip().rstrip(";"))
            return list(result.keys()), [list(row) for row in result]
        except DBAPIError as failure:
            said = " ".join(str(failure.orig).split())
            if any(sign in said.lower() for sign in _REFUSED):
                raise UsageError("sql only reads: {said}", said=said) from failure
            raise UsageError("the query cannot be run: {said}", said=said) from failure
        except ResourceClosedError as failure:
            raise UsageError("sql only reads: the statement gives no rows") from failure
