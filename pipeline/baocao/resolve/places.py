"""Places of issuers and reports by the official lists: their codes, the province they are in, their full names."""

from __future__ import annotations

from functools import cache

from baocao.resolve.jurisdiction import DISTRICT, PROVINCE, Place, place_of
from baocao.vietnamese import units
from baocao.vietnamese.grammar import words
from baocao.vietnamese.units import COMMUNE, Unit


@cache
def official(place: Place, day: str = "") -> tuple[Unit, ...]:
    """Return the units of the lists that ``place`` may be, of those that stand on ``day`` (ISO) where it is given.

    None for a place without a name; several where provinces share the name of a district (``huyện Châu Thành``).
    """
    if place.name is None or place.level is None:
        return ()
    name, _, within = place.name.partition(", ")
    if place.level == PROVINCE:
        found = tuple(u for word in _unit_words(PROVINCE) for u in units.units(PROVINCE).get(f"{word} {name}", ()))
    else:
        found = units.units(place.level).get(name, ())
    if within:
        found = tuple(u for u in found if _plain(units.province(u)) == within)
    return tuple(u for u in found if u.stands(day)) if day else found


def code(place: Place, day: str = "") -> str | None:
    """Return the code of the one unit that ``place`` is on ``day``, None where none or several are it."""
    codes = {unit.code for unit in official(place, day)}
    return codes.pop() if len(codes) == 1 else None


@cache
def province_of(place: Place, day: str = "") -> str | None:
    """Return the folded name of the province that a place is in, None where the lists leave it open."""
    if place.level == PROVINCE:
        return place.name
    if place.level not in (DISTRICT, COMMUNE):
        return None
    found = {_plain(units.province(unit)) for unit in official(place, day)}
    return found.pop() if len(found) == 1 else None


@cache
def is_city(name: str) -> bool:
    """Tell whether a province's folded name, or the word of its unit, is that of a centrally run city."""
    known = words("provinces")["central_cities"]
    return units.key(name) in {units.key(n) for n in (*known, words("jurisdictions")["city"])}


def in_full(issuer: str, place: Place) -> str:
    """Return an issuer with the name of its place where it says only the unit (``UBND tỉnh`` → ``UBND tỉnh Đắk Lắk``).

    ``place`` is the place that was resolved for it, with the report's own as context.
    """
    said = place_of(issuer)
    if said.name or place.name is None or said.level not in (None, place.level) or said.unit is None:
        return issuer
    names = {_name(unit) for unit in official(place)}
    return f"{issuer} {names.pop()}" if len(names) == 1 else issuer


def _name(unit: Unit) -> str:
    """Return a unit's name without the word that says what it is."""
    folded = units.key(unit.name)
    size = max((len(word.split()) for word in _unit_words() if folded.startswith(f"{word} ")), default=0)
    return " ".join(unit.name.split()[size:])


@cache
def _unit_words(level: int | None = None) -> tuple[str, ...]:
    return tuple(units.key(word) for word, its in words("jurisdictions")["units"].items() if level in (None, its))


def _plain(unit: Unit) -> str:
    return units.key(_name(unit))
