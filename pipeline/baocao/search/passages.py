"""Passages that hold the words typed: with marks they match those marks, without marks any."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from baocao.errors import UsageError
from baocao.search.abbreviations import wordings
from baocao.store import fulltext
from baocao.store.database import Store
from baocao.store.tables import PASSAGES


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage found: offsets of its report's text, its own words, and a score (higher is better)."""

    report: str
    start: int
    end: int
    page: int | None
    quote: str
    score: float


def search(store: Store, words: str, limit: int = 20) -> list[Passage]:
    """Return the passages that hold all of ``words``, abbreviations also in full and the other way, best first.

    Raises ``UsageError`` where there is no word to look for or a limit below one, ``StoreError`` where the store fails.
    """
    if limit < 1:
        raise UsageError("a limit is at least 1, not {limit}", limit=limit)
    asked = fulltext.marked_words(words)
    if not asked:
        raise UsageError("the query is empty")
    with store.reading() as connection:
        hits = fulltext.find(connection, asked, limit, wordings(connection, asked))
        found = {}
        for at in range(0, len(hits), 400):
            some = [hit.passage for hit in hits[at : at + 400]]
            rows = connection.execute(select(PASSAGES).where(PASSAGES.c.id.in_(some)))
            found.update({row.id: row for row in rows})
    return [
        Passage(row.report_id, row.start_offset, row.end_offset, row.page, row.text, round(hit.score, 4))
        for hit in hits
        if (row := found.get(hit.passage))
    ]


def as_json(passages: Iterable[Passage]) -> list[dict[str, Any]]:
    """Return what ``baocao search --json`` prints."""
    names = ("report", "start", "end", "page", "quote", "score")
    return [{name: getattr(p, name) for name in names} for p in passages]
