"""PERIOD: a stretch with two ends; either may leave out what the other states (``12-16/3/2024``)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from baocao.entities import calendar, date
from baocao.entities.calendar import Groups, read, word_pattern
from baocao.entities.context import Context
from baocao.records import Period

write = calendar.write
_FINENESS = ("year", "half", "quarter", "month", "day")


def parse(words: str, context: Context) -> Period:
    """Return the stretch that ``words`` name; raises ``ValueError`` with the reason where they cannot be read."""
    ends = _ends(" ".join(words.split()).lower())
    if ends is None:
        raise ValueError(f"not read as two ends: {' '.join(words.split())}")
    (first_kind, first), (last_kind, last) = ends
    last_value = _value(last_kind, _completed(last_kind, last, first), context)
    start = _start(first_kind, first, last_value, context)
    end = last_value.end or last_value.start
    if "year" not in last and "year" in first and calendar.first_month(end) < calendar.first_month(start):
        end = f"{int(end[:4]) + 1:04d}{end[4:]}"
    if end[:4] < start[:4] or (len(end) == len(start) and end < start):
        raise ValueError(f"ends before it begins: {start}/{end}")
    finer = max(calendar.granularity(start), calendar.granularity(end), key=_FINENESS.index)
    return Period(start, end, finer)


Point = tuple[str, Groups]


@lru_cache(maxsize=8192)
def _ends(plain: str) -> tuple[Point, Point] | None:
    """Return the readings of both ends, at the first joint where both can be read."""
    while match := word_pattern("lead").match(plain):
        plain = plain[match.end() :]
    for left, right in _cuts(plain):
        first, last = read(left), read(right)
        if last and last[0] == "bare" and first and first[0] == "year":  # 2021-25
            last = ("year", {"year": last[1]["day"]})
        if first and last:
            return _alike(first, last), last
    return None


def _cuts(plain: str) -> Iterator[tuple[str, str]]:
    for match in word_pattern("joint").finditer(plain):
        yield plain[: match.start()], plain[match.end() :]


def _alike(first: Point, last: Point) -> Point:
    """Read a bare first number as what the last end is: a day of ``12-16/3/2024``, a month of ``3-4/2024``."""
    kind, groups = first
    if kind == "bare" and last[0] in ("month", "quarter"):
        return last[0], {last[0]: groups["day"]}
    return first


def _completed(kind: str, groups: Groups, other: Groups) -> Groups:
    """Return the last end with the year (and a bare day's month) that only the first end states."""
    missing = {"year": other["year"]} if "year" not in groups and "year" in other else {}
    if kind == "bare" and "month" in other:
        missing["month"] = other["month"]
    return {**groups, **missing}


def _value(kind: str, groups: Groups, context: Context) -> Period:
    return date.RULES["day" if kind == "bare" and "month" in groups else kind](groups, context)


def _start(kind: str, groups: Groups, last: Period, context: Context) -> str:
    """Return the first point: what it leaves out is the last one's, a year earlier where it would come after it."""
    end = last.end or last.start
    if kind == "turn" and "start" in groups:  # the year's first day or month, whichever the other end counts in
        year = date.RULES["turn"](groups, replace(context, moment=end, clause=None)).start
        return year + {"day": "-01-01", "month": "-01"}.get(calendar.granularity(end), "")
    if kind == "bare":
        return calendar.day(int(end[:4]), int(end[5:7]), calendar.number(groups["day"]))
    said = "year" in groups or not {"day", "month", "quarter", "n"} & groups.keys()
    start = _value(kind, groups if said else {**groups, "year": end[:4]}, context).start
    if not said and calendar.first_month(start) > calendar.last_month(end):
        start = f"{int(start[:4]) - 1:04d}{start[4:]}"
    return start
