"""What a record must be to be read at all: rules over the bare JSON, each a small function that yields what is
wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from baocao.entities import ENTITY_TYPES
from baocao.exchange.annotation import TITLE
from baocao.messages import deferred, say
from baocao.relate.candidates import ALLOWED


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong: an English template, its figures, and the offset in the text where there is one."""

    template: str
    figures: Mapping[str, object] = field(default_factory=dict)
    offset: int | None = None

    def __str__(self) -> str:
        """Say it in the language in use."""
        return say(self.template, **self.figures)


Rule = Callable[[dict[str, Any]], Iterator[Problem]]


def _problem(template: str, offset: int | None = None, **figures: object) -> Problem:
    return Problem(template, figures, offset)


def has_id_and_text(record: dict[str, Any]) -> Iterator[Problem]:
    """``id`` and ``text`` are there and say something."""
    if not isinstance(record.get("id"), str | int) or isinstance(record["id"], bool) or not str(record["id"]).strip():
        yield _problem(deferred("it has no id"))
    if not isinstance(record.get("text"), str) or not record["text"].strip():
        yield _problem(deferred("it has no text"))
    if not isinstance(record.get("meta") or {}, dict):
        yield _problem(deferred("meta is not an object"))


def has_lists(record: dict[str, Any]) -> Iterator[Problem]:
    """``entities`` and ``relations`` are lists of objects; no entities at all must be said with an empty list."""
    for key, wanted in (("entities", True), ("relations", False)):
        found = record.get(key, None if wanted else [])
        if not isinstance(found, list) or not all(isinstance(item, dict) for item in found):
            yield _problem(deferred("{key} is not a list of objects"), key=key)


def entities_have_form(record: dict[str, Any]) -> Iterator[Problem]:
    """Each entity has a number of its own, a known label, a span inside the text, and a value and note that are
    words.
    """
    seen: set[int] = set()
    for entity in record["entities"]:
        number = entity.get("id")
        if not _whole(number):
            yield _problem(deferred("an entity has no whole number as its id"), _offset(entity))
        elif number in seen:
            yield _problem(deferred("entity {id} stands twice"), _offset(entity), id=number)
        else:
            seen.add(number)
        if entity.get("label") not in ENTITY_TYPES:
            yield _problem(
                deferred("entity {id} has the unknown label {label}"),
                _offset(entity),
                id=number,
                label=entity.get("label"),
            )
        for key in ("value", "note"):
            if not isinstance(entity.get(key), str | None):
                yield _problem(deferred("entity {id}: {key} is not a string"), _offset(entity), id=number, key=key)
        yield from _span(entity, len(record["text"]))


def _span(entity: dict[str, Any], length: int) -> Iterator[Problem]:
    number, start, end = entity.get("id"), entity.get("start_offset"), entity.get("end_offset")
    if not _whole(start) or not _whole(end):
        yield _problem(deferred("entity {id} has no start_offset and end_offset"), id=number)
        return
    assert isinstance(start, int) and isinstance(end, int)
    if end > length:
        yield _problem(
            deferred("entity {id} ends at {end}, past the text's end at {length}"),
            start,
            id=number,
            end=end,
            length=length,
        )
    elif not 0 <= start < end:
        yield _problem(
            deferred("entity {id} has the impossible span {start} to {end}"), start, id=number, start=start, end=end
        )
    elif entity.get("parts") and not _parts_fit(entity["parts"], start, end):
        yield _problem(
            deferred("entity {id}: its parts do not run in order from its start to its end"), start, id=number
        )


def _parts_fit(parts: Any, start: int, end: int) -> bool:
    if not isinstance(parts, list) or not all(
        isinstance(p, list) and len(p) == 2 and all(map(_whole, p)) for p in parts
    ):
        return False
    edges = [edge for part in parts for edge in part]
    ordered = all(a < b for a, b in parts) and edges == sorted(edges)
    return ordered and edges[0] == start and edges[-1] == end


def spans_lie_apart(record: dict[str, Any]) -> Iterator[Problem]:
    """Within a layer (TITLE, all others) no two spans overlap, judged on the parts."""
    for layer in (True, False):
        pieces = sorted(
            (a, b, entity["id"])
            for entity in record["entities"]
            if (entity["label"] == TITLE) is layer
            for a, b in entity.get("parts") or [[entity["start_offset"], entity["end_offset"]]]
        )
        reach, owner = 0, None
        for a, b, number in pieces:
            if a < reach and owner is not None:
                yield _problem(
                    deferred("entities {first} and {second} overlap at {start}"), a, first=owner, second=number, start=a
                )
            if b > reach:
                reach, owner = b, number


def relations_have_form(record: dict[str, Any]) -> Iterator[Problem]:
    """Each relation has a known type and leads from an entity of the record to another."""
    known = {entity["id"] for entity in record["entities"]}
    for relation in record.get("relations", ()):
        number = relation.get("id")
        if relation.get("type") not in ALLOWED:
            yield _problem(deferred("relation {id} has the unknown type {type}"), id=number, type=relation.get("type"))
        for key in ("from_id", "to_id"):
            if not _whole(relation.get(key)) or relation[key] not in known:
                yield _problem(deferred("relation {id}: {key} names no entity of the record"), id=number, key=key)


# Each rule may take for granted what those before it hold.
RULES: Sequence[Rule] = (has_id_and_text, has_lists, entities_have_form, spans_lie_apart, relations_have_form)


def problems(record: Any) -> list[Problem]:
    """Return what is wrong with a record's form: all that the first broken rule finds, nothing where all hold."""
    if not isinstance(record, dict):
        return [_problem(deferred("it is not a JSON object"))]
    return next((found for rule in RULES if (found := list(rule(record)))), [])


def _whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _offset(entity: dict[str, Any]) -> int | None:
    start = entity.get("start_offset")
    return start if _whole(start) else None
