"""Full text over passages: words with marks match those marks, words without match any.

Each passage is indexed twice: *marked* (lower case, tone marks in their older place) and *folded* (plain letters, đ →
d), both made here and not by the database, so that both databases find the same. SQLite: FTS5 without content, ranked
by bm25; PostgreSQL: ``to_tsvector('simple', …)`` over the two, ranked by ``ts_rank``. Passages with the words side by
side come first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select, text

from baocao.store.database import is_postgres
from baocao.store.tables import PASSAGES
from baocao.vietnamese.text import folded, nfc, tone_placed

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found; ``score`` is higher for a better match, comparable within one answer only."""

    passage: int
    score: float


def marked_words(passage: str) -> list[str]:
    """Return the words of ``passage`` in lower case, tone marks in their older place."""
    return [tone_placed(word.lower()) for word in _WORD.findall(nfc(passage))]


def create(connection: Connection) -> None:
    """Make the index; part of the first migration."""
    if is_postgres(connection):
        connection.exec_driver_sql("ALTER TABLE passages ADD COLUMN folded TSVECTOR, ADD COLUMN marked TSVECTOR")
        connection.exec_driver_sql("CREATE INDEX passages_folded ON passages USING GIN (folded)")
        connection.exec_driver_sql("CREATE INDEX passages_marked ON passages USING GIN (marked)")
    else:
        connection.exec_driver_sql(
            "CREATE VIRTUAL TABLE passages_index USING fts5("
            "folded, marked, content='', tokenize='unicode61 remove_diacritics 0')"
        )


def index(connection: Connection, passages: Iterable[tuple[int, str]]) -> None:
    """Index new passages, given as (id, text)."""
    rows = _rows(passages)
    if rows and is_postgres(connection):
        update = (
            "UPDATE passages SET folded = to_tsvector('simple', new.folded), marked = to_tsvector('simple', new.marked)"
            " FROM unnest(CAST(:id AS BIGINT[]), CAST(:folded AS TEXT[]), CAST(:marked AS TEXT[]))"
            " AS new(id, folded, marked) WHERE passages.id = new.id"
        )
        connection.execute(text(update), {name: [row[name] for row in rows] for name in ("id", "folded", "marked")})
    elif rows:
        connection.execute(
            text("INSERT INTO passages_index(rowid, folded, marked) VALUES (:id, :folded, :marked)"), rows
        )


def forget(connection: Connection, report: str) -> None:
    """Take the passages of ``report`` out of the index; call it before the passages themselves go."""
    if is_postgres(connection):
        return  # the index is columns of the passage
    found = connection.execute(select(PASSAGES.c.id, PASSAGES.c.text).where(PASSAGES.c.report_id == report))
    rows = _rows((row.id, row.text) for row in found)
    if rows:
        out = (
            "INSERT INTO passages_index(passages_index, rowid, folded, marked) VALUES ('delete', :id, :folded, :marked)"
        )
        connection.execute(text(out), rows)


def _rows(passages: Iterable[tuple[int, str]]) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = []
    for number, passage in passages:
        words = marked_words(passage)
        rows.append({"id": number, "marked": " ".join(words), "folded": folded(" ".join(words))})
    return rows


def find(connection: Connection, words: Sequence[str], limit: int, others: Sequence[Sequence[str]] = ()) -> list[Hit]:
    """Return the passages that hold all of ``words`` (as ``marked_words`` gives them), best first.

    ``others`` are other wordings of the same, whose members may be phrases: several words with a blank between.
    """
    finder = _postgres if is_postgres(connection) else _sqlite
    return [Hit(int(number), float(score)) for number, score in finder(connection, [words, *others], limit)]


def _sqlite(connection: Connection, wordings: Sequence[Sequence[str]], limit: int) -> Iterator[tuple[int, float]]:
    query = " OR ".join(_matched(words) for words in wordings)
    found = connection.execute(
        text(
            "SELECT f.rowid, -bm25(passages_index) AS score FROM passages_index f JOIN passages p ON p.id = f.rowid"
            " WHERE passages_index MATCH :query ORDER BY score DESC, p.report_id, p.ordinal LIMIT :limit"
        ),
        {"query": query, "limit": limit},
    )
    for row in found:
        yield row[0], row[1]


def _matched(words: Sequence[str]) -> str:
    """Return what FTS5 matches: all the words, and them side by side once more, so that those come first."""
    every = " AND ".join(f'{"folded" if folded(word) == word else "marked"} : "{word}"' for word in words)
    beside = f'(({every}) AND folded : "{folded(" ".join(words))}")'
    return f"({beside} OR ({every}))" if len(words) > 1 else f"({every})"


def _postgres(connection: Connection, wordings: Sequence[Sequence[str]], limit: int) -> Iterator[tuple[int, float]]:
    ranks, matches = [], []
    said: dict[str, object] = {"limit": limit}
    for at, words in enumerate(wordings):
        said[f"every{at}"] = folded(" ".join(words))
        ranks.append(
            f"ts_rank(folded, plainto_tsquery('simple', :every{at}), 1)"
            f" + CASE WHEN folded @@ phraseto_tsquery('simple', :every{at}) THEN 1 ELSE 0 END"
        )
        match = [f"folded @@ plainto_tsquery('simple', :every{at})"]
        for number, word in enumerate(words):
            plain = folded(word) == word
            if " " in word or not plain:
                said[f"word{at}_{number}"] = word
                column = "folded" if plain else "marked"
                match.append(f"{column} @@ phraseto_tsquery('simple', :word{at}_{number})")
        matches.append(f"({' AND '.join(match)})")
    query = (
        f"SELECT id, GREATEST({', '.join(ranks)}) AS score FROM passages WHERE {' OR '.join(matches)}"
        ' ORDER BY score DESC, report_id COLLATE "C", ordinal LIMIT :limit'
    )
    for row in connection.execute(text(query), said):
        yield row[0], row[1]
