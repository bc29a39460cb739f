"""Who reports: the letterhead's body in ordinary writing, else what the symbol and the place say together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from baocao.vietnamese.grammar import words
from baocao.vietnamese.text import tone_placed

_LISTS = ("central", "local_bodies", "offices", "party_bodies", "party_offices")


def from_letterhead(lines: list[str]) -> str:
    """Return the issuer whose letterhead is ``lines`` (superior first): the last, with the place its superior names.

    >>> from_letterhead(["UBND TỈNH ĐẮK LẮK", "SỞ Y TẾ"])
    'Sở Y tế tỉnh Đắk Lắk'
    """
    names = [ordinary(line) for line in lines]
    own = names[-1]
    if len(names) > 1 and _unit_word().match(own):  # the place stands on a line of its own
        return f"{names[-2]} {own}"
    if len(names) > 1 and own.lower().startswith(tuple(words("header")["placed"])) and not _unit().search(own):
        place = _unit().search(names[-2])
        if place:
            return f"{own} {place[0]}"
    return own


def from_symbol(symbol: str, place: str | None) -> str | None:
    """Return the issuer that a symbol and a place name together (``BC-UBND`` and ``Cần Thơ``), None where they do not.

    A body of a place is named only where the place is a province or a centrally run city: of others the level is not
    said.
    """
    issuers = words("header")["symbol_issuers"]
    parts = re.split(r"[-/.]", symbol)
    for part in (*parts[1:], parts[0]):
        template = issuers.get(part) or issuers.get(re.sub(r"\d+$", "", part))
        if template and "{" not in template:
            return str(template)
        if template and place:
            name = _province(place)
            if name is None:
                return None
            level = "city" if name in words("provinces")["central_cities"] else "province"
            spoken = words("header")
            return str(template).format(unit=spoken["units"][level], party=spoken["party"][level], place=name)
    return None


def _province(place: str) -> str | None:
    """Return the province or city that ``place`` is, with or without its unit word."""
    bare = _unit_word().sub("", " ".join(place.split()))
    return _provinces().get(tone_placed(bare).lower())


def ordinary(line: str) -> str:
    """Return a name set in capitals as it is written in a sentence; a name in small letters comes back as it is."""
    plain = " ".join(line.split())
    if plain != plain.upper():
        return plain
    return re.sub(r"\s+", " ", "".join(_pieces(plain))).strip()


def _pieces(plain: str) -> Iterator[str]:
    placed = tone_placed(plain).lower()
    at = 0
    for known in _known().finditer(placed):
        yield _capitalised(plain[at : known.start()])
        yield _spelling()[known[0]]
        at = known.end()
    yield _capitalised(plain[at:])


def _capitalised(words_: str) -> str:
    """Return words not known from any list with a capital each."""
    return re.sub(r"[^\W\d_]+", lambda m: m[0].capitalize(), words_)


@cache
def _spelling() -> dict[str, str]:
    """Return every known name in small letters → as it is written."""
    issuers, places = words("issuers"), words("provinces")
    spelled = {tone_placed(n).lower(): n for n in issuers["ministries"] + issuers["departments"] + places["provinces"]}
    for listed in _LISTS:
        spelled.update({tone_placed(n).lower(): n for n in issuers[listed]})
    spelled.update({w: w for w in words("header")["lower_words"]} | words("header")["begin_words"])
    return spelled


@cache
def _known() -> re.Pattern[str]:
    names = sorted(_spelling(), key=len, reverse=True)
    return re.compile(r"(?<![^\W_])(?:" + "|".join(map(re.escape, names)) + r")(?![^\W_])")


@cache
def _provinces() -> dict[str, str]:
    return {tone_placed(p).lower(): p for p in words("provinces")["provinces"]}


@cache
def _unit() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(words('header')['local_unit'])})\s.+$")


@cache
def _unit_word() -> re.Pattern[str]:
    return re.compile(rf"^(?:{'|'.join(words('header')['local_unit'])}|tp\.?)\s+", re.IGNORECASE)
