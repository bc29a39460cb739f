"""Whose register a number is from: the country's, or one place's.

``17-NQ/TU`` exists in every province. The place is what the citation's issuer says (``HĐND tỉnh An Giang``); an issuer
without a name (``UBND tỉnh``) or no issuer at all means the reporting body's own place, where that has the level meant.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from baocao.vietnamese.grammar import words
from baocao.vietnamese.text import folded, tone_placed
from baocao.vietnamese.units import several

NATIONAL = "*"
PROVINCE, DISTRICT = 1, 2  # the levels that keep registers of their own; a commune is 3
_LETTERS = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Place:
    """A place that keeps registers. ``name`` is folded, with the unit below the province (``huyen phong dien``).

    ``name`` None: not known; ``level`` None: not known either. ``unit`` is the word that was said (``thành phố``).
    """

    level: int | None = None
    name: str | None = None
    unit: str | None = None


UNKNOWN = Place()


@cache
def _data() -> dict[str, Any]:
    return dict(words("jurisdictions"))


@cache
def _provinces() -> frozenset[str]:
    return frozenset(plain(name) for name in words("provinces")["provinces"])


@cache
def _central_cities() -> frozenset[str]:
    return frozenset(plain(name) for name in words("provinces")["central_cities"])


def plain(name: str) -> str:
    """Return the words of ``name``, folded and parted by one space (``Thừa Thiên - Huế`` → ``thua thien hue``)."""
    return " ".join(_LETTERS.findall(folded(name)))


def is_national(symbol: str, kind: str) -> bool:
    """Whether one register in the country has this symbol; a symbol that says nothing is judged by the type."""
    parts = _parts(symbol)
    data = _data()
    known = {*data["national_parts"], *data["ministries"]}
    if any(re.sub(r"\d+$", "", part) in known or part.endswith(tuple(data["national_endings"])) for part in parts):
        return True
    return not parts and tone_placed(kind).lower() in data["yearly_types"]


def is_yearly(symbol: str, kind: str) -> bool:
    """Whether the register always writes the year into the number, so that a missing one is only left out."""
    parts = [re.sub(r"\d+$", "", part) for part in _parts(symbol)]
    data = _data()
    return any(p in data["yearly_parts"] or p in data["yearly_issuers"] for p in parts) or (
        tone_placed(kind).lower() in data["yearly_types"]
    )


def symbol_level(symbol: str) -> int | None:
    """Return the level that a symbol says: ``TU`` is a province's, ``HU`` a district's."""
    parts = _parts(symbol)
    if any(part in _data()["province_parts"] for part in parts):
        return PROVINCE
    return DISTRICT if any(part in _data()["district_parts"] for part in parts) else None


def _parts(symbol: str) -> list[str]:
    return _LETTERS.findall(folded(symbol))


@cache
def _units() -> re.Pattern[str]:
    data = _data()
    units = sorted([*data["units"], *data["other_units"]], key=len, reverse=True)
    return re.compile(rf"\b({'|'.join(units)})\b(?! (?:{'|'.join(data['no_unit_before'])})\b)")


def _marked(name: str) -> str:
    """Return the words of ``name`` in lower case with their marks, parted by one space."""
    return " ".join(_LETTERS.findall(tone_placed(name.lower())))


def names_a_unit(name: str) -> bool:
    """Whether a document's own name holds the word of a unit, and so is one place's (``Nghị quyết Đảng bộ tỉnh``)."""
    return _units().search(_marked(name)) is not None


@cache
def issuer_is_national(issuer: str) -> bool:
    """Whether an issuer's name is one of the country's bodies (``Chính phủ``, ``Bộ Y tế``)."""
    said, data = plain(issuer), _data()
    if _units().search(_marked(issuer)):
        return False
    if said.startswith(tuple(data["national_issuers"])) or any(w in said for w in data["national_words"]):
        return True
    return said.startswith(f"{data['ministry']} ") and not said[3:].startswith(tuple(data["not_ministry"]))


@cache
def place_of(issuer: str) -> Place:
    """Return the place in an issuer's name, the first one named (``huyện X, tỉnh Y`` is the district)."""
    said, data = plain(issuer), _data()
    marked = _marked(issuer)
    found = list(_units().finditer(marked))
    if found:
        end = found[1].start() if len(found) > 1 else len(marked)
        unit = data["other_units"].get(found[0][1], found[0][1])
        place = _named(unit, data["units"][unit], marked[found[0].end() : end])
        return _within(place, marked[end:]) if place.name and place.level != PROVINCE else place
    for name in _provinces():
        if said == name or said.endswith(f" {name}"):
            return Place(PROVINCE, _alias(name))
    return Place(PROVINCE) if said.split(" ")[0] in data["province_bodies"] else UNKNOWN


def _within(place: Place, rest: str) -> Place:
    """Return a district or commune with its province, where several provinces have one of the name and it is said."""
    assert place.name is not None and place.level is not None
    if not several(place.level, place.name) or not (above := _units().match(rest)):
        return place
    name = _alias(plain(re.split(rf"\b(?:{'|'.join(_data()['stops'])})\b", rest[above.end() :])[0]))
    return replace(place, name=f"{place.name}, {name}") if name in _provinces() else place


def _named(unit: str, level: int, rest: str) -> Place:
    data = _data()
    name = _alias(plain(re.split(rf"\b(?:{'|'.join(data['stops'])})\b", rest)[0]))
    if not name:
        return Place(level, None, unit)
    if unit == data["city"] and name not in _central_cities():
        return Place(DISTRICT, f"{plain(unit)} {name}", unit)
    return Place(PROVINCE, name, unit) if level == PROVINCE else Place(level, f"{plain(unit)} {name}", unit)


def _alias(name: str) -> str:
    return str(_data()["aliases"].get(name, name))


@cache
def reporting_place(issuer: str | None, place: str | None) -> Place:
    """Return the place of a reporting body from its letterhead and its place line; a national body has none."""
    if issuer and issuer_is_national(issuer):
        return UNKNOWN
    said = place_of(issuer) if issuer else UNKNOWN
    if said.name or not place:
        return said
    name = _alias(plain(place))
    if name in _provinces() and said.level in (None, PROVINCE):
        return Place(PROVINCE, name, said.unit)
    found = place_of(place)
    if found.name:
        return found
    return Place(said.level or DISTRICT, f"{plain(said.unit)} {name}" if said.unit else name, said.unit)


@cache
def register(symbol: str, kind: str, issuer: str | None, own: Place) -> str | Place:
    """Return whose register a citation is from: ``NATIONAL``, or a place whose name may be unknown."""
    if is_national(symbol, kind) or (issuer and issuer_is_national(issuer)):
        return NATIONAL
    said = place_of(issuer) if issuer else UNKNOWN
    if said.name:
        return said
    level = symbol_level(symbol) or said.level
    if said.unit and said.unit == own.unit:
        return own
    if said.unit and own.unit and level == own.level:
        return UNKNOWN  # the city that a province's report speaks of is one of several
    return own if level in (None, own.level) else Place(level)
