"""The area a value is for: from its sentence, else the nearest heading or lead-in, else the report's own."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from baocao.facts.reading import Reading
from baocao.facts.when import NOWHERE, Placed, above
from baocao.records import Header
from baocao.resolve.jurisdiction import PROVINCE, issuer_is_national, place_of, plain
from baocao.vietnamese.grammar import alternation, words
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
    named = official(mention.text, text[max(0, mention.span[0] - _BEFORE) : mention.span[0]])
    if named == " ".join(mention.text.split()):
        return _elsewhere(reading).get(plain(named), named)
    return named


def _elsewhere(reading: Reading) -> Mapping[str, str]:
    """Return the places that the report names with their unit anywhere (``huyện Tủa Chùa``), by the name alone."""
    found: dict[str, set[str]] = defaultdict(set)
    for mention in reading.mentions:
        if mention.label == "LOC" and (unit := _unit().fullmatch(tone_placed(" ".join(mention.text.split())))):
            found[plain(unit["name"])].add(official(mention.text))
    return {name: written.copy().pop() for name, written in found.items() if len(written) == 1}


@cache
def _unit() -> re.Pattern[str]:
    return re.compile(rf"(?P<unit>{alternation(words('facts')['units'])})[.\s]\s*(?P<name>\w.*)", re.IGNORECASE)


@cache
def _listed() -> re.Pattern[str]:
    """``các huyện A, B và `` before a name: the head of the list it stands in."""
    heads = alternation(words("facts")["unit_heads"])
    return re.compile(rf"(?<!\w)(?P<head>{heads})(?P<names>(?:\s+[\w'’ -]{{2,30}}(?:,|\s(?:và|với|-)(?=\s)))*)\s*$")


def official(text: str, before: str = "") -> str:
    """Return a place as the official lists write it: ``TP. Cần Thơ`` → ``Thành phố Cần Thơ``, ``An Giang`` → ``Tỉnh An
    Giang``; ``before`` are the words before it in lower case, where a list's head may stand (``các huyện``).
    """
    said = " ".join(text.split())
    facts = words("facts")
    if said in facts["regions"]:
        return str(facts["regions"][said])
    if unit := _unit().fullmatch(tone_placed(said)):
        name = said[unit.start("name") :]
        written = f"{facts['units'][unit['unit'].lower()]} {_name(name)}"
        province = _province(name)
        return province if province and plain(province) == plain(written) else written
    if head := _listed().search(before):
        return f"{facts['unit_heads'][head['head']]} {_name(said)}"
    return _province(said) or said


def _province(name: str) -> str | None:
    """Return the official name of a province or centrally run city, None for any other place."""
    aliases = words("jurisdictions")["aliases"]
    key = aliases.get(plain(name), plain(name))
    listed = _listed_names()
    if key not in listed:
        return None
    facts = words("facts")
    cities = {plain(n) for n in words("provinces")["central_cities"]}
    return f"{facts['city_unit'] if key in cities else facts['province_unit']} {listed[key]}"


@cache
def _listed_names() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for name in words("provinces")["provinces"]:
        found.setdefault(plain(name), name)
    return found


def _name(name: str) -> str:
    return name.title() if name.isupper() and len(name) > 4 else name


def report_area(header: Header) -> str | None:
    """Return the area that a report is on: its issuer's, else that of its place line; None for a national body."""
    issuer = header.issuer.value if header.issuer else None
    if issuer and issuer_is_national(issuer):
        return None
    if issuer:
        unit = re.search(rf"(?<!\w)(?:{_unit().pattern})", tone_placed(issuer), re.IGNORECASE)
        if unit:
            name = re.split(r"\s*[,;(]|\s+-\s+\D*$", issuer[unit.start("name") : unit.end("name")])[0]
            return official(f"{unit['unit']} {name}")
        place = place_of(issuer)
        if place.level == PROVINCE and place.name:
            size = len(place.name.split())
            return official(" ".join(issuer.split()[-size:]))
    return _province(header.place.value) if header.place else None
