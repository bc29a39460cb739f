"""Official names of places: as the lists of administrative units write them, before and after the 2025 mergers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from baocao.records import Header
from baocao.resolve.jurisdiction import PROVINCE, issuer_is_national, place_of, plain, reporting_place
from baocao.resolve.places import province_of
from baocao.vietnamese import units
from baocao.vietnamese.grammar import alternation, words
from baocao.vietnamese.text import tone_placed
from baocao.vietnamese.units import COMMUNE, DISTRICT, MERGED, Unit


def official(text: str, before: str = "", province: str | None = None, day: str = "") -> str:
    """Return a place as the official lists write it: ``TP. Cần Thơ`` → ``Thành phố Cần Thơ``, ``An Giang`` → ``Tỉnh An
    Giang``.

    ``before`` are the words before it in lower case, where a list's head may stand (``các huyện``); ``province``
    (folded) and ``day`` (ISO) are the report's: a name without its unit is the one district or commune there. What is
    in no list stays as written.
    """
    said = " ".join(text.split())
    facts = words("facts")
    if said in facts["regions"]:
        return str(facts["regions"][said])
    if unit := unit_pattern().fullmatch(tone_placed(said)):
        return _listed_as(f"{facts['units'][unit['unit'].lower()]} {_lettered(said[unit.start('name') :])}", province)
    if head := _list_head().search(before):
        return _listed_as(f"{facts['unit_heads'][head['head']]} {_lettered(said)}", province)
    return _province(said) or _bare(plain(said), province, day) or said


@cache
def unit_pattern() -> re.Pattern[str]:
    """Return the pattern of a unit's word and a name: groups ``unit`` and ``name``."""
    return re.compile(rf"(?P<unit>{alternation(words('facts')['units'])})[.\s]\s*(?P<name>\w.*)", re.IGNORECASE)


@cache
def _list_head() -> re.Pattern[str]:
    """``các huyện A, B và `` before a name: the head of the list it stands in."""
    heads = alternation(words("facts")["unit_heads"])
    return re.compile(rf"(?<!\w)(?P<head>{heads})(?P<names>(?:\s+[\w'’ -]{{2,30}}(?:,|\s(?:và|với|-)(?=\s)))*)\s*$")


def _listed_as(written: str, province: str | None) -> str:
    """Return a name with its unit in the lists' own spelling, where they have it once (in the report's province)."""
    key = units.key(written)
    found = [u for level in (1, DISTRICT, COMMUNE) for u in units.units(level).get(key, ())]
    near = [u for u in found if province and _bare_name(units.province(u)) == province]
    names = {u.name for u in near or found}
    return names.pop() if len(names) == 1 else written


def _province(name: str) -> str | None:
    """Return the official name of a province or centrally run city, None for any other place."""
    aliases = words("jurisdictions")["aliases"]
    key = aliases.get(plain(name), plain(name))
    facts = words("facts")
    if key not in {plain(n) for n in words("provinces")["provinces"]}:
        return None
    cities = {plain(n) for n in words("provinces")["central_cities"]}
    listed = next(n for n in words("provinces")["provinces"] if plain(n) == key)
    return _listed_as(f"{facts['city_unit'] if key in cities else facts['province_unit']} {listed}", None)


@cache
def _bare(key: str, province: str | None, day: str) -> str | None:
    """Return the one unit of the report's province that has this name, until the mergers a district first."""
    if province is None:
        return None
    for level in (DISTRICT, COMMUNE):
        if level == DISTRICT and day >= MERGED:
            continue
        found = [u for u in _by_bare_name(level).get(key, ()) if not day or u.stands(day)]
        names = {u.name for u in found if _bare_name(units.province(u)) == province}
        if names:
            return names.pop() if len(names) == 1 else None
    return None


@cache
def _by_bare_name(level: int) -> Mapping[str, tuple[Unit, ...]]:
    found: dict[str, list[Unit]] = defaultdict(list)
    for its in units.units(level).values():
        for unit in its:
            found[_bare_name(unit)].append(unit)
    return {name: tuple(its) for name, its in found.items()}


def _bare_name(unit: Unit) -> str:
    """Return a unit's folded name without the word that says what it is."""
    key = units.key(unit.name)
    for word in _folded_units():
        if key.startswith(f"{word} "):
            return key.removeprefix(f"{word} ")
    return key


@cache
def _folded_units() -> tuple[str, ...]:
    return tuple(sorted({units.key(w) for w in words("facts")["units"].values()}, key=len, reverse=True))


def _lettered(name: str) -> str:
    return name.title() if name.isupper() and len(name) > 4 else name


def report_area(header: Header) -> str | None:
    """Return the area that a report is on: its issuer's, else that of its place line; None for a national body."""
    issuer = header.issuer.value if header.issuer else None
    if issuer and issuer_is_national(issuer):
        return None
    if issuer:
        unit = re.search(rf"(?<!\w)(?:{unit_pattern().pattern})", tone_placed(issuer), re.IGNORECASE)
        if unit:
            name = re.split(r"\s*[,;(]|\s+-\s+\D*$", issuer[unit.start("name") : unit.end("name")])[0]
            return official(f"{unit['unit']} {name}", province=report_province(header))
        place = place_of(issuer)
        if place.level == PROVINCE and place.name:
            return official(" ".join(issuer.split()[-len(place.name.split()) :]))
    return _province(header.place.value) if header.place else None


def report_province(header: Header) -> str | None:
    """Return the folded name of the province that a report is from, None where nothing says."""
    issuer = header.issuer.value if header.issuer else None
    place = header.place.value if header.place else None
    return province_of(reporting_place(issuer, place), header.date.value if header.date else "")
