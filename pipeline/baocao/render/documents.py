"""A document's name as its issuing system writes it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from baocao.vietnamese.grammar import words


def written(document: Mapping[str, str | None]) -> str:
    """Return type and number as one writes them: with the Party's dash or the State's slash; by name, the name.

    ``document`` has ``type``, ``number``, ``year``, ``symbol`` as the guidelines' value has them.
    """
    number, year, symbol = (document.get(name) or "" for name in ("number", "year", "symbol"))
    kind = type_name(document.get("type") or "")
    if not number:
        named = symbol if " " in symbol or not kind else f"{kind} {symbol}"
        return f"{named} ({year})" if year and year not in named else named
    party = "/" in symbol
    figures = number if party or not year else f"{number}/{year}"
    if party:
        figures = f"{number}-{symbol}"
    elif symbol:
        figures = f"{figures}/{symbol}"
    return f"{kind} {figures}".strip()


@cache
def type_name(code: str) -> str:
    """Return the first of the words that ``code`` stands for, with a capital; the code itself where there is none."""
    known = next((word for word, its in words("doctypes")["types"].items() if its == code), code)
    return known[:1].upper() + known[1:]


def day(date: str | None) -> str:
    """Return an ISO date, or part of one, as it is written in Viet Nam: 04/12/2023."""
    return "/".join(reversed(date.split("-"))) if date else ""
