"""What one citation claims of its document, in a form that two of them can be compared in.

Two claims speak of one document when nothing in them differs: the number as a number, the symbol whatever separators
were typed, the type, the year, the register (see ``jurisdiction``) and the date. What a claim leaves out, it does not
deny.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from baocao.records import Citation
from baocao.resolve.jurisdiction import (
    NATIONAL,
    PROVINCE,
    UNKNOWN,
    Place,
    is_national,
    is_yearly,
    names_a_unit,
    plain,
    register,
)
from baocao.resolve.known import UNLISTED, known, term_of
from baocao.resolve.places import is_city, province_of
from baocao.vietnamese.grammar import words
from baocao.vietnamese.text import folded

_PARTS = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Claim:
    """A citation, comparable. Empty or None: not said.

    ``symbol`` is folded parts (``("nq", "hdnd")``) or the folded name; ``year`` the one the number carries; ``place``
    the register's; ``date`` ISO, whole or not; ``by`` the date of the report that cites (no later document can be
    meant), ``home`` its place. ``terms`` are a plenary resolution's (``UNLISTED``: a number of another one);
    ``partial`` holds for a name that several documents have (``Luật Đất đai``).
    """

    type: str
    number: int | None
    year: str
    symbol: tuple[str, ...]
    place: str | Place
    date: str
    by: str
    yearly: bool
    named: bool = False
    partial: bool = False
    terms: tuple[str, ...] = ()
    home: Place = UNKNOWN

    @property
    def year_meant(self) -> str:
        """The year in the number, else that of the date."""
        return self.year or self.date[:4]

    @property
    def register_known(self) -> bool:
        """Whether it is known whose register the number is from."""
        return self.place == NATIONAL or (isinstance(self.place, Place) and self.place.name is not None)


def number_of(citation: Citation) -> int | None:
    """Return the number as a number (``07`` is 7); a letter after it (``12a``) leaves it what it is."""
    digits = re.match(r"\d+", citation.number)
    return int(digits[0]) if digits else None


def is_named(citation: Citation) -> bool:
    """Whether the document is cited by its own name, not by a symbol."""
    return number_of(citation) is None and " " in citation.symbol


def block_of(citation: Citation) -> str:
    """Return the block: only citations of one block can be of one document, since they share the number or the name.

    The numbers and the name of a listed law are in one block.
    """
    listed = known(citation)
    return listed.block if listed else own_block(citation)


def own_block(citation: Citation) -> str:
    """Return the number, or the name, that a citation is filed under whatever the lists say."""
    number = number_of(citation)
    if number is not None:
        return f"{number}{citation.number.strip('0123456789').lower()}"
    return f"name {plain(citation.symbol)}"


def type_of(citation: Citation) -> str:
    """Return the type: the symbol's own where it says one (a slip of the type word tells nothing), else as cited."""
    parts = _PARTS.findall(citation.symbol)
    if parts and not is_named(citation):
        codes = words("doctypes")["codes"]
        own = next((codes[c] for c in codes if c.lower() == parts[0].lower()), None)
        if own:
            return str(own)
    return citation.type


def claim(citation: Citation, issued_on: str | None, issuer: str | None, own: Place, by: str | None) -> Claim:
    """Return what a citation claims, ``own`` and ``by`` being the place and date of the report that cites."""
    listed = known(citation, issued_on)
    if listed and listed.citation and not citation.number:
        citation, issued_on = listed.citation, issued_on or listed.date
    if by and issued_on and int(issued_on[:4]) > int(by[:4]) + 1:
        issued_on = None  # of a year to come: a slip (the report's own year may be one too, by one)
    kind = type_of(citation)
    named = is_named(citation)
    partial = bool(listed and named and not listed.terms and not citation.year)
    symbol: tuple[str, ...] = (plain(citation.symbol),) if named else tuple(_PARTS.findall(folded(citation.symbol)))
    if listed and named:
        symbol = () if partial or len(listed.terms) > 1 else (listed.block,)
    if named:
        where: str | Place = NATIONAL
        if names_a_unit(citation.symbol):
            where = register("", "", issuer or citation.symbol, own)
    elif not symbol and not issuer and not is_national("", kind):
        where = UNKNOWN  # Nghị quyết 18: nothing says whose
    else:
        where = _above(register(citation.symbol, kind, issuer, own), own, by)
    return Claim(
        type=kind,
        number=number_of(citation),
        year=citation.year,
        symbol=symbol,
        place=where,
        date=issued_on or "",
        by=by or "",
        yearly=named or is_yearly(citation.symbol, kind),
        named=named,
        partial=partial or (named and listed is not None and len(listed.terms) > 1),
        terms=listed.terms if listed and listed.terms else term_of(citation, issued_on),
        home=own,
    )


def _above(where: str | Place, own: Place, by: str | None) -> str | Place:
    """Return the reporting district's own province for one without a name (``Tỉnh ủy``, ``UBND thành phố``)."""
    if not isinstance(where, Place) or where.name or where.level != PROVINCE or own.level in (None, PROVINCE):
        return where
    name = province_of(own, by or "")
    fits = name and (where.unit is None or is_city(name) == is_city(where.unit))
    return Place(PROVINCE, name, where.unit) if fits else where


def differs(a: Claim, b: Claim) -> str | None:
    """Return in what two claims of one block differ, None where they may speak of one document.

    A year in the number on one side only is a difference (``7/2018/NQ-HĐND`` and ``7/NQ-HĐND`` are of two registers),
    unless the register always writes it or both state one whole date. Where the number carries its year, a date that
    differs is a slip.
    """
    if a.type and b.type and a.type != b.type:
        return "type"
    if a.number is not None and b.number is not None and a.number != b.number:
        return "number"
    if a.symbol and b.symbol and a.symbol != b.symbol:
        return "symbol"
    if _terms_differ(a, b):
        return "term"
    if a.year_meant and b.year_meant and a.year_meant != b.year_meant:
        return "year"
    one_date = len(a.date) == 10 and a.date == b.date
    if bool(a.year) != bool(b.year) and a.symbol and b.symbol and not (a.yearly or b.yearly or one_date):
        return "register with or without year"
    if places_differ(a.place, b.place):
        return "place"
    carried = a.year or b.year
    if not carried and a.date and b.date and not (a.date.startswith(b.date) or b.date.startswith(a.date)):
        return "date"
    return None


def _terms_differ(a: Claim, b: Claim) -> bool:
    """Whether two are of different terms, or one is by a plenary session's name and the other no resolution of it."""
    if UNLISTED in (*a.terms, *b.terms):
        return a.named or b.named
    return bool(a.terms and b.terms and not set(a.terms) & set(b.terms))


def places_differ(a: str | Place, b: str | Place) -> bool:
    """Whether two registers cannot be one."""
    if isinstance(a, Place) and isinstance(b, Place):
        levels = a.level is not None and b.level is not None and a.level != b.level
        names = a.name is not None and b.name is not None and a.name != b.name
        return levels or names
    if isinstance(a, str) and isinstance(b, str):
        return False
    local = a if isinstance(a, Place) else b
    return isinstance(local, Place) and local != UNKNOWN
