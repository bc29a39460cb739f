"""The nouns of annotation: a record with its entities and relations, whatever file it came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from baocao.records import Range

TITLE = "TITLE"  # the one label that may contain others: a layer of its own


@dataclass(frozen=True, slots=True)
class Entity:
    """A labelled span, offsets in its record's text. ``parts`` is empty unless something printed cuts it.

    ``more`` holds the keys that others wrote beside the guidelines' (``score``, ``source``, …).
    """

    id: int
    start: int
    end: int
    label: str
    parts: tuple[Range, ...] = ()
    value: str | None = None
    note: str | None = None
    more: Mapping[str, Any] = field(default_factory=dict)

    @property
    def ranges(self) -> tuple[Range, ...]:
        """The text it is made of: its parts, or the one range it covers."""
        return self.parts or ((self.start, self.end),)

    def words(self, text: str) -> str:
        """Return its own words in the record's ``text``."""
        return "".join(text[a:b] for a, b in self.ranges)


@dataclass(frozen=True, slots=True)
class Link:
    """A relation: ``head`` and ``tail`` are entity ids of the same record."""

    id: int
    head: int
    tail: int
    type: str
    more: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record stands: the file and its line, counted from 1."""

    file: Path
    line: int


@dataclass(frozen=True, slots=True)
class Record:
    """One report or excerpt as annotated; ``more`` holds keys beside the guidelines'. Equality leaves ``place`` out."""

    id: str
    text: str
    entities: tuple[Entity, ...] = ()
    relations: tuple[Link, ...] = ()
    meta: Mapping[str, Any] = field(default_factory=dict)
    more: Mapping[str, Any] = field(default_factory=dict)
    place: Place | None = field(default=None, compare=False)


def joined(text: str, parts: tuple[Range, ...]) -> tuple[Range, ...]:
    """Return ``parts`` with those merged that white space alone holds apart; empty where one piece is left."""
    pieces: list[Range] = []
    for a, b in parts:
        if pieces and not text[pieces[-1][1] : a].strip():
            pieces[-1] = (pieces[-1][0], b)
        else:
            pieces.append((a, b))
    return tuple(pieces) if len(pieces) > 1 else ()


def crossing(title: Entity, entity: Entity) -> bool:
    """Return whether ``entity`` lies partly inside ``title``: neither whole within its parts nor apart from them."""
    if entity.label == TITLE or entity.end <= title.start or title.end <= entity.start:
        return False
    shared = sum(max(0, min(b, d) - max(a, c)) for a, b in entity.ranges for c, d in title.ranges)
    return 0 < shared < sum(b - a for a, b in entity.ranges)
