"""Inputs that could not be read, with the reason, until they can."""

from __future__ import annotations

import json

from sqlalchemy import delete, insert, select

from baocao.errors import BaocaoError, UnreadableError
from baocao.store.database import Store
from baocao.store.tables import QUARANTINE


def put(store: Store, report: str, source: str, reason: BaocaoError, run: int | None = None) -> None:
    """Keep ``report`` in quarantine with its ``reason``, in the place of an earlier one."""
    figures = json.dumps({k: str(v) for k, v in reason.figures.items()}, ensure_ascii=False, sort_keys=True)
    row = {"id": report, "source": source, "message": reason.message, "figures": figures, "run": run}
    with store.writing() as connection:
        connection.execute(delete(QUARANTINE).where(QUARANTINE.c.id == report))
        connection.execute(insert(QUARANTINE), [row])


def quarantined(store: Store) -> list[tuple[str, BaocaoError]]:
    """Return the quarantined inputs and why, by id."""
    with store.reading() as connection:
        rows = connection.execute(select(QUARANTINE).order_by(QUARANTINE.c.id)).all()
    return [
        (row.id, UnreadableError(row.message, **json.loads(row.figures))) for row in sorted(rows, key=lambda r: r.id)
    ]
