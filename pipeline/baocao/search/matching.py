"""How well a document is what a person meant."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from baocao.resolve.jurisdiction import plain
from baocao.search.query import Meant
from baocao.search.spelling import near
from baocao.vietnamese.grammar import words
from baocao.vietnamese.text import folded

_PARTS = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Match:
    """``told`` is the share of the query's words that the document has, ``typed`` whether it is of the type meant."""

    told: float
    typed: bool
    score: float


def match(asked: Meant, document: Mapping[str, Any]) -> Match | None:
    """Return how well ``document`` (a row of the store) fits, None where a number, year or date says it is another."""
    numbered = document["number_value"] is not None
    if numbered and asked.number is not None and asked.number != _number(document):
        return None
    years = {y for y in (document["year"], (document["date"] or "")[:4]) if y}
    of_year = [y in years or y in document["words"] for y in asked.years]
    if years and not all(of_year):
        return None
    if asked.date and document["date"] and not asked.date.startswith(document["date"]):
        return None
    symbol = [] if " " in (document["symbol"] or " ") else _PARTS.findall(folded(document["symbol"]))
    tokens = [*asked.words] + ([asked.number] if asked.number is not None and not numbered else [])
    known = _known(document["words"], tuple(symbol))
    found = [_has(token, known, symbol) for token in tokens]
    if not numbered and asked.number is not None and not found[-1]:
        return None
    told = sum(found) / len(found) if found else 1.0
    typed = not asked.types or document["type"] in asked.types
    exact = bool(asked.date and document["date"] == asked.date) + bool(of_year and years)
    named = set(symbol or plain(document["symbol"] or document["title"] or "").split())
    said = {*tokens, *(folded(t) for t in asked.types)}
    cover = len(named & said) / len(named) if named else 0.0
    return Match(told, typed or not document["type"], round(4 * told + 2 * typed + exact + cover, 3))


def _number(document: Mapping[str, Any]) -> str:
    letters = (document["number"] or "").strip("0123456789")
    return f"{document['number_value']}{folded(letters)}"


@cache
def _expanded() -> tuple[Mapping[str, tuple[str, ...]], Mapping[str, str]]:
    data = words("query")
    return {part: tuple(said) for part, said in data["issuers"].items()}, dict(data["short"])


def _known(said: str, symbol: tuple[str, ...]) -> frozenset[str]:
    """Return the words a document answers to: its own, and what the parts of its symbol stand for."""
    issuers, _ = _expanded()
    known = set(said.split())
    for part in symbol:
        known.add(part)
        for name in issuers.get(part.rstrip("0123456789"), ()):
            known.update(name.split())
    return frozenset(known)


def _has(token: str, known: frozenset[str], symbol: list[str]) -> bool:
    _, short = _expanded()
    if token in known or (token in short and known.issuperset(short[token].split())):
        return True
    issuers, _ = _expanded()
    if any(known.issuperset(name.split()) for name in issuers.get(token, ())):
        return True
    joined = ["".join(symbol), "".join(symbol[1:])]
    if len(token) > 2 and (token in joined or any(near(j, token) for j in joined if j)):
        return True
    return any(near(word, token) for word in known)
