"""What a label is: one file each, ``ENTITY_TYPES`` names them; a value is parsed from words, written as a string."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from baocao.entities import date, doc, money, percent, period, provision, quantity
from baocao.entities.context import Context
from baocao.records import Value

Parse = Callable[[str, Context], Value]
Write = Callable[[Value], str]


@dataclass(frozen=True, slots=True)
class EntityType:
    """A label; ``parse(words, context)`` raises ``ValueError(reason)`` where the words cannot be read."""

    label: str
    parse: Parse | None = None
    write: Write | None = None


ENTITY_TYPES: Mapping[str, EntityType] = {
    t.label: t
    for t in (
        EntityType("DOC", doc.parse, doc.write),
        EntityType("PROVISION", provision.parse, provision.write),
        EntityType("TITLE"),
        EntityType("PROJECT"),
        EntityType("ORG"),
        EntityType("LOC"),
        EntityType("PER"),
        EntityType("DATE", date.parse, date.write),
        EntityType("PERIOD", period.parse, period.write),
        EntityType("MONEY", money.parse, money.write),
        EntityType("QUANTITY", quantity.parse, quantity.write),
        EntityType("PERCENT", percent.parse, percent.write),
        EntityType("INDICATOR"),
    )
}


def value_string(label: str, value: Value | None) -> str | None:
    """Return a value as the guidelines write it, or None."""
    write = ENTITY_TYPES[label].write
    return write(value) if value is not None and write else None
