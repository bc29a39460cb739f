"""What a document replaces, amends and carries out, what does so to it, and who cites it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from baocao.errors import UsageError
from baocao.messages import deferred
from baocao.search.citations import Citing, citing, ranked
from baocao.search.query import meant
from baocao.store.database import Store
from baocao.store.tables import DOCUMENT_RELATIONS, DOCUMENTS, PASSAGES, REPORTS

FIELDS = ("key", "type", "number", "year", "symbol", "issuer", "date", "title")


@dataclass(frozen=True, slots=True)
class Related:
    """One relation as one report states it: ``direction`` is ``out`` where the document asked for does it.

    ``other`` has the fields of a document, all None but the type where it has no number yet; ``status`` is done or
    planned.
    """

    type: str
    direction: str
    other: Mapping[str, str | None]
    status: str
    report: str
    quote: str


@dataclass(frozen=True, slots=True)
class Relations:
    """A document, its relations, and the citations of it."""

    document: Mapping[str, str | None]
    relations: tuple[Related, ...]
    cited_by: tuple[Citing, ...]


class AmbiguousError(UsageError):
    """Several documents fit equally well; ``documents`` are they."""

    def __init__(self, query: str, documents: list[Mapping[str, Any]]) -> None:
        super().__init__(deferred("several documents fit: {query}"), query=query)
        self.documents = documents


def related(store: Store, query: str) -> Relations:
    """Return what is known of the one document that ``query`` names: by its key, as a report's id, or as one types it.

    Raises ``AmbiguousError`` where several fit equally well, ``UsageError`` for an empty query or where none fits,
    ``StoreError`` where the store fails.
    """
    with store.reading() as connection:
        document = _one(connection, query)
        key = document["key"]
        return Relations(
            {field: document[field] for field in FIELDS},
            tuple(_relations(connection, key)),
            tuple(citing(connection, [key])[key]),
        )


def as_json(found: Relations) -> dict[str, Any]:
    """Return what ``baocao related --json`` prints."""
    of_relation = ("type", "direction", "other", "status", "report", "quote")
    of_citation = ("report", "start", "end", "page", "quote", "role", "certain")
    return {
        "document": dict(found.document),
        "relations": [{name: getattr(one, name) for name in of_relation} for one in found.relations],
        "cited_by": [{name: getattr(one, name) for name in of_citation} for one in found.cited_by],
    }


def _one(connection: Connection, query: str) -> Mapping[str, Any]:
    of_report = select(REPORTS.c.document_key).where(REPORTS.c.id == query).scalar_subquery()
    named = select(DOCUMENTS).where((DOCUMENTS.c.key == query) | (DOCUMENTS.c.key == of_report))
    exact = connection.execute(named).mappings().first()
    if exact:
        return dict(exact)
    fitting = ranked(meant(query), connection)
    best = [row for match, row in fitting if match.score == fitting[0][0].score]
    if not best:
        raise UsageError("no document in the store fits: {query}", query=query)
    if len(best) > 1:
        raise AmbiguousError(query, [{field: row[field] for field in FIELDS} for row in best])
    return best[0]


def _relations(connection: Connection, key: str) -> Iterator[Related]:
    """Yield relations, those the document has itself first, each sort by type, report and place."""
    for mine, its, direction in (("head_key", "tail_key", "out"), ("tail_key", "head_key", "in")):
        table, other = DOCUMENT_RELATIONS, DOCUMENTS
        passage = (PASSAGES.c.report_id == table.c.report_id) & (PASSAGES.c.ordinal == table.c.passage)
        query = (
            select(table, PASSAGES.c.text.label("quote"), *(other.c[name].label(f"other_{name}") for name in FIELDS))
            .join(PASSAGES, passage)
            .outerjoin(other, other.c.key == table.c[its])
            .where(table.c[mine] == key)
        )
        rows = connection.execute(query).mappings().all()
        told = set()
        for row in sorted(rows, key=lambda r: (r["type"], r["report_id"], r["ordinal"])):
            same = (row["type"], row[its] or row["head_type"], row["status"], row["report_id"], row["passage"])
            if row[its] == key or same in told:
                continue
            told.add(same)
            about = {name: row[f"other_{name}"] for name in FIELDS}
            if row[its] is None and direction == "in":
                about["type"] = row["head_type"]
            yield Related(row["type"], direction, about, row["status"], row["report_id"], row["quote"])
