"""What belongs together: each level of a measure with the changes, plan shares and targets said of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from baocao.facts.reading import Reading, cue

MEASURES = ("INDICATOR", "PROJECT")


@dataclass(slots=True)
class Draft:
    """Mentions of one observation: its measure, its level (or none), and what else is said of that level."""

    measure: int
    level: int | None
    changes: list[int] = field(default_factory=list)
    shares: list[int] = field(default_factory=list)
    targets: list[int] = field(default_factory=list)

    @property
    def anchor(self) -> int:
        """The mention it is dated and placed by: the level, else the change, the target, the plan share."""
        return self.level if self.level is not None else (*self.changes, *self.targets, *self.shares)[0]


def drafts(reading: Reading) -> Iterator[Draft]:
    """Yield one draft for each level, and for each change, target or plan share of a measure that has none."""
    for index, mention in enumerate(reading.mentions):
        if mention.label in MEASURES:
            yield from _of_measure(reading, index)


def _of_measure(reading: Reading, measure: int) -> list[Draft]:
    levels = _read(reading, "has_value", measure)
    changes = _read(reading, "changed_by", measure)
    shares = _read(reading, "plan_share", measure)
    targets = _read(reading, "target", measure)
    found = [Draft(measure, level) for level in levels]
    if not found:
        found = [Draft(measure, None, changes=[change]) for change in changes]
        changes = []
    if not found:
        found = [Draft(measure, None, targets=[target]) for target in targets]
        targets = []
    if not found:
        return [Draft(measure, None, shares=[share]) for share in shares]
    for change in changes:
        _nearest(reading, found, change, _fits_change).changes.append(change)
    for share in shares:
        _nearest(reading, found, share, _fits_plan).shares.append(share)
    for target in targets:
        _nearest(reading, found, target, _fits_plan).targets.append(target)
    return [draft for one in found for draft in _parted(one)]


def _parted(draft: Draft) -> list[Draft]:
    """Give each change and each target beyond the first an observation of its own."""
    rest = [Draft(draft.measure, None, changes=[change]) for change in draft.changes[1:]]
    rest += [Draft(draft.measure, None, targets=[target]) for target in draft.targets[1:]]
    del draft.changes[1:], draft.targets[1:]
    return [draft, *rest]


def _read(reading: Reading, kind: str, measure: int) -> list[int]:
    return [tail for tail in reading.of(kind, measure) if reading.amount(tail) is not None]


def _nearest(reading: Reading, found: Sequence[Draft], said: int, fits: object) -> Draft:
    """Return the draft whose value stands right before ``said``, of those it fits; else right after it."""
    assert callable(fits)
    fitting = [draft for draft in found if fits(reading, draft.anchor, said)] or list(found)
    start = reading.mentions[said].start
    before = [draft for draft in fitting if reading.mentions[draft.anchor].start < start]
    return before[-1] if before else fitting[0]


def _fits_change(reading: Reading, level: int, change: int) -> bool:
    """Percentage points change a percentage; an amount changes a level of its unit; a percentage any but a share."""
    a, b = reading.amount(level), reading.amount(change)
    assert a and b
    if cue("points").search(reading.mentions[change].text.lower()):
        return a.unit == "%"
    if b.unit in ("%", None) or reading.mentions[change].label == "QUANTITY":
        return a.unit != "%" if b.unit == "%" else True
    return a.unit == b.unit


def _fits_plan(reading: Reading, level: int, said: int) -> bool:
    a, b = reading.amount(level), reading.amount(said)
    assert a and b
    return a.unit != "%" if reading.mentions[said].label == "PERCENT" else a.unit == b.unit
