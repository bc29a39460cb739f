"""What the store knows, asked in the program's own words."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from baocao.errors import UsageError
from baocao.store.database import Store
from baocao.store.tables import CITATIONS, DOCUMENTS, MENTIONS, PASSAGES, QUARANTINE, RELATIONS, REPORTS, SECTIONS


@dataclass(frozen=True, slots=True)
class Shown:
    """One report: its header fields as ``{name: {value, reason, mention}}``, and how many of what were found in it."""

    report: str
    source: str
    characters: int
    header: Mapping[str, Any]
    labels: Mapping[str, int]
    relations: Mapping[str, int]
    roles: Mapping[str, int]
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Unread:
    """A mention whose value could not be read, and why."""

    report: str
    label: str
    start: int
    end: int
    text: str
    reason: str


def show(store: Store, report: str) -> Shown:
    """Return what is stored of ``report``. Raises ``UsageError`` where it is not there."""
    with store.reading() as connection:
        row = connection.execute(select(REPORTS).where(REPORTS.c.id == report)).first()
        if row is None:
            raise UsageError("no such report in the store: {report}", report=report)

        def counted(column: Any) -> dict[str, int]:
            query = select(column, func.count()).where(column.table.c.report_id == report).group_by(column)
            return dict(sorted((name, count) for name, count in connection.execute(query)))

        def number(table: Any) -> int:
            query = select(func.count()).select_from(table).where(table.c.report_id == report)
            return int(connection.execute(query).scalar_one())

        mine = CITATIONS.c.report_id == report
        cited = select(func.count(CITATIONS.c.document_key.distinct())).where(mine)
        return Shown(
            report=row.id,
            source=row.source,
            characters=row.characters,
            header=json.loads(row.header),
            labels=counted(MENTIONS.c.label),
            relations=counted(RELATIONS.c.type),
            roles=counted(CITATIONS.c.role),
            counts={
                "sections": number(SECTIONS),
                "sentences": number(PASSAGES),
                "mentions": number(MENTIONS),
                "citations": number(CITATIONS),
                "documents": int(connection.execute(cited).scalar_one()),
            },
        )


def totals(store: Store) -> Mapping[str, int]:
    """Return how much the store holds: reports, documents, citations, mentions, unread values, quarantined inputs."""
    tables = {
        "reports": REPORTS,
        "documents": DOCUMENTS,
        "citations": CITATIONS,
        "mentions": MENTIONS,
        "relations": RELATIONS,
        "quarantined": QUARANTINE,
    }
    with store.reading() as connection:
        found = {
            name: int(connection.execute(select(func.count()).select_from(table)).scalar_one())
            for name, table in tables.items()
        }
        unread = select(func.count()).select_from(MENTIONS).where(MENTIONS.c.reason.is_not(None))
        linked = select(func.count()).select_from(CITATIONS).where(CITATIONS.c.document_key.is_not(None))
        found["unread"] = int(connection.execute(unread).scalar_one())
        found["linked"] = int(connection.execute(linked).scalar_one())
    return found


def labels(store: Store) -> Mapping[str, int]:
    """Return how many mentions of each label the store holds."""
    with store.reading() as connection:
        rows = connection.execute(select(MENTIONS.c.label, func.count()).group_by(MENTIONS.c.label))
        return dict(sorted((label, count) for label, count in rows))


def unread(store: Store, limit: int = 50) -> list[Unread]:
    """Return the first mentions whose value could not be read, by report and place."""
    columns = (MENTIONS.c[name] for name in ("report_id", "label", "start_offset", "end_offset", "text", "reason"))
    query = select(*columns).where(MENTIONS.c.reason.is_not(None))
    with store.reading() as connection:
        rows = connection.execute(query.order_by(MENTIONS.c.report_id, MENTIONS.c.ordinal).limit(limit)).all()
    return [Unread(*row) for row in rows]


def reports(store: Store) -> list[str]:
    """Return the ids of all reports, sorted."""
    with store.reading() as connection:
        return sorted(connection.execute(select(REPORTS.c.id)).scalars())


def most_cited(store: Store, limit: int = 10) -> list[Mapping[str, Any]]:
    """Return the documents that most citations are linked to, each with all columns of its row."""
    order = (DOCUMENTS.c.cited.desc(), DOCUMENTS.c.key)
    with store.reading() as connection:
        rows = connection.execute(select(DOCUMENTS).order_by(*order).limit(limit)).mappings().all()
    return [dict(row) for row in rows]
