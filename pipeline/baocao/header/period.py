"""The period of the results that a report gives, from its subject: ``Kết quả 6 tháng đầu năm … nhiệm vụ 6 tháng
cuối năm``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from baocao.entities import ENTITY_TYPES, value_string
from baocao.entities.context import Context
from baocao.records import Mention, Period, Value
from baocao.vietnamese.grammar import words
from baocao.vietnamese.text import tone_placed

_MONTHS = {"year": 12, "half": 6, "quarter": 3, "month": 1, "day": 0}


def of_subject(
    title: Mention, mentions: Sequence[Mention], kind: str | None, date: str | None
) -> tuple[str, int] | None:
    """Return (period, index of its mention) of the results in the report's subject, None where it names none.

    What is to come does not count; a part of the year goes before the whole year, and of two parts the longer one (a
    month and the months since January). A year that is not stated is the one of ``date``, else one that the subject
    states.
    """
    reports = kind is None or tone_placed(kind).lower() in words("header")["reports"]
    subject = tone_placed(title.text)
    if not reports and not _cue("results").search(subject):
        return None
    plan = _cue("plans").search(subject)
    limit = plan.start() if plan and plan.start() > 0 else len(subject)
    inside = [
        (at, m)
        for at, m in enumerate(mentions)
        if m.label in ("DATE", "PERIOD") and m.sentence == title.sentence and title.start <= m.start < title.end
    ]
    told = [(at, m) for at, m in inside if m.start - title.start < limit] or inside
    read = [(at, m, value) for at, m in told if (value := _value(m, inside, date))]
    counted = [(at, value) for at, _, value in read if value.granularity != "day"]
    if not counted:
        return None
    parts = [(at, value) for at, value in counted if _length(value) < 12]
    at, value = max(parts or counted[:1], key=lambda found: (_length(found[1]), -found[0]))
    text = value_string(mentions[at].label, value)
    return (text, at) if text else None


def _value(mention: Mention, others: Sequence[tuple[int, Mention]], date: str | None) -> Period | None:
    """Return what a date of the subject says, with the year of the report's date, else one that the subject states."""
    parse = ENTITY_TYPES[mention.label].parse
    assert parse
    years = [f"{y}-12-31" for _, m in others for y in re.findall(r"(?:19|20)\d\d", m.text)]
    for said in (date, *years):
        try:
            value: Value = parse(mention.text, Context(date=said))
        except ValueError:
            continue
        return value if isinstance(value, Period) else None
    return None


def _length(value: Period) -> int:
    """Return how many months a period is long; a stretch of years counts 12 for each."""
    if not value.end:
        return _MONTHS.get(value.granularity, 12)
    start, end = value.start.split("-"), value.end.split("-")
    if len(start) < 2 or len(end) < 2 or not (start[1] + end[1]).isdigit():
        return 12 * (1 + int(end[0]) - int(start[0]))
    return 12 * (int(end[0]) - int(start[0])) + int(end[1]) - int(start[1]) + 1


@cache
def _cue(name: str) -> re.Pattern[str]:
    return re.compile("|".join(words("header")[name]), re.IGNORECASE)
