"""Do the parts of a whole add up to it? ``gồm``, a colon, a bracketed list are all of it, ``trong đó`` some."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from baocao.facts.figures import Figure, figure, finding
from baocao.facts.reading import Reading, cue
from baocao.records import Finding

_SOME = Decimal("0.03")  # how near to all of a count its parts are when they were meant to be all of it
_LISTED = Decimal("0.10")  # the same of an amount whose parts are listed after a colon or in brackets
_MOST = 12  # parts of one list


def parts(reading: Reading) -> Iterator[Finding]:
    """Yield each whole whose parts do not add up to it, or to more than it."""
    for whole in range(len(reading.mentions)):
        heads = reading.heads.get(("breakdown_of", whole), [])
        if not 0 < len(heads) <= _MOST or reading.heads.get(("changed_by", whole)):
            continue
        stated = figure(reading, whole)
        found = [part for head in heads if (part := _part(reading, head, stated)) is not None]
        if stated is None or len(found) != len(heads) or _taken_off(reading, found):
            continue
        total = _sum(found)
        off = sum((part.half for part in found), Decimal(0))
        if abs(total - stated.value) <= off + stated.half or _several_lists(reading, found, stated):
            continue
        if _is_wrong(reading, whole, found, stated, total):
            yield finding("parts", stated, total, off)


def _sum(found: Sequence[Figure]) -> Decimal:
    return sum((part.value for part in found), Decimal(0))


def _part(reading: Reading, head: int, whole: Figure | None) -> Figure | None:
    """Return a part that can be added: a level in the whole's unit (or with none beside it)."""
    part = figure(reading, head)
    if part is None or whole is None or reading.heads.get(("changed_by", head)):
        return None
    same = part.unit == whole.unit or part.unit is None or whole.unit is None
    return part if same and (part.unit == "%") == (whole.unit == "%") else None


def _taken_off(reading: Reading, found: Sequence[Figure]) -> bool:
    """Tell whether a part is one to subtract: ``44 doanh nghiệp giảm vốn (3.707 tỷ đồng)``."""
    return any(cue("lessens").search(reading.before(part.mention)) for part in found)


def _is_wrong(reading: Reading, whole: int, found: Sequence[Figure], stated: Figure, total: Decimal) -> bool:
    opening = reading.between(whole, found[0].mention)
    everything = opening is not None and cue("all_parts").search(opening) is not None
    if stated.unit == "%":  # rates of groups do not add up to the rate of all
        return everything and len(found) > 1
    if total > stated.value:
        return True
    if len(found) < 2:
        return False
    short = (stated.value - total) / abs(stated.value) if stated.value else Decimal(0)
    counted = reading.mentions[whole].label == "QUANTITY" and not stated.half
    if opening is None or cue("some_parts").search(opening):
        return counted and short <= _SOME
    if everything:
        return True
    listed = ":" in opening or "(" in opening
    return listed and ";" not in opening and (counted or short <= _LISTED)


def _several_lists(reading: Reading, found: Sequence[Figure], stated: Figure) -> bool:
    """Tell whether the parts may be two lists of the same whole (one adds up, or a cue parts them), or one part may be
    the sum of the others beside it.
    """
    off = sum((part.half for part in found), Decimal(0)) + stated.half
    for at in range(1, len(found)):
        sums = [_sum(found[:at]), _sum(found[at:])]
        if any(total > stated.value + off for total in sums):
            continue
        if any(abs(total - stated.value) <= off for total in sums) or _parted(reading, found[at]):
            return True
    total = _sum(found)
    return len(found) > 2 and any(abs(total - part.value - stated.value) <= off for part in found)


def _parted(reading: Reading, part: Figure) -> bool:
    before = reading.before(part.mention)
    return cue("some_parts").search(before) is not None or cue("all_parts").search(before) is not None
