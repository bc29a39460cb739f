"""A level, its target and its share of the plan: ``1.156 triệu USD, bằng 52,94% kế hoạch (KH: 2.184 triệu USD)``."""

from __future__ import annotations

from collections.abc import Iterator

from baocao.facts.figures import HUNDRED, Figure, figure, finding, holds, ratio
from baocao.facts.reading import Reading, cue
from baocao.records import Finding


def plans(reading: Reading) -> Iterator[Finding]:
    """Yield each plan share that no level and target of its measure make, and each ``vượt x% kế hoạch`` alike."""
    for measure in range(len(reading.mentions)):
        targets = _figures(reading, "target", measure)
        levels = _figures(reading, "has_value", measure)
        if not targets or not levels:
            continue
        shares = _figures(reading, "plan_share", measure)
        for share in shares:
            if any(_nearest(reading, shares, target) is share for target in targets):
                yield from _checked(share, levels, targets, beyond=False)
        for change in _figures(reading, "changed_by", measure):
            if change.unit == "%" and cue("of_a_plan").match(reading.after(change.mention)):
                yield from _checked(change, levels, targets, beyond=True)


def _figures(reading: Reading, kind: str, measure: int) -> list[Figure]:
    return [found for tail in reading.of(kind, measure) if (found := figure(reading, tail)) is not None]


def _nearest(reading: Reading, shares: list[Figure], target: Figure) -> Figure:
    """Return the share that a target belongs to, as two shares may be of two plans of which one is stated: the one
    before its bracket (``đạt 51,2% dự toán (4.525 tỷ đồng)``), else the nearest.
    """
    at = reading.mentions[target.mention].start
    before = [share for share in shares if reading.mentions[share.mention].start < at]
    if before and reading.before(target.mention).rstrip().endswith(("(", "(kh:", "(kh")):
        return before[-1]
    return min(shares, key=lambda share: abs(reading.mentions[share.mention].start - at))


def _checked(share: Figure, levels: list[Figure], targets: list[Figure], beyond: bool) -> Iterator[Finding]:
    made = []
    for level in levels:
        for target in targets:
            computed = ratio(level, target) if level.unit == target.unit and level.unit != "%" else None
            if computed:
                value, off = computed
                made.append((abs(value - HUNDRED) if beyond else value, off))
    if made and not any(holds(share, *one) for one in made):
        yield finding("plan", share, *min(made, key=lambda one: abs(one[0] - share.value)))
