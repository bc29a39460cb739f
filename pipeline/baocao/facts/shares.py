"""``51/64 … đạt 79,68%``, and a part that states its share of its whole: is the share right?"""

from __future__ import annotations

from collections.abc import Iterator

from baocao.facts.figures import figure, finding, holds, ratio
from baocao.facts.reading import Reading, cue
from baocao.records import Finding

_NEAR = 100


def shares(reading: Reading) -> Iterator[Finding]:
    """Yield each percentage that is not the share its figures make."""
    for index, mention in enumerate(reading.mentions):
        amount = reading.amount(index)
        if amount is None or mention.label == "PERCENT":
            continue
        share = _share_of(reading, index)
        if share is None:
            continue
        if amount.of is not None:
            whole = figure(reading, index, whole=True)
        elif cue("of_whole").search(reading.between(index, share) or ""):
            wholes = reading.of("breakdown_of", index)
            whole = figure(reading, wholes[0]) if len(wholes) == 1 else None
        else:
            continue
        stated, part = figure(reading, share), figure(reading, index)
        if stated is None or part is None or whole is None or part.unit != whole.unit:
            continue
        made = ratio(part, whole)
        if made and not holds(stated, *made):
            yield finding("share", stated, *made)


def _share_of(reading: Reading, index: int) -> int | None:
    """Return the PERCENT that comes next after a value and is its share: of one measure with it, or said right after.

    A share of a plan counts only after ``x/y`` of money, where y is the plan. ``x/y`` in a bracket of its own is what
    the PERCENT before it is made of (``đạt 92% (46/50 xã)``), and no other's.
    """
    if (stated := _bracketed_by(reading, index)) is not None:
        inside = reading.between(stated, index) or ""
        other = reading.heads.get(("changed_by", stated)) or reading.heads.get(("plan_share", stated))
        return None if other or cue("not_a_share").search(inside) else stated
    mention = reading.mentions[index]
    following = [i for i in reading.in_sentence[mention.sentence] if reading.mentions[i].span[0] >= mention.span[1]]
    share = next((i for i in following if reading.amount(i) is not None), None)
    if share is None or reading.mentions[share].label != "PERCENT" or reading.heads.get(("changed_by", share)):
        return None
    between = reading.between(index, share)
    if between is None or len(between) > _NEAR or cue("not_a_share").search(between):
        return None
    planned = cue("of_a_plan").match(reading.after(share)) is not None
    if reading.heads.get(("plan_share", share)) or planned:
        return share if mention.label == "MONEY" and _one_measure(reading, index, share) else None
    if _one_measure(reading, index, share):
        return share
    of_others = between.rstrip().endswith(",") and reading.after(share).lstrip()[:1].isalpha()  # `…, 72% người dân`
    return None if of_others or cue("share_of").search(between) is None else share


def _bracketed_by(reading: Reading, index: int) -> int | None:
    """Return the PERCENT whose figures ``x/y`` opens a bracket to give."""
    amount, ahead = reading.amount(index), reading.ahead(index)
    if amount is None or amount.of is None or ahead is None or reading.mentions[ahead].label != "PERCENT":
        return None
    between = reading.between(ahead, index) or ""
    opened = between.rstrip().endswith("(") and between.count("(") == between.count(")") + 1
    return ahead if opened and len(between) <= _NEAR else None


def _one_measure(reading: Reading, index: int, share: int) -> bool:
    mine = set(reading.heads.get(("has_value", index), ()))
    theirs = {*reading.heads.get(("has_value", share), ()), *reading.heads.get(("plan_share", share), ())}
    return bool(mine & theirs)
