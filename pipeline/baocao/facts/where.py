"""The area a value is for: from its sentence, else the nearest heading or lead-in, else the report's own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from baocao.facts.areas import official, report_area, report_province, unit_pattern
from baocao.facts.reading import Reading
from baocao.facts.when import NOWHERE, Placed, above
from baocao.resolve.jurisdiction import plain
from baocao.vietnamese.text import tone_placed

_BEFORE = 160


def area(reading: Reading, value: int) -> tuple[Placed, tuple[int, ...]]:
    """Return the official name of the area (several are joined by ``; ``), where from, and all mentions of it."""
    stated = reading.of("in_area", value)
    if stated:
        here = reading.mentions[stated[0]].sentence == reading.mentions[value].sentence
        names = dict.fromkeys(_named(reading, i) for i in stated)
        return ("; ".join(names), "sentence" if here else "heading", stated[0]), tuple(stated)
    for places in above(reading, value, ("LOC",)):
        if len(places) == 1:
            return (_named(reading, places[0]), "heading", places[0]), (places[0],)
        if places:
            break
    own = report_area(reading.analysis.header)
    return ((own, "report", None) if own else NOWHERE), ()


def _named(reading: Reading, index: int) -> str:
    mention = reading.mentions[index]
    text = reading.words(mention.sentence)
    before = text[max(0, mention.span[0] - _BEFORE) : mention.span[0]]
    header = reading.analysis.header
    if not unit_pattern().fullmatch(tone_placed(" ".join(mention.text.split()))):
        said = _elsewhere(reading).get(plain(mention.text))
        if said:
            return said
    return official(mention.text, before, report_province(header), header.date.value if header.date else "")


@lru_cache(maxsize=2)
def _elsewhere(reading: Reading) -> Mapping[str, str]:
    """Return the places that the report names with their unit anywhere (``huyện Tủa Chùa``), by the name alone."""
    found: dict[str, set[str]] = defaultdict(set)
    province = report_province(reading.analysis.header)
    for mention in reading.mentions:
        if mention.label == "LOC" and (unit := unit_pattern().fullmatch(tone_placed(" ".join(mention.text.split())))):
            found[plain(unit["name"])].add(official(mention.text, province=province))
    return {name: written.copy().pop() for name, written in found.items() if len(written) == 1}
