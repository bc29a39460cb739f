"""A heading or lead-in that names one time holds for the values under it that name none (guidelines, case 17).

The model sees a window of a few sentences; a list of goals under `Đến năm 2030` is often longer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from baocao.records import Mention, Relation, Sentence
from baocao.relate.candidates import TIMES
from baocao.relate.leads import level, opens

HELD = ("has_value", "target")
SCORE = 0.7


def spread(sentences: Sequence[Sentence], mentions: Sequence[Mention], found: Sequence[Relation]) -> list[Relation]:
    """Return an ``at_time`` for each level or target of ``found`` that has none, from the nearest opener above it."""
    timed = {r.head for r in found if r.type == "at_time"}
    other = {r.tail for r in found if r.type in ("issued_on", "compared_to")}
    times = _times(mentions, other)
    above = _openers(sentences, times)
    values = sorted({r.tail for r in found if r.type in HELD} - timed)
    added = []
    for value in values:
        index = mentions[value].sentence
        if not times.get(index) and index in above:
            added.append(Relation("at_time", value, above[index], SCORE, "grammar"))
    return added


def _times(mentions: Sequence[Mention], other: set[int]) -> dict[int, list[int]]:
    """Return the mentions of time by sentence, without those that date a document or a comparison."""
    times: dict[int, list[int]] = {}
    for at, mention in enumerate(mentions):
        if mention.label in TIMES and at not in other:
            times.setdefault(mention.sentence, []).append(at)
    return times


def _openers(sentences: Sequence[Sentence], times: Mapping[int, Sequence[int]]) -> dict[int, int]:
    """Return by sentence the one time named by the nearest heading or lead-in above it that names any."""
    held: dict[int, int] = {}
    above: list[tuple[int, Sequence[int]]] = []
    for sentence in sentences:
        if opens(sentence):
            depth = level(sentence)
            above = [known for known in above if known[0] < depth]
        named = next((known for _, known in reversed(above) if known), ())
        if len(named) == 1:
            held[sentence.index] = named[0]
        if opens(sentence):
            above.append((depth, times.get(sentence.index, ())))
    return held
