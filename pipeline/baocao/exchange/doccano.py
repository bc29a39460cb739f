"""doccano's relation-extraction JSON Lines, the guidelines' own format: one record a line, nothing lost."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from baocao.errors import UsageError
from baocao.exchange.annotation import Entity, Link, Place, Record, joined
from baocao.exchange.shape import problems

_ENTITY = ("id", "start_offset", "end_offset", "label", "parts", "value", "note")
_LINK = ("id", "from_id", "to_id", "type")
_RECORD = ("id", "text", "entities", "relations", "meta")


def lines(path: Path) -> Iterator[tuple[Place, str]]:
    """Yield each line that holds something; raises ``UsageError`` where the file is absent, empty or not UTF-8."""
    if not path.is_file():
        raise UsageError("no such file: {path}", path=path)
    empty = True
    with path.open("rb") as stream:
        for number, raw in enumerate(stream, 1):
            try:
                line = raw.decode("utf-8-sig" if number == 1 else "utf-8")
            except UnicodeDecodeError as error:
                raise UsageError(
                    "{file}, line {line}: not UTF-8 (byte {offset})", file=path, line=number, offset=error.start
                ) from None
            if line.strip():
                empty = False
                yield Place(path, number), line
    if empty:
        raise UsageError("{file} holds no record", file=path)


def parsed(place: Place, line: str) -> Any:
    """Return a line's JSON; raises ``UsageError`` with file and line where it is broken."""
    try:
        return json.loads(line)
    except (ValueError, RecursionError) as error:
        column = error.colno if isinstance(error, json.JSONDecodeError) else 1
        template = "{file}, line {line}: broken JSON at column {column}"
        raise UsageError(template, file=place.file, line=place.line, column=column) from None


def read(path: Path) -> list[Record]:
    """Return the records of ``path``; raises ``UsageError`` with file, line and record at the first fault."""
    found: list[Record] = []
    seen: dict[str, int] = {}
    for place, line in lines(path):
        record = from_json(parsed(place, line), place)
        if record.id in seen:
            raise UsageError(
                "{file}, line {line}, record {record}: the id stands in line {other} too",
                file=path, line=place.line, record=record.id, other=seen[record.id],
            )  # fmt: skip
        seen[record.id] = place.line
        found.append(record)
    return found


def from_json(data: Any, place: Place) -> Record:
    """Return one record from its JSON; raises ``UsageError`` where its form is wrong."""
    if wrong := problems(data):
        name = data.get("id") if isinstance(data, dict) else None
        raise UsageError(
            "{file}, line {line}, record {record}: {problem}",
            file=place.file, line=place.line, record="?" if name in (None, "") else name, problem=str(wrong[0]),
        )  # fmt: skip
    text = data["text"]
    return Record(
        id=str(data["id"]),
        text=text,
        entities=tuple(_entity(text, e) for e in data["entities"]),
        relations=tuple(
            Link(r.get("id", n), r["from_id"], r["to_id"], r["type"], _more(r, _LINK))
            for n, r in enumerate(data.get("relations", ()))
        ),
        meta=data.get("meta") or {},
        more=_more(data, _RECORD),
        place=place,
    )


def _entity(text: str, entity: dict[str, Any]) -> Entity:
    parts = joined(text, tuple((a, b) for a, b in entity.get("parts") or ()))
    return Entity(
        entity["id"], entity["start_offset"], entity["end_offset"], entity["label"], parts,
        entity.get("value"), entity.get("note"), _more(entity, _ENTITY),
    )  # fmt: skip


def _more(data: dict[str, Any], known: tuple[str, ...]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if key not in known}


def to_json(record: Record) -> dict[str, Any]:
    """Return a record as the guidelines write it, other keys after theirs."""
    return {
        "id": record.id,
        **record.more,
        "text": record.text,
        "meta": dict(record.meta),
        "entities": [_entity_json(entity) for entity in record.entities],
        "relations": [
            {"id": r.id, "from_id": r.head, "to_id": r.tail, "type": r.type, **r.more} for r in record.relations
        ],
    }


def _entity_json(entity: Entity) -> dict[str, Any]:
    data: dict[str, Any] = {
        "id": entity.id,
        "start_offset": entity.start,
        "end_offset": entity.end,
        "label": entity.label,
    }
    if entity.parts:
        data["parts"] = [list(part) for part in entity.parts]
    given = {"value": entity.value, "note": entity.note}
    return data | {key: words for key, words in given.items() if words is not None} | dict(entity.more)


def write(records: Iterable[Record], path: Path) -> None:
    """Write records, one a line."""
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        for record in records:
            stream.write(json.dumps(to_json(record), ensure_ascii=False) + "\n")
