"""Observations: what an indicator or project is said to be worth, for whom, when and where, each part with its mention.

Nothing is invented: a part that is not stated is None. Time and area come from the sentence, else from the nearest
heading or lead-in, else from the report; what is planned is for the plan's period, never for the report's own.
"""

from __future__ import annotations

from baocao.entities import value_string
from baocao.facts import said, when
from baocao.facts.indicators import Canonical, canonical
from baocao.facts.measures import Draft, drafts
from baocao.facts.reading import Reading
from baocao.facts.units import ucum
from baocao.facts.where import area
from baocao.facts.whose import subject
from baocao.records import Amount, Analysis, Change, Observation, Target

Evidence = list[tuple[str, int]]


def observations(analysis: Analysis) -> tuple[Observation, ...]:
    """Return the observations of a report, in the order of its measures."""
    reading = Reading(analysis)
    return tuple(_observed(reading, draft) for draft in drafts(reading))


def _observed(reading: Reading, draft: Draft) -> Observation:
    evidence: Evidence = [("measure", draft.measure)]
    if draft.level is not None:
        evidence.append(("value", draft.level))
    planned = draft.level is None and not draft.changes and bool(draft.targets)
    anchor = draft.anchor
    period, period_from, time = when.period(reading, anchor, planned)
    (place, area_from, _), places = area(reading, anchor)
    whose = subject(reading, draft.measure)
    whole = _whole(reading, anchor)
    amount = None if draft.level is None else reading.amount(draft.level)
    bound, around = said.bound(reading, draft.level) if draft.level is not None else (None, False)
    evidence += [("period", time)] if time is not None else []
    evidence += [("area", index) for index in places]
    evidence += [("subject", whose)] if whose is not None else []
    evidence += [("whole", whole)] if whole is not None else []
    changes = tuple(_change(reading, index, evidence) for index in draft.changes)
    targets = tuple(_target(reading, index, evidence) for index in draft.targets)
    evidence += [("plan_share", index) for index in draft.shares]
    share = reading.amount(draft.shares[0]) if draft.shares else None
    measured = reading.mentions[draft.measure]
    one = _canonical(reading, draft.measure)
    return Observation(
        indicator=one.name if one else None,
        indicator_text=" ".join(measured.text.split()),
        code=one.code if one else None,
        reason=one.reason if one else "a project heads the value",
        measure=draft.measure,
        mention=draft.level,
        amount=amount,
        status=_status(reading, draft, planned),
        subject=" ".join(reading.mentions[whose].text.split()) if whose is not None else None,
        area=place,
        area_from=area_from,
        period=period,
        period_from=period_from,
        unit_code=_code(reading, draft.level, amount),
        currency=_currency(reading, draft.level, amount),
        bound=bound,
        approximate=around,
        cumulative=said.cumulative(reading, draft.measure, anchor, time),
        changes=changes,
        plan_share=share.low if share else None,
        targets=targets,
        whole=whole,
        evidence=tuple(evidence),
    )


def _canonical(reading: Reading, measure: int) -> Canonical | None:
    mention = reading.mentions[measure]
    return canonical(mention.text, reading.analysis.abbreviations) if mention.label == "INDICATOR" else None


def _status(reading: Reading, draft: Draft, planned: bool) -> str:
    if planned:
        return said.planned_status(reading, draft.anchor)
    return "estimated" if said.estimated(reading, draft.anchor) else "actual"


def _whole(reading: Reading, value: int) -> int | None:
    wholes = reading.of("breakdown_of", value)
    return wholes[0] if wholes else None


def _change(reading: Reading, index: int, evidence: Evidence) -> Change:
    base = when.base(reading, index)
    evidence.append(("change", index))
    if base is not None:
        evidence.append(("base", base))
    written = value_string(reading.mentions[base].label, reading.mentions[base].value) if base is not None else None
    return said.change(reading, index, written)


def _target(reading: Reading, index: int, evidence: Evidence) -> Target:
    amount = reading.amount(index)
    assert amount is not None
    period, _, time = when.period(reading, index, planned=True)
    evidence.append(("target", index))
    if time is not None:
        evidence.append(("target_period", time))
    return Target(amount, period, index)


def _code(reading: Reading, level: int | None, amount: Amount | None) -> str | None:
    if level is None or amount is None or reading.mentions[level].label == "MONEY":
        return None
    return ucum(amount.unit, amount.per)


def _currency(reading: Reading, level: int | None, amount: Amount | None) -> str | None:
    return amount.unit if level is not None and amount and reading.mentions[level].label == "MONEY" else None
