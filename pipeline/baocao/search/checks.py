"""What does not add up: in each report, and between reports that state one thing in two ways."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import and_, select

from baocao.errors import UsageError
from baocao.facts.indicators import is_general, is_main
from baocao.search.observations import tidy
from baocao.store.database import Store
from baocao.store.tables import CHECKS, OBSERVATIONS, PASSAGES, REPORTS

_SAME = ("indicator", "subject", "area", "first_day", "last_day", "unit", "per", "status", "cumulative")
_TELLING = 4  # syllables of an indicator that says enough by itself
Found = dict[str, Any]


def check(store: Store, report: str | None = None) -> list[Found]:
    """Return what does not add up in ``report`` (or in any), each as ``{report, kind, stated, computed, tolerance,
    start, end, quote}``, a conflict with ``other`` too. Raises ``UsageError`` where the report is not there.
    """
    at = and_(PASSAGES.c.report_id == CHECKS.c.report_id, PASSAGES.c.ordinal == CHECKS.c.passage)
    inside = select(CHECKS, PASSAGES.c.text).join(PASSAGES, at).order_by(CHECKS.c.report_id, CHECKS.c.ordinal)
    with store.reading() as connection:
        if report is not None:
            if not connection.execute(select(REPORTS.c.id).where(REPORTS.c.id == report)).first():
                raise UsageError("no such report in the store: {report}", report=report)
            inside = inside.where(CHECKS.c.report_id == report)
        found = [_finding(dict(row)) for row in connection.execute(inside).mappings()]
        on = and_(PASSAGES.c.report_id == OBSERVATIONS.c.report_id, PASSAGES.c.ordinal == OBSERVATIONS.c.passage)
        valued = select(OBSERVATIONS, PASSAGES.c.text, REPORTS.c.issuer).join(PASSAGES, on)
        valued = valued.join(REPORTS, REPORTS.c.id == OBSERVATIONS.c.report_id).where(OBSERVATIONS.c.value.is_not(None))
        rows = [dict(row) for row in connection.execute(valued).mappings()]
    found += [one for one in _conflicts(rows, report) if report in (None, one["report"])]
    return sorted(found, key=lambda one: (one["report"], one["start"], one["kind"]))


def _finding(row: Mapping[str, Any]) -> Found:
    figures: list[Any] = [row["stated"], row["computed"], row["tolerance"]]
    if row["kind"] != "citation":
        figures = [None if f is None else tidy(float(f)) for f in figures]
    return {
        "report": row["report_id"],
        "kind": row["kind"],
        "stated": figures[0],
        "computed": figures[1],
        "tolerance": figures[2],
        "start": row["start_offset"],
        "end": row["end_offset"],
        "quote": row["text"],
    }


def _conflicts(rows: Iterable[Mapping[str, Any]], asked: str | None) -> Iterator[Found]:
    """Yield each pair of reports that state different values for one indicator, subject, area, period and status.

    A report that itself states several values for them speaks of several things, and is left out; so are indicators
    too general to be one (``giải ngân``) and rough figures. Of a pair ``asked`` comes first, else the later id.
    """
    groups: dict[tuple[Any, ...], dict[str, list[Mapping[str, Any]]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        if row["indicator"] is None or row["first_day"] is None or row["approximate"]:
            continue
        if row["low"] is None and row["high"] is None and not is_general(row["indicator"]):
            groups[tuple(row[key] for key in _SAME)][row["report_id"]].append(row)
    for reports in groups.values():
        single = [said[0] for _, said in sorted(reports.items()) if len({one["value"] for one in said}) == 1]
        first = next((one for one in single if one["report_id"] == asked), single[0] if single else None)
        for other in single:
            if first is None or other is first or not _comparable(first, other):
                continue
            tolerance = (first["half_step"] or 0.0) + (other["half_step"] or 0.0)
            if abs(first["value"] - other["value"]) > tolerance:
                pair = (first, other) if first["report_id"] == asked else (other, first)
                yield _conflict(*pair, tolerance)


def _comparable(a: Mapping[str, Any], b: Mapping[str, Any]) -> bool:
    """Tell whether two reports speak of one scope: of one issuer, or of an indicator that says enough by itself.

    A board's `số dự án` is not the province's; without an area only a main indicator is the country's.
    """
    if a["issuer"] == b["issuer"] or is_main(a["indicator"]):
        return True
    return a["area"] is not None and len(a["indicator"].split()) >= _TELLING


def _conflict(row: Mapping[str, Any], other: Mapping[str, Any], tolerance: float) -> Found:
    stated = {"stated": tidy(row["value"]), "computed": tidy(other["value"]), "tolerance": tidy(tolerance)}
    place = {"start": row["start_offset"], "end": row["end_offset"], "quote": row["text"]}
    theirs = {"start": other["start_offset"], "end": other["end_offset"], "quote": other["text"]}
    return {
        "report": row["report_id"],
        "kind": "conflict",
        **stated,
        **place,
        "other": {"report": other["report_id"], **theirs},
    }
