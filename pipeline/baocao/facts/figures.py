"""A stated figure with how exactly it is stated, and a claim on it that holds or does not."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from baocao.facts import said
from baocao.facts.reading import Reading
from baocao.facts.rounding import half_step, shown, text
from baocao.facts.units import ucum
from baocao.records import Finding

HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Figure:
    """``value`` in its main unit and ``half`` of its last place shown; ``mention`` is where it stands."""

    value: Decimal
    half: Decimal
    unit: str | None
    mention: int


def figure(reading: Reading, index: int, whole: bool = False) -> Figure | None:
    """Return a mention's figure (of ``x/y`` the x, with ``whole`` the y); None for a range, a bound, a rough figure."""
    amount = reading.amount(index)
    if amount is None or amount.high is not None or said.bound(reading, index) != (None, False):
        return None
    value = amount.of if whole else amount.low
    if value is None:
        return None
    half = half_step(reading.mentions[index], value, ucum(amount.unit, amount.per))
    return Figure(value, half, f"{amount.unit}/{amount.per}" if amount.per else amount.unit, index)


def ratio(part: Figure, whole: Figure, times: Decimal = HUNDRED) -> tuple[Decimal, Decimal] | None:
    """Return part / whole (in percent unless ``times`` is 1) and how far it may be off by the rounding of both."""
    if not whole.value:
        return None
    computed = times * part.value / whole.value
    return computed, times * (part.half + abs(part.value) * whole.half / abs(whole.value)) / abs(whole.value)


def holds(stated: Figure, computed: Decimal, off: Decimal) -> bool:
    """Tell whether a computed figure is the stated one within the rounding of all."""
    return abs(abs(stated.value) - abs(computed)) <= stated.half + off


def finding(kind: str, stated: Figure, computed: Decimal, off: Decimal) -> Finding:
    """Return what does not hold."""
    tolerance = stated.half + off
    step = stated.half or tolerance
    return Finding(kind, text(stated.value), shown(computed, step), shown(tolerance, step), stated.mention)
