"""Observations by what a person types: ``doanh thu du lich``, ``giải ngân 2024 Q2``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from sqlalchemy import Select, and_, or_, select

from baocao.errors import UsageError
from baocao.facts.indicators import canonical
from baocao.resolve.jurisdiction import plain
from baocao.search.periods import Asked, asked_period, taken
from baocao.search.spelling import near
from baocao.store.database import Store
from baocao.store.tables import OBSERVATIONS, PASSAGES, REPORTS
from baocao.vietnamese.grammar import words

Fact = dict[str, Any]
KEYS = (
    *("indicator", "indicator_text", "subject", "area", "period", "value", "low", "high", "unit", "unit_code"),
    *("currency", "per", "of", "cumulative", "status", "change", "plan_share", "target", "whole", "period_from"),
    *("area_from", "report", "start", "end", "page", "quote"),
)


def facts(
    store: Store,
    query: str = "",
    *,
    report: str | None = None,
    period: str | None = None,
    area: str | None = None,
    limit: int | None = None,
) -> list[Fact]:
    """Return the observations that fit, best first, each with the keys ``KEYS``; with no query all of them.

    A word fits where the indicator or the subject has it; where none has them all, one may be mistyped. A period in the
    query narrows as ``period`` does: to what lies in it. Raises ``UsageError`` for an unknown report, a period that is
    none, a limit below one.
    """
    if limit is not None and limit < 1:
        raise UsageError("a limit is at least 1, not {limit}", limit=limit)
    asked, left = taken(query) if query.strip() else (None, "")
    wanted = [a for a in (asked, asked_period(period) if period else None) if a is not None]
    tokens = [t for t in plain(left).split() if t not in _small()] or plain(left).split()
    name = _main_name(left)
    rows: list[tuple[float, Fact]] = []
    with store.reading() as connection:
        if report is not None and not connection.execute(select(REPORTS.c.id).where(REPORTS.c.id == report)).first():
            raise UsageError("no such report in the store: {report}", report=report)
        for narrow in (True, False):
            for row in map(dict, connection.execute(_select(report, tokens if narrow else [], name)).mappings()):
                if _placed(row, wanted, area) and (score := _score(row, tokens, name, wanted)) is not None:
                    rows.append((score, row))
            if rows or not tokens:
                break
    rows.sort(key=lambda found: (-found[0], found[1]["report_id"], found[1]["ordinal"]))
    return [_fact(row) for _, row in rows[:limit]]


def _select(report: str | None, tokens: list[str], name: str | None) -> Select[Any]:
    """Return what to read: the rows with all of ``tokens`` or of the indicator ``name``; all without tokens."""
    at = and_(PASSAGES.c.report_id == OBSERVATIONS.c.report_id, PASSAGES.c.ordinal == OBSERVATIONS.c.passage)
    query = select(OBSERVATIONS, PASSAGES.c.page, PASSAGES.c.text.label("quote")).join(PASSAGES, at)
    if tokens:
        has_all = and_(*(OBSERVATIONS.c.words.contains(token, autoescape=True) for token in tokens))
        query = query.where(or_(has_all, OBSERVATIONS.c.indicator == name) if name else has_all)
    return query if report is None else query.where(OBSERVATIONS.c.report_id == report)


@cache
def _small() -> frozenset[str]:
    return frozenset(plain(word) for word in words("facts")["asked_small"])


def _main_name(query: str) -> str | None:
    """Return the main indicator that the words are a name of, if any: ``GRDP``."""
    text = " ".join(query.split())
    for said in (text, text.upper()):
        found = canonical(said, {})
        if found.reason.endswith("of it") or found.reason.endswith("its name"):
            return found.name
    return None


def _placed(row: Mapping[str, Any], wanted: Iterable[Asked], area: str | None) -> bool:
    if not all(asked.fits(row["period"], row["first_day"], row["last_day"]) for asked in wanted):
        return False
    return area is None or (row["area"] is not None and f" {plain(area)} " in f" {plain(row['area'])} ")


def _score(row: Mapping[str, Any], tokens: list[str], name: str | None, wanted: list[Asked]) -> float | None:
    """Return how well a row fits, None where it does not: by name, by its words, the fewer others the better.

    One word may be mistyped: such rows are read only where no other fits.
    """
    known = row["words"].split()
    exact = 1.0 if any(asked.written == row["period"] for asked in wanted) else 0.0
    if name is not None and row["indicator"] == name:
        return 4.0 + exact
    if not tokens:
        return exact
    wrong = [token for token in tokens if token not in known]
    if len(wrong) > 1 or not all(any(near(word, token) for word in known) for token in wrong):
        return None
    return len(tokens) / max(len(known), 1) + exact + (-3.0 if wrong else 2.0)


def _fact(row: Mapping[str, Any]) -> Fact:
    change = target = None
    if row["change_value"] is not None:
        change = {"value": tidy(row["change_value"]), "unit": row["change_unit"], "base": row["change_base"]}
    if row["target_value"] is not None:
        unit, when = row["target_unit"], row["target_period"]
        target = {"value": tidy(row["target_value"]), "unit": unit, "period": when}
    made: Fact = {key: row[key] for key in KEYS if key in row}
    for key in ("value", "low", "high", "plan_share"):
        made[key] = tidy(row[key])
    made.update(
        of=tidy(row["of_value"]),
        change=change,
        target=target,
        whole=row["whole_start"],
        report=row["report_id"],
        start=row["start_offset"],
        end=row["end_offset"],
    )
    return {key: made[key] for key in KEYS}


def tidy(value: float | None) -> float | int | None:
    """Return a whole number as one."""
    return int(value) if value is not None and value == int(value) and abs(value) < 2**53 else value
