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
    opening = _opening(reading, whole, found[0].mention)
    everything = cue("all_parts").search(opening) is not None
    if stated.unit == "%" and not _points(reading, found):  # rates of groups do not add up to the rate of all
        return everything and len(found) > 1
    if total > stated.value:
        overlap = cue("some_parts").search(opening) and any(
            cue("groups").search(reading.before(p.mention)) for p in found
        )
        return not overlap or max(part.value for part in found) > stated.value
    if len(found) < 2 or cue("left_over").match(reading.after(found[-1].mention)):
        return False
    short = (stated.value - total) / abs(stated.value) if stated.value else Decimal(0)
    counted = reading.mentions[whole].label == "QUANTITY" and not stated.half
    if cue("some_parts").search(opening):
        return counted and short <= _SOME
    if everything or cue("bracketed").match(opening):
        return True
    listed = opening.rstrip().endswith(":") or cue("listed").search(opening) is not None
    return (listed and (counted or short <= _LISTED)) or (counted and short <= _SOME)


def _opening(reading: Reading, whole: int, first: int) -> str:
    """Return the words between a whole and its first part; where that stands in a later sentence, what is left of the
    whole's sentence (a colon where nothing is) and what opens the part's.
    """
    between = reading.between(whole, first)
    if between is not None:
        return between
    a, b = reading.mentions[whole], reading.mentions[first]
    if b.sentence <= a.sentence:
        return ""
    rest = reading.words(a.sentence)[a.span[1] :].strip(" .\n")
    return f"{rest} {reading.words(b.sentence)[: b.span[0]][:20]}" if rest else ":"


def _points(reading: Reading, found: Sequence[Figure]) -> bool:
    """Tell whether the parts are percentage points, which add up."""
    return all(cue("points").search(reading.mentions[part.mention].text.lower()) for part in found)


def _several_lists(reading: Reading, found: Sequence[Figure], stated: Figure) -> bool:
    """Tell whether the parts may be two lists of the same whole (one adds up, or a cue parts them), or a list and its
    own parts.
    """
    off = sum((part.half for part in found), Decimal(0)) + stated.half
    for at in range(1, len(found)):
        lists = [found[:at], found[at:]]
        if any(_sum(one) > stated.value + off for one in lists):
            continue
        adds_up = any(len(one) > 1 and abs(_sum(one) - stated.value) <= off for one in lists)
        if adds_up or _parted(reading, found[at]):
            return True
    return _nested(found, stated.value, off)


def _nested(found: Sequence[Figure], whole: Decimal, off: Decimal) -> bool:
    """Tell whether one part is the sum of those right after it, and without it the parts add up."""
    for at, part in enumerate(found):
        for end in range(at + 3, len(found) + 1):
            if abs(_sum(found[at + 1 : end]) - part.value) <= off:
                return abs(_sum(found) - part.value - whole) <= off
    return False


def _parted(reading: Reading, part: Figure) -> bool:
    before = reading.before(part.mention)
    return cue("some_parts").search(before) is not None or cue("all_parts").search(before) is not None
