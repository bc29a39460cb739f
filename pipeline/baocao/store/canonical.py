"""A document's row: of all that its citations say, what is said best and most often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

from baocao.records import Citation
from baocao.resolve.claims import is_named, number_of
from baocao.resolve.groups import OWN, Cited, Group
from baocao.resolve.jurisdiction import Place, issuer_is_national, place_of, plain
from baocao.resolve.known import law_name
from baocao.resolve.places import code, in_full
from baocao.store.rows import Row
from baocao.vietnamese.grammar import words


def rows(block: str, groups: Sequence[Group]) -> list[Row]:
    """Return the rows of a block's documents, in the order of ``groups``; no two have one key."""
    made = [_row(block, group) for group in groups]
    taken: Counter[str] = Counter()
    for row in made:
        taken[row["key"]] += 1
        if taken[row["key"]] > 1:
            row["key"] += f"|{taken[row['key']]}"
    return made


def _row(block: str, group: Group) -> Row:
    members = group.members
    settled = [m for m in members if m.ordinal == OWN] or members
    citation = _citation(group)
    issuer = _most(m.issuer for m in settled) or _most(_named(m) for m in members) or _most(m.issuer for m in members)
    title = _most(m.title for m in settled) or _most(m.title for m in members)
    by_name = _most(m.citation.symbol for m in members if is_named(m.citation)) if citation.number else None
    name = law_name(citation) or by_name
    dates = Counter(m.claim.date for m in settled if m.claim.date) or Counter(
        m.claim.date for m in members if m.claim.date
    )
    date = min(dates, key=lambda d: (-len(d), -dates[d], d), default=None)
    place = _place(group)
    if issuer and isinstance(group.claim.place, Place):
        issuer = in_full(issuer, group.claim.place)
    return {
        "key": _key(citation, group, date, place),
        "block": block,
        "type": citation.type or None,
        "number": citation.number or None,
        "number_value": number_of(citation),
        "year": citation.year or None,
        "symbol": citation.symbol or None,
        "issuer": issuer,
        "place": place,
        "place_code": code(group.claim.place, (date or "")[:10]) if isinstance(group.claim.place, Place) else None,
        "date": date,
        "title": title or name,
        "words": _words(citation, issuer, title, date, place, name),
        "cited": sum(1 for m in members if m.ordinal != OWN),
    }


def _citation(group: Group) -> Citation:
    """Return number, symbol and type as said most often by those who say most: by number before name, in full first."""
    members = group.members
    numbered = [m for m in members if m.citation.number]
    saying = [m for m in numbered if m.citation.symbol] or numbered or members
    return Citation(
        _most(m.citation.type for m in saying) or "",
        _most(m.citation.number for m in saying) or "",
        _most(m.citation.year for m in saying) or (group.claim.year_meant if group.claim.yearly else ""),
        _most(m.citation.symbol for m in saying) or "",
    )


def _most(said: Iterable[str | None]) -> str | None:
    """Return what is said most often, the longest and then the first by the alphabet among equals."""
    counts = Counter(" ".join(s.split()) for s in said if s)
    return min(counts, key=lambda s: (-counts[s], -len(s), s), default=None)


def _named(member: Cited) -> str | None:
    """Return an issuer only where it says whose it is (``HĐND tỉnh An Giang``, not ``HĐND tỉnh``)."""
    said = member.issuer
    return said if said and (place_of(said).name or issuer_is_national(said)) else None


def _place(group: Group) -> str | None:
    return group.claim.place.name if isinstance(group.claim.place, Place) else None


def _key(citation: Citation, group: Group, date: str | None, place: str | None) -> str:
    """``TYPE|number|year|SYMBOL``, then a local register's place, then the date where the number carries no year."""
    number = str(number_of(citation)) if citation.number.isdigit() else citation.number.lower()
    parts = [citation.type, number, citation.year, citation.symbol]
    parts.append((place or "?") if isinstance(group.claim.place, Place) else "")
    parts.append("" if citation.year else (date or "?"))
    if group.claim.number is None and not is_named(citation):
        parts.append(group.members[0].report)
    return "|".join(parts).rstrip("|")


@cache
def _type_words(code: str) -> str:
    return " ".join(
        word for word, its in words("doctypes")["types"].items() if (its == code and " " in word) or its == code
    )


def _words(citation: Citation, issuer: str | None, title: str | None, date: str | None, *others: str | None) -> str:
    """Return all words the document can be asked for by, folded, known abbreviations as written and in full."""
    said = (
        citation.type,
        _type_words(citation.type),
        citation.symbol,
        issuer,
        title,
        citation.year,
        (date or "")[:4],
        *others,
    )
    written = " ".join(s for s in said if s)
    known = words("abbreviations")["known"]
    return plain(" ".join([written, *(known[word] for word in dict.fromkeys(written.split()) if word in known)]))
