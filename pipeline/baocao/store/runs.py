"""The log of runs: when, with what, and how many went in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import func, insert, select, update

from baocao.store.database import Store, lock
from baocao.store.tables import RUNS


@dataclass(frozen=True, slots=True)
class Run:
    """One run; times are ISO 8601 in UTC, ``ended`` None where it was broken off."""

    number: int
    started: str
    ended: str | None
    version: str
    tagger: str
    fingerprint: str
    inputs: int
    written: int
    skipped: int
    quarantined: int
    ignored: int


def begin(store: Store, *, version: str, tagger: str, fingerprint: str, inputs: int, ignored: int) -> int:
    """Enter a run in the log and return its number."""
    with store.writing() as connection:
        lock(connection, "runs")
        number = (connection.execute(select(func.max(RUNS.c.number))).scalar() or 0) + 1
        row = {"number": number, "started": _now(), "version": version, "tagger": tagger, "fingerprint": fingerprint}
        counts = {"inputs": inputs, "ignored": ignored, "written": 0, "skipped": 0, "quarantined": 0}
        connection.execute(insert(RUNS), [{**row, **counts}])
    return number


def end(store: Store, number: int, *, written: int, skipped: int, quarantined: int) -> None:
    """Enter how a run ended."""
    counts = {"written": written, "skipped": skipped, "quarantined": quarantined}
    with store.writing() as connection:
        connection.execute(update(RUNS).where(RUNS.c.number == number).values(ended=_now(), **counts))


def runs(store: Store, limit: int = 20) -> list[Run]:
    """Return the latest runs, newest first."""
    with store.reading() as connection:
        rows = connection.execute(select(RUNS).order_by(RUNS.c.number.desc()).limit(limit)).all()
    return [Run(**{name: getattr(row, name) for name in Run.__dataclass_fields__}) for row in rows]


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
