"""What DATE and PERIOD share: the shape ``Period``, its string, and how the words of one point are read.

The words are data (``vietnamese/words/calendar.yaml``): every reading is a kind and named groups, and the rules of
``entities.date`` turn a kind into a value. ISO 8601 with TIMEX3's ``Q`` (quarter) and ``H`` (half).
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from functools import cache, lru_cache

from baocao.entities.context import Context
from baocao.records import Period, Value
from baocao.vietnamese.grammar import expand, words

_POINT = re.compile(
    r"(?P<year>\d{4})(?:-(?:Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<month>\d\d)(?:-(?P<day>\d\d))?))?", re.ASCII
)
_SLIPS = str.maketrans("lioLIO", "110110")
Groups = Mapping[str, str]


@cache
def word_pattern(name: str) -> re.Pattern[str]:
    """Return one regex of the calendar's words, compiled."""
    return re.compile(words("calendar")[name], re.IGNORECASE)


@cache
def _readings() -> tuple[tuple[str, re.Pattern[str]], ...]:
    data = words("calendar")
    return tuple((kind, re.compile(expand(regex, data["macros"]))) for kind, regex in data["readings"])


@lru_cache(maxsize=8192)
def read(said: str) -> tuple[str, Groups] | None:
    """Return the kind of calendar point that the words say and what they state of it, or None."""
    plain = " ".join(said.split()).lower()
    for kind, regex in _readings():
        if match := regex.fullmatch(plain):
            return kind, {name: value for name, value in match.groupdict().items() if value is not None}
    return None


def number(digits: str) -> int:
    """Return a number of a date; scanning slips (``l2``, ``2O``) are put right."""
    return int(digits.translate(_SLIPS))


def full_year(digits: str) -> int:
    """Return a year; two digits are of this century below 50, else of the last."""
    year = number(digits)
    return year if year > 99 else year + (2000 if year < 50 else 1900)


def granularity(point: str) -> str:
    """Return day, month, quarter, half or year for an ISO point; raises ``ValueError`` for anything else."""
    match = _POINT.fullmatch(point)
    if not match:
        raise ValueError(f"not a calendar point: {point}")
    return next((unit for unit in ("day", "month", "quarter", "half") if match[unit]), "year")


def first_month(point: str) -> int:
    """Return the first month that a point covers (1 for a year, 4 for Q2)."""
    match = _POINT.fullmatch(point)
    assert match
    if match["quarter"]:
        return int(match["quarter"]) * 3 - 2
    if match["half"]:
        return int(match["half"]) * 6 - 5
    return int(match["month"] or 1)


def last_month(point: str) -> int:
    """Return the last month that a point covers (12 for a year, 6 for H1)."""
    return first_month(point) + {"quarter": 2, "half": 5, "year": 11}.get(granularity(point), 0)


def stated(value: str) -> Period:
    """Return the ``Period`` that a value string writes (``2024-H1``, ``2024-01/2024-09``); ``ValueError`` if none."""
    start, slash, end = value.partition("/")
    unit = granularity(end if slash else start)
    granularity(start)
    return Period(start, end if slash else None, unit)


def write(value: Value) -> str:
    """Return a ``Period`` as the guidelines write it: ``2024-04``, ``2021/2025``."""
    assert isinstance(value, Period)
    return f"{value.start}/{value.end}" if value.end else value.start


def day(year: int, month: int, day_of_month: int) -> str:
    """Return an ISO day; raises ``ValueError`` where the calendar has none."""
    if not 1 <= month <= 12:
        raise ValueError(f"there is no month {month}")
    if not 1 <= day_of_month <= monthrange(year, month)[1]:
        raise ValueError(f"{year}-{month:02d} has no day {day_of_month}")
    return f"{year:04d}-{month:02d}-{day_of_month:02d}"


def month(year: int, month_of_year: int) -> str:
    """Return an ISO month; raises ``ValueError`` where there is none."""
    if not 1 <= month_of_year <= 12:
        raise ValueError(f"there is no month {month_of_year}")
    return f"{year:04d}-{month_of_year:02d}"


def moved(period: Period, years: int) -> Period:
    """Return the same stretch so many years later (29 February becomes 28 where need be)."""

    def move(point: str) -> str:
        year = int(point[:4]) + years
        if point[4:] == "-02-29":
            return f"{year:04d}-02-{monthrange(year, 2)[1]}"
        return f"{year:04d}{point[4:]}"

    return Period(move(period.start), move(period.end) if period.end else None, period.granularity)


def report_period(context: Context) -> Period | None:
    """Return the stretch the report is on, or None where nothing says."""
    return stated(context.period) if context.period else None


def report_year(context: Context) -> int:
    """Return the year of the report's period where it lies in one year, else of its date; ``ValueError`` if unknown."""
    period = report_period(context)
    if period and (period.end is None or period.end[:4] == period.start[:4]):
        return int(period.start[:4])
    if context.date:
        return int(context.date[:4])
    raise ValueError("no year is stated and the report's own is not known")


def days(written: str) -> tuple[str, str]:
    """Return the first and last day of a value string (``2024-H1`` → 1 January, 30 June); ``ValueError`` if none."""
    start, _, end = written.partition("/")
    last = end or start
    first_day = start if granularity(start) == "day" else f"{start[:4]}-{first_month(start):02d}-01"
    if granularity(last) == "day":
        return first_day, last
    year, month_of_year = int(last[:4]), last_month(last)
    return first_day, day(year, month_of_year, monthrange(year, month_of_year)[1])
