"""Who cites a document: from what a person types to documents, and under each the passages that cite it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, and_, literal, or_, select

from baocao.errors import UsageError
from baocao.search.matching import Match, match
from baocao.search.query import Meant, meant
from baocao.store.database import Store
from baocao.store.tables import CANDIDATES, CITATIONS, DOCUMENTS, MENTIONS, PASSAGES

_FIELDS = ("key", "type", "number", "year", "symbol", "issuer", "date", "title")
_AT_ONCE = 400


@dataclass(frozen=True, slots=True)
class Citing:
    """One citation: where it stands (offsets of the report's text), its passage, and the span of it in that."""

    report: str
    start: int
    end: int
    page: int | None
    quote: str
    role: str
    certain: bool
    span: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Found:
    """A document that fits the query; ``document`` has key, type, number, year, symbol, issuer, date, title."""

    document: Mapping[str, str | None]
    citations: tuple[Citing, ...]


def cite(store: Store, query: str, limit: int | None = None) -> list[Found]:
    """Return the documents meant by ``query``, best match first, then most cited; at most ``limit`` of them.

    Raises ``UsageError`` for an empty query or a limit below one, ``StoreError`` where the store fails.
    """
    if limit is not None and limit < 1:
        raise UsageError("a limit is at least 1, not {limit}", limit=limit)
    asked = meant(query)
    with store.reading() as connection:
        documents = [row for _, row in ranked(asked, connection)][:limit]
        citations = citing(connection, [row["key"] for row in documents])
    return [Found({f: row[f] for f in _FIELDS}, tuple(citations[row["key"]])) for row in documents]


def as_json(found: Iterable[Found]) -> list[dict[str, Any]]:
    """Return what ``baocao cite --json`` prints."""
    names = ("report", "start", "end", "page", "quote", "role", "certain")
    return [
        {"document": dict(f.document), "citations": [{name: getattr(c, name) for name in names} for c in f.citations]}
        for f in found
    ]


def ranked(asked: Meant, connection: Connection) -> list[tuple[Match, dict[str, Any]]]:
    """Return the matching documents with how well they fit, best first: those that have all the words, else most of
    them; of the type meant, else any.
    """
    fitting: list[tuple[Match, dict[str, Any]]] = []
    for query in _queries(asked):
        for row in connection.execute(query).mappings():
            document = {column: row[column] for column in DOCUMENTS.c.keys()}  # noqa: SIM118
            if fit := match(asked, document):
                fitting.append((fit, document))
        if any(fit.told == 1 for fit, _ in fitting):
            break
    typed = [f for f in fitting if f[0].typed]
    if asked.number is not None or any(f[0].told == 1 for f in typed):
        fitting = typed
    most = max((fit.told for fit, _ in fitting), default=0)
    kept = [f for f in fitting if f[0].told == most and most > 0.5]
    kept.sort(key=lambda f: (-f[0].score, -f[1]["cited"], f[1]["key"]))
    return kept


def _queries(asked: Meant) -> list[Select[Any]]:
    """Return what to read, the narrowest first: by number, by all the words as typed, everything."""
    everything = select(DOCUMENTS)
    if asked.number is not None:
        digits = asked.number.rstrip("abcdefghijklmnopqrstuvwxyz")
        named = and_(DOCUMENTS.c.number_value.is_(None), DOCUMENTS.c.words.contains(asked.number, autoescape=True))
        numbered = DOCUMENTS.c.number_value == int(digits) if len(digits) < 18 else literal(False)
        return [everything.where(or_(numbered, named))]
    narrow = [DOCUMENTS.c.words.contains(word, autoescape=True) for word in asked.words]
    return [everything.where(*narrow), everything] if narrow else [everything]


def citing(connection: Connection, keys: Sequence[str]) -> dict[str, list[Citing]]:
    """Return the citations of documents by key, in the order of reports and places."""
    found: dict[str, list[Citing]] = defaultdict(list)
    for at in range(0, len(keys), _AT_ONCE):
        some = keys[at : at + _AT_ONCE]
        sure = _passages(CITATIONS.c.document_key).where(CITATIONS.c.document_key.in_(some))
        same = and_(CANDIDATES.c.report_id == CITATIONS.c.report_id, CANDIDATES.c.ordinal == CITATIONS.c.ordinal)
        unsure = _passages(CANDIDATES.c.document_key).join(CANDIDATES, same).where(CANDIDATES.c.document_key.in_(some))
        for query, certain in ((sure, True), (unsure, False)):
            for key, report, start, end, page, quote, role, low, high in connection.execute(query):
                found[key].append(Citing(report, start, end, page, quote, role, certain, (low, high)))
    for citations in found.values():
        citations.sort(key=lambda c: (c.report, c.start))
    return found


def _passages(key: Any) -> Select[Any]:
    mention = and_(MENTIONS.c.report_id == CITATIONS.c.report_id, MENTIONS.c.ordinal == CITATIONS.c.ordinal)
    passage = and_(PASSAGES.c.report_id == CITATIONS.c.report_id, PASSAGES.c.ordinal == MENTIONS.c.passage)
    return (
        select(
            key,
            CITATIONS.c.report_id,
            MENTIONS.c.start_offset,
            MENTIONS.c.end_offset,
            PASSAGES.c.page,
            PASSAGES.c.text,
            CITATIONS.c.role,
            MENTIONS.c.span_start,
            MENTIONS.c.span_end,
        )
        .select_from(CITATIONS)
        .join(MENTIONS, mention)
        .join(PASSAGES, passage)
    )
