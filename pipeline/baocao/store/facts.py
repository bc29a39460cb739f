"""Observations and findings as rows of the tables."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from baocao.entities.calendar import days
from baocao.facts.checks import findings
from baocao.facts.observations import observations
from baocao.facts.rounding import half_step
from baocao.records import Amount, Analysis, Observation
from baocao.resolve.jurisdiction import plain

Row = dict[str, Any]


def fact_rows(analysis: Analysis) -> dict[str, list[Row]]:
    """Return the rows of ``observations``, ``observation_parts`` and ``checks``."""
    found = observations(analysis)
    return {
        "observations": [_observation(analysis, i, one) for i, one in enumerate(found)],
        "observation_parts": [
            {"report_id": analysis.document.id, "observation": i, "role": role, "mention": mention}
            for i, one in enumerate(found)
            for role, mention in dict.fromkeys(one.evidence)
        ],
        "checks": list(_checks(analysis)),
    }


def anchor(one: Observation) -> int:
    """Return the mention an observation is shown at: its level, else its change, its target, its plan share."""
    if one.mention is not None:
        return one.mention
    said = [index for role, index in one.evidence if role in ("change", "target", "plan_share")]
    return said[0] if said else one.measure


def _observation(analysis: Analysis, ordinal: int, one: Observation) -> Row:
    at = analysis.mentions[anchor(one)]
    span = days(one.period) if one.period else (None, None)
    change = one.changes[0] if one.changes else None
    target = one.targets[0] if one.targets else None
    whole = analysis.mentions[one.whole].start if one.whole is not None else None
    return {
        "report_id": analysis.document.id,
        "ordinal": ordinal,
        "indicator": one.indicator,
        "indicator_text": one.indicator_text,
        "indicator_code": one.code,
        "reason": one.reason,
        "subject": one.subject,
        "area": one.area,
        "area_from": one.area_from,
        "period": one.period,
        "period_from": one.period_from,
        "first_day": span[0],
        "last_day": span[1],
        **_value(one.amount, one.bound),
        "approximate": one.approximate,
        "unit_code": one.unit_code,
        "currency": one.currency,
        "half_step": _half(analysis, one),
        "cumulative": one.cumulative,
        "status": one.status,
        "change_value": _number(change.value) if change else None,
        "change_unit": change.unit if change else None,
        "change_base": change.base if change else None,
        "plan_share": _number(one.plan_share),
        "target_value": _number(target.amount.low) if target else None,
        "target_unit": target.amount.unit if target else None,
        "target_period": target.period if target else None,
        "whole_start": whole,
        "passage": at.sentence,
        "start_offset": at.start,
        "end_offset": at.end,
        "words": _words(one),
    }


def _value(amount: Amount | None, bound: str | None) -> Row:
    """Return the figures: a range has ``low`` and ``high`` and no value, a bound its own side beside the value."""
    if amount is None:
        return dict.fromkeys(("value", "low", "high", "unit", "per", "of_value"))
    ranged = amount.high is not None
    return {
        "value": None if ranged else _number(amount.low),
        "low": _number(amount.low) if ranged or bound == "low" else None,
        "high": _number(amount.high) if ranged else _number(amount.low) if bound == "high" else None,
        "unit": amount.unit,
        "per": amount.per,
        "of_value": _number(amount.of),
    }


def _half(analysis: Analysis, one: Observation) -> float | None:
    if one.mention is None or one.amount is None:
        return None
    return _number(half_step(analysis.mentions[one.mention], one.amount.low, one.unit_code))


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def _words(one: Observation) -> str:
    said = (one.indicator, one.indicator_text, one.subject)
    return " ".join(dict.fromkeys(plain(" ".join(s for s in said if s)).split()))


def _checks(analysis: Analysis) -> Iterator[Row]:
    for ordinal, finding in enumerate(findings(analysis)):
        mention = analysis.mentions[finding.mention]
        yield {
            "report_id": analysis.document.id,
            "ordinal": ordinal,
            "kind": finding.kind,
            "stated": finding.stated,
            "computed": finding.computed,
            "tolerance": finding.tolerance,
            "passage": mention.sentence,
            "start_offset": mention.start,
            "end_offset": mention.end,
        }
