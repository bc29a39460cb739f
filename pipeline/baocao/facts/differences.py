"""A change and the two levels it is between, and a change stated both as an amount and in percent."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from baocao.entities import value_string
from baocao.facts import said, when
from baocao.facts.figures import HUNDRED, Figure, figure, finding, holds, ratio
from baocao.facts.reading import Reading, cue
from baocao.records import Finding

Made = tuple[Decimal, Decimal]


def differences(reading: Reading) -> Iterator[Finding]:
    """Yield each change that its levels do not make."""
    for measure in range(len(reading.mentions)):
        changes = reading.of("changed_by", measure)
        levels = [found for tail in reading.of("has_value", measure) if (found := figure(reading, tail)) is not None]
        for change in changes:
            stated = figure(reading, change)
            if stated is None or _of_each_year(reading, change):
                continue
            pair = _levels(reading, levels, change)
            made = _made(reading, stated, *pair) if pair else _from_amount(reading, levels, changes, stated)
            if made and not any(holds(stated, *one) for one in made):
                yield finding("change", stated, *made[0])


def _of_each_year(reading: Reading, change: int) -> bool:
    """Tell whether a change is the mean of several years, which the first and last level do not make."""
    return bool(cue("yearly").search(reading.before(change)) or cue("a_year").match(reading.after(change)))


def _levels(reading: Reading, levels: list[Figure], change: int) -> tuple[Figure, Figure] | None:
    """Return (level, base level): the one for the base's period, or ``từ x lên y``."""
    before = [level for level in levels if reading.mentions[level.mention].start < reading.mentions[change].start]
    if len(levels) == 2 and levels[0].unit == levels[1].unit:
        first, second = levels
        between = reading.between(first.mention, second.mention)
        if between is not None and cue("from").search(reading.before(first.mention)) and cue("from_to").match(between):
            return second, first
    base = _written(reading, when.base(reading, change))
    if base is None or not before:
        return None
    bases = [level for level in levels if _written(reading, when.stated_time(reading, level.mention)) == base]
    own = [level for level in before if level not in bases]
    if len(bases) != 1 or not own or own[-1].unit != bases[0].unit:
        return None
    return own[-1], bases[0]


def _written(reading: Reading, index: int | None) -> str | None:
    return None if index is None else value_string(reading.mentions[index].label, reading.mentions[index].value)


def _made(reading: Reading, stated: Figure, level: Figure, base: Figure) -> list[Made]:
    """Return what the change may be: a difference in the levels' unit, or in percent of the base."""
    change = said.change(reading, stated.mention, None)
    relative = ratio(level, base)
    difference = level.value - base.value, level.half + base.half
    if change.ratio:
        if stated.unit != "%":
            times = ratio(level, base, Decimal(1))
            return [times] if times else []
        return [relative] if relative else []
    if stated.unit == "%":
        share = [(relative[0] - HUNDRED, relative[1])] if relative else []
        if level.unit != "%":
            return share
        return (
            [difference, *share]
            if cue("points").search(reading.mentions[stated.mention].text) is None
            else [difference]
        )
    return [difference] if stated.unit == level.unit else []


def _from_amount(reading: Reading, levels: list[Figure], changes: list[int], stated: Figure) -> list[Made]:
    """Return what a percentage must be beside the same change as an amount: ``tăng 17 ha (27,28%)``."""
    at = changes.index(stated.mention)
    if stated.unit != "%" or at == 0 or reading.ahead(stated.mention) != changes[at - 1]:
        return []
    amount = figure(reading, changes[at - 1])
    between = reading.between(changes[at - 1], stated.mention)
    if amount is None or amount.unit == "%" or between is None or cue("compares").search(between):
        return []
    bases = {_written(reading, when.base(reading, change)) for change in changes[at - 1 : at + 1]} - {None}
    level = next(
        (
            found
            for found in reversed(levels)
            if found.unit == amount.unit
            and reading.mentions[found.mention].start < reading.mentions[amount.mention].start
        ),
        None,
    )
    if level is None or len(bases) > 1:
        return []
    change = said.change(reading, amount.mention, None)
    percent = said.change(reading, stated.mention, None)
    if change.ratio or percent.ratio:
        return []
    base = Figure(level.value - change.value, level.half + amount.half, level.unit, level.mention)
    made = ratio(amount, base)
    return [made] if made and base.value > 0 else []
