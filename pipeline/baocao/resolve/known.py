"""Documents known by name: which law a name and a year mean, which resolution a plenary session and a term mean.

The list is ``vietnamese/words/known_documents.yaml``. A name that fits several listed documents (``Luật Đất đai``
without a year) stays open: nothing is guessed from what is in force.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from baocao.records import Citation
from baocao.resolve.jurisdiction import plain
from baocao.vietnamese.cues import cue
from baocao.vietnamese.grammar import words
from baocao.vietnamese.text import tone_placed

UNLISTED = "-"
"""In the place of a term: a resolution of the number, but none of a plenary session."""
_SESSION = "plenary "


@dataclass(frozen=True, slots=True)
class Known:
    """What a list says of a name: the block it is filed under, and the one document it means where it means one.

    ``date`` is ISO where the list gives it; ``terms`` are the terms a plenary resolution is cited with.
    """

    block: str
    citation: Citation | None = None
    date: str = ""
    terms: tuple[str, ...] = ()


def known(citation: Citation, date: str | None = None) -> Known | None:
    """Return what the lists say of a citation by name or number, None where they say nothing."""
    if citation.number:
        return _numbered(citation)
    name = plain(citation.symbol)
    laws = _laws().get(name)
    if laws is not None:
        year = citation.year or (date or "")[:4]
        meant = [law for law in laws if law.year == year]
        return Known(f"name {name}", meant[0] if len(meant) == 1 else None)
    return _plenary(citation.symbol)


def _numbered(citation: Citation) -> Known | None:
    number = _value(citation)
    data = words("known_documents")
    name = _law_names().get((number, citation.year, plain(citation.symbol)))
    if name is not None and citation.type in ("", data["law_type"]):
        return Known(f"name {name}", citation)
    if citation.type == data["plenary_type"] and plain(citation.symbol) == plain(data["plenary_symbol"]):
        for one in data["plenaries"]:
            if one["number"] == number:
                return Known(_session_block(one["session"]), citation)
    return None


def term_of(citation: Citation, date: str | None) -> tuple[str, ...]:
    """Return the term of a listed plenary resolution cited by number; ``UNLISTED`` where its date is another's.

    Empty for all other documents, and where nothing says the date.
    """
    listed = known(citation)
    if not listed or not date or not listed.block.startswith(_SESSION):
        return ()
    for one in words("known_documents")["plenaries"]:
        if str(one["number"]) == citation.number.lstrip("0") and str(one["date"])[:4] == date[:4]:
            return (str(one["term"]),)
    return (UNLISTED,)


def _session_block(session: int) -> str:
    return f"{_SESSION}{session}"


@cache
def _laws() -> Mapping[str, tuple[Citation, ...]]:
    """Return the listed laws by the folded name with its first word."""
    data = words("known_documents")
    found = {}
    for listed, word in data["law_words"].items():
        for name, numbers in data[listed].items():
            parts = [number.split("/") for number in numbers]
            laws = tuple(Citation(data["law_type"], number, year, symbol) for number, year, symbol in parts)
            found[plain(f"{word} {name}")] = laws
    return found


@cache
def _law_names() -> Mapping[tuple[int, str, str], str]:
    return {(int(law.number), law.year, plain(law.symbol)): name for name, laws in _laws().items() for law in laws}


def law_name(citation: Citation) -> str | None:
    """Return the name of a listed law cited by its number (``Luật Đầu tư công``), None for any other document."""
    data = words("known_documents")
    wanted = _law_names().get((_value(citation), citation.year, plain(citation.symbol)))
    if wanted is None or citation.type != data["law_type"]:
        return None
    written = (f"{word} {name}" for listed, word in data["law_words"].items() for name in data[listed])
    return next(name for name in written if plain(name) == wanted)


def _value(citation: Citation) -> int:
    return int(re.sub(r"\D", "", citation.number) or 0)


@cache
def _plenary(symbol: str) -> Known | None:
    """Return what a plenary resolution's name says, the term at its end if it has been read there."""
    named = cue("known_documents", "plenary").match(tone_placed(symbol))
    if named is None:
        return None
    data = words("known_documents")
    said = named["session"].lower()
    session = int(said) if said.isdigit() else data["ordinals"].index(said) + 1
    term = cue("known_documents", "term").match(tone_placed(symbol), named.end())
    terms = tuple(sorted(set(re.findall(r"[IVX]+", term["terms"])))) if term else ()
    block = _session_block(session)
    for one in data["plenaries"]:
        if one["session"] == session and terms == (one["term"],):
            citation = Citation(data["plenary_type"], str(one["number"]), "", data["plenary_symbol"])
            return Known(block, citation, str(one["date"]), terms)
    return Known(block, terms=terms)


def with_term(citation: Citation, after: str) -> Citation:
    """Return a plenary resolution with the term that the words ``after`` it say (``(khóa XI, XII)``)."""
    if citation.number or not (named := _plenary(citation.symbol)) or named.terms:
        return citation
    term = cue("known_documents", "term").match(tone_placed(after))
    if not term:
        return citation
    said = after[term.start() : term.end()].strip(" ,()")
    return Citation(citation.type, "", citation.year, f"{citation.symbol} {' '.join(said.split())}")
