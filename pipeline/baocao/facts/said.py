"""What the words around a value say of it: estimated or planned, cumulative, bounded, and a change's sign."""

from __future__ import annotations

from baocao.facts.reading import Reading, cue
from baocao.records import Amount, Change
from baocao.vietnamese.grammar import words

_COORDINATED = 3  # values back that a verb may still govern: ``tăng 5% và 3%``


def estimated(reading: Reading, value: int) -> bool:
    """Tell whether a level is an estimate: ``ước`` right before it, or at its sentence's opening."""
    sentence = reading.words(reading.mentions[value].sentence)
    return bool(cue("estimated").search(reading.before(value)) or cue("opening_estimate").match(sentence))


def planned_status(reading: Reading, value: int) -> str:
    """Return ``plan`` where a target's own words speak of a plan, else ``target``."""
    before = reading.before(value)
    if cue("aimed").search(before):
        return "target"
    return "plan" if cue("planned").search(before + reading.after(value)[:20]) else "target"


def cumulative(reading: Reading, measure: int, value: int, time: int | None) -> bool | None:
    """Return True where the value is said to be the sum up to a time, False where of one period alone, else None."""
    sentence = reading.mentions[value].sentence
    measured = reading.mentions[measure]
    before = reading.before(value)
    said = before + " " + measured.text.lower()
    first = min((reading.mentions[i].span[0] for i in reading.in_sentence[sentence]), default=0)
    if cue("cumulative").search(said) or cue("cumulative").search(reading.words(sentence)[: min(first + 1, 40)]):
        return True
    if time is not None:
        dated = reading.mentions[time]
        if cue("until").search(reading.words(dated.sentence)[max(0, dated.span[0] - 30) : dated.span[0]]):
            return True
    return False if cue("in_the_period").search(before) else None


def bound(reading: Reading, value: int) -> tuple[str | None, bool]:
    """Return (``low`` | ``high`` | None, approximate): ``trên 95%`` is at least, ``không quá 5%`` at most."""
    before, after = reading.before(value), reading.after(value)
    if cue("and_more").match(after):
        return "low", False
    if cue("and_less").match(after):
        return "high", False
    if cue("around").search(before):
        return None, True
    if cue("at_most").search(before):
        return "high", False
    if cue("at_least").search(before) and not cue("from").search(before):
        return "low", False
    return None, False


def change(reading: Reading, index: int, base: str | None) -> Change:
    """Return a change with the sign of its verb; a ratio (``bằng 98,6%``, ``gấp 1,5 lần``) as stated.

    Without a verb (``(+5%)``, ``-1,2%``) the figure's own sign holds.
    """
    amount = reading.amount(index)
    assert amount is not None
    direction = _direction(reading, index)
    ratio = direction == "ratio"
    value = -abs(amount.low) if direction == "down" else amount.low
    return Change(value, unit_of_change(reading, index, amount, ratio), base, ratio, index)


def unit_of_change(reading: Reading, index: int, amount: Amount, ratio: bool) -> str | None:
    """Return the unit; percentage points and a percentage of the base are told from a percentage."""
    if amount.unit == "%" and ratio:
        return str(words("facts")["of_base"])
    if amount.unit == "%" and cue("points").search(reading.mentions[index].text.lower()):
        return str(words("facts")["points"][0])
    return amount.unit


def _direction(reading: Reading, index: int) -> str | None:
    """Return up, down or ratio: of the last such verb before the value, or before those it is coordinated with."""
    at: int | None = index
    for _ in range(_COORDINATED):
        if at is None:
            return None
        before = reading.before(at)
        said = [(m.start(), m.lastgroup) for m in cue("direction").finditer(before)]
        moving = [(start, kind) for start, kind in said if kind != "ratio"]
        if moving and (not said or moving[-1] == said[-1] or (said[-1][1] == "ratio" and _exact(before, said[-1][0]))):
            return moving[-1][1]
        if said:
            return said[-1][1]
        at = reading.ahead(at)
        if at is None or not reading.heads.get(("changed_by", at)):
            return None
    return None


def _exact(before: str, start: int) -> bool:
    """Tell whether a ratio's verb stands apart from the value: ``tăng so với cùng kỳ, đạt`` is no ratio."""
    return len(before) - start > 25
