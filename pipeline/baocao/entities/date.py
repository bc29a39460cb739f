"""DATE: a point in the calendar: day, month, quarter, half, so many months, year; relative ones by the report's own.

A missing year is the one that a list goes on to (``ngày 26 và 27/6/2024``), else the year of the report's period,
else of its date; nothing is guessed: without any of them the words cannot be read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from baocao.entities import calendar
from baocao.entities.calendar import Groups, full_year, number, read, report_period, report_year, stated, word_pattern
from baocao.entities.context import Context
from baocao.records import Period
from baocao.vietnamese.grammar import words as word_list

write = calendar.write


def parse(words: str, context: Context) -> Period:
    """Return the point that ``words`` name; raises ``ValueError`` with the reason where they cannot be read."""
    found = read(words)
    if found is None:
        raise ValueError(f"not read as a date: {' '.join(words.split())}")
    kind, groups = found
    return RULES[kind](groups, context)


def _list_goes_on(context: Context) -> Groups:
    """Return what the next items of a list state (the nearest that has a year), nothing where no list follows."""
    at = 0
    for _ in range(6):
        match = word_pattern("list_next").match(context.after, at)
        if not match:
            return {}
        _, groups = read(match["item"]) or ("", {})
        if "year" in groups:
            return groups
        at = match.end()
    return {}


def _year(groups: Groups, context: Context) -> int:
    if "year" in groups:
        return full_year(groups["year"])
    if turn := _turn(groups):
        return report_year(context) + turn[0]
    if "year" in (listed := _list_goes_on(context)):
        return full_year(listed["year"])
    return report_year(context)


def _turn(groups: Groups) -> tuple[int] | None:
    """Return how many years on from the report's (``năm trước``: -1), in a tuple so that 0 counts as said."""
    return next(((turn,) for name, turn in (("this", 0), ("last", -1), ("next", 1)) if name in groups), None)


def _moment_year(context: Context) -> int:
    """Return the year the sentence speaks of, else the report's; one still to come (a target) is not gone back from."""
    point = context.moment or context.clause
    if not point:
        return report_year(context)
    year = int((stated(point).end or point)[:4])
    known = [int(said[:4]) for said in (context.date, (context.period or "").rpartition("/")[2]) if said]
    return report_year(context) if known and year > max(known) else year


def _day(groups: Groups, context: Context) -> Period:
    return Period(calendar.day(_year(groups, context), number(groups["month"]), number(groups["day"])))


def _bare_day(groups: Groups, context: Context) -> Period:
    """Read ``ngày 5``: its month is the list's, else the one the sentence speaks of, else the report's."""
    listed = _list_goes_on(context)
    if "month" in listed and "day" in listed:
        return _day({**listed, "day": groups["day"]}, context)
    for point in (context.moment, context.period):
        if point and "/" not in point and calendar.granularity(point) == "month":
            return Period(calendar.day(int(point[:4]), int(point[5:7]), number(groups["day"])))
    raise ValueError("a day without its month")


def _month(groups: Groups, context: Context) -> Period:
    return Period(calendar.month(_year(groups, context), number(groups["month"])), None, "month")


def _quarter(groups: Groups, context: Context) -> Period:
    said = groups["quarter"]
    quarter = word_list("calendar")["roman"].get(said) or int(said)
    return Period(f"{_year(groups, context):04d}-Q{quarter}", None, "quarter")


def _months(groups: Groups, context: Context) -> Period:
    """Read so many months from the year's beginning, or to its end: six are a half."""
    count = int(groups["n"]) if "n" in groups else int(word_list("calendar")["spelled"][groups["spelled"]])
    if not 1 <= count <= 12:
        raise ValueError(f"a year has no {count} months")
    year = _year(groups, context)
    if count == 6:
        return Period(f"{year:04d}-H{2 if 'end' in groups else 1}", None, "half")
    first = 13 - count if "end" in groups else 1
    return Period(calendar.month(year, first), calendar.month(year, first + count - 1), "month")


def _half(groups: Groups, context: Context) -> Period:
    return Period(f"{_year(groups, context):04d}-H{2 if 'end' in groups else 1}", None, "half")


def _stated_year(groups: Groups, context: Context) -> Period:
    return Period(f"{_year(groups, context):04d}", None, "year")


def _turn_of_year(groups: Groups, context: Context) -> Period:
    """Read ``đầu năm``, ``năm trước``: from the year the sentence speaks of, else the report's."""
    turn = _turn(groups) or (0,)
    base = report_year(context) if "this" in groups else _moment_year(context)
    return Period(f"{base + turn[0]:04d}", None, "year")


def _same(groups: Groups, context: Context) -> Period:
    """Read ``cùng kỳ``: the clause's stretch, else the report's, one year back or in the year stated."""
    base = stated(context.clause) if context.clause else report_period(context)
    if base is None:
        raise ValueError("neither the clause nor the report states the period to go back from")
    if "previous_month" in groups or "previous_quarter" in groups:
        raise ValueError("the same stretch of an earlier month or quarter is no calendar point")
    own = int((base.end or base.start)[:4])
    return calendar.moved(base, full_year(groups["year"]) - own if "year" in groups else -1)


def _previous(groups: Groups, context: Context) -> Period:
    """Read ``tháng trước``, ``quý trước``: next to the last one that the clause, else the report, covers."""
    point = context.clause or context.period or context.date
    if not point:
        raise ValueError("neither the clause nor the report says which month it is")
    last = stated(point).end or point
    step = next(
        turn
        for name, turn in (("back", -1), ("now", 0), ("on", 1))
        if {f"month_{name}", f"quarter_{name}"} & set(groups)
    )
    if any(name.startswith("month") for name in groups):
        at = int(last[:4]) * 12 + calendar.last_month(last) - 1 + step
        return Period(calendar.month(at // 12, at % 12 + 1), None, "month")
    at = int(last[:4]) * 4 + (calendar.last_month(last) - 1) // 3 + step
    return Period(f"{at // 4:04d}-Q{at % 4 + 1}", None, "quarter")


RULES: Mapping[str, Callable[[Groups, Context], Period]] = {
    "day": _day,
    "bare": _bare_day,
    "month": _month,
    "quarter": _quarter,
    "months": _months,
    "half": _half,
    "year": _stated_year,
    "turn": _turn_of_year,
    "same": _same,
    "previous": _previous,
}
