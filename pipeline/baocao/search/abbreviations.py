"""A query with abbreviations written out, or long forms shortened: what is stored is never changed.

Known abbreviations are those of the word list, and those that the reports of the store define, where all that define
one mean the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from sqlalchemy import Connection, select

from baocao.store.fulltext import marked_words
from baocao.store.tables import ABBREVIATIONS
from baocao.vietnamese.grammar import words
from baocao.vietnamese.text import folded

_MOST = 4  # other wordings of one query, at most


def wordings(connection: Connection, asked: Sequence[str]) -> list[list[str]]:
    """Return the query's other wordings (``asked`` is as ``marked_words`` gives it); a long form is one phrase."""
    found: list[list[str]] = []
    for short, long in {**_defined(connection), **_known()}.items():
        for one in _replaced(asked, short, long):
            if one not in found:
                found.append(one)
    return found[:_MOST]


def _replaced(asked: Sequence[str], short: Sequence[str], long: Sequence[str]) -> Iterator[list[str]]:
    for said, other in ((short, long), (long, short)):
        size = len(said)
        for at in range(len(asked) - size + 1):
            if all(_same(word, typed) for word, typed in zip(said, asked[at : at + size], strict=True)):
                yield [*asked[:at], " ".join(other), *asked[at + size :]]
                break


def _same(word: str, typed: str) -> bool:
    """Tell whether a word is the one typed: with marks only with those marks, without marks any."""
    return word == typed or folded(word) == typed


@cache
def _known() -> Mapping[tuple[str, ...], tuple[str, ...]]:
    known = words("abbreviations")["known"].items()
    return {tuple(marked_words(short)): tuple(marked_words(long)) for short, long in known}


def _defined(connection: Connection) -> Mapping[tuple[str, ...], tuple[str, ...]]:
    found: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    for short, long in connection.execute(select(ABBREVIATIONS.c.short, ABBREVIATIONS.c.long).distinct()):
        found.setdefault(tuple(marked_words(short)), set()).add(tuple(marked_words(long)))
    return {short: its.copy().pop() for short, its in found.items() if len({folded(" ".join(i)) for i in its}) == 1}
