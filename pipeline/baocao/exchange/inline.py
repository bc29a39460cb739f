"""Inline mark-up: the text with ``⟦d1 DOC:…⟧`` around its entities, to read and to write by hand.

    === dak-lak-2023-h1
    meta: date=2023-06-30; issuer=UBND tỉnh Đắk Lắk
    Thực hiện ⟦d1 DOC:Nghị quyết số 42/NQ-HĐND⟧ ⟦t1 DATE:ngày 08 tháng 12 năm 2022⟧
    ---
    d1 = NQ|42||NQ-HĐND
    d1 issued_on t1

A cut entity is marked part by part, ``⟦t1 DATE:ngày 31⟧ … ⟦t1+ DATE:tháng 12 năm 2021⟧``. Keys ``e0``, ``e1``, … keep
the numbers of the entities; others are numbered in text order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from baocao.errors import UsageError
from baocao.exchange.annotation import TITLE, Entity, Place, Record, crossing
from baocao.exchange.doccano import from_json
from baocao.exchange.losses import EXTRAS, NOTES, Loss, lost
from baocao.messages import deferred, say
from baocao.records import Range
from baocao.vietnamese.text import nfc

_OPEN = re.compile(r"⟦(\w+)(\+?) ([A-Z]+):")
_HEAD = re.compile(r"(?m)^=== ")
_VALUE = re.compile(r"(\w+) = (.*)$")
_RELATION = re.compile(r"(\w+) (\w+) (\w+)$")
_NUMBERED = re.compile(r"e(0|[1-9]\d*)$")
_BREAKS = re.compile(r"⟦|⟧|(?m:^=== |^---$)|\A\n|\n\Z|\r")
_LINE = re.compile(r"(?=\S)[^\n\r]*(?<=\S)\Z")
_META = re.compile(r"[;=\n]|^\s|\s$")
Spans = dict[tuple[str, str], list[Range]]


def read(path: Path) -> list[Record]:
    """Return the records of an inline file; raises ``UsageError`` with file, line and record where the mark-up is
    broken.
    """
    if not path.is_file():
        raise UsageError("no such file: {path}", path=path)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError("{file}: not UTF-8 (byte {offset})", file=path, offset=error.start) from None
    found = [_record(Place(path, line), chunk) for line, chunk in _chunks(text)]
    if not found:
        raise UsageError("{file} holds no record", file=path)
    return found


def _chunks(text: str) -> Iterator[tuple[int, str]]:
    starts = [m.end() for m in _HEAD.finditer(text)]
    for start, after in zip(starts, [*(s - len("=== ") for s in starts[1:]), len(text)], strict=True):
        yield text.count("\n", 0, start) + 1, text[start:after]


def _record(place: Place, chunk: str) -> Record:
    head, _, rest = chunk.partition("\n")
    first, _, body = rest.partition("\n")
    meta = dict(pair.strip().split("=", 1) for pair in first.removeprefix("meta:").split(";") if "=" in pair)
    marked, _, notes = body.partition("\n---\n")
    try:
        text, spans = unmarked(nfc(marked.strip("\n")))
        data = _data(head.strip(), text, spans, notes.splitlines())
    except ValueError as error:
        template = "{file}, line {line}, record {record}: {problem}"
        raise UsageError(template, file=place.file, line=place.line, record=head.strip(), problem=error) from None
    source = {"source": meta.pop("source")} if "source" in meta else {}
    return from_json({**data, "meta": meta, **source}, place)


def unmarked(marked: str) -> tuple[str, Spans]:
    """Return the plain text and, by (key, label), the ranges of each entity; raises ``ValueError`` for broken
    brackets.
    """
    out: list[str] = []
    stack: list[tuple[str, str, int]] = []
    spans: Spans = {}
    at = length = 0
    for match in re.finditer(r"⟦|⟧", marked):
        if match.start() < at:
            continue
        out.append(marked[at : match.start()])
        length += match.start() - at
        at = match.end()
        if match[0] == "⟧":
            if not stack:
                raise ValueError(say(deferred("⟧ closes nothing: …{words}"), words=marked[max(0, at - 30) : at]))
            key, label, start = stack.pop()
            spans.setdefault((key, label), []).append((start, length))
        else:
            opened = _OPEN.match(marked, match.start())
            if not opened:
                raise ValueError(
                    say(deferred("not an opening bracket: {words}…"), words=marked[match.start() : at + 30])
                )
            key, more, label = opened.groups()
            if bool(more) is not ((key, label) in spans):
                raise ValueError(
                    say(deferred("{key} {label} stands twice, or its first part is missing"), key=key, label=label)
                )
            stack.append((key, label, length))
            at = opened.end()
    if stack:
        raise ValueError(say(deferred("{key} {label} is not closed"), key=stack[-1][0], label=stack[-1][1]))
    return "".join(out) + marked[at:], spans


def _data(name: str, text: str, spans: Spans, notes: list[str]) -> dict[str, Any]:
    ordered = sorted(spans.items(), key=lambda item: (item[1][0][0], -item[1][-1][1], item[0][1] != "TITLE"))
    numbers = _numbers([key for (key, _), _ in ordered])
    values: dict[str, str] = {}
    relations = []
    for line in notes:
        if value := _VALUE.match(line):
            values[_known(value[1], numbers)] = value[2].strip()
        elif relation := _RELATION.match(line):
            head, kind, tail = relation.groups()
            relations.append(
                {"from_id": numbers[_known(head, numbers)], "to_id": numbers[_known(tail, numbers)], "type": kind}
            )
        elif line.strip():
            raise ValueError(say(deferred("neither a value nor a relation: {words}"), words=line))
    entities = [
        {"id": numbers[key], "start_offset": parts[0][0], "end_offset": parts[-1][1], "label": label}
        | ({"parts": [list(p) for p in parts]} if len(parts) > 1 else {})
        | ({"value": values[key]} if key in values else {})
        for (key, label), parts in ordered
    ]
    return {
        "id": name,
        "text": text,
        "entities": entities,
        "relations": [{"id": n, **r} for n, r in enumerate(relations)],
    }


def _numbers(keys: list[str]) -> Mapping[str, int]:
    if len(set(keys)) < len(keys):
        twice = next(key for key in keys if keys.count(key) > 1)
        raise ValueError(say(deferred("the key {key} stands twice"), key=twice))
    if all(_NUMBERED.match(key) for key in keys):
        return {key: int(key[1:]) for key in keys}
    return {key: n for n, key in enumerate(keys)}


def _known(key: str, numbers: Mapping[str, int]) -> str:
    if key not in numbers:
        raise ValueError(say(deferred("no entity has the key {key}"), key=key))
    return key


# Text that looks like the mark-up itself comes back otherwise; so do meta values with the mark-up's own signs.
UNCARRIED: tuple[Loss, ...] = (
    NOTES,
    (EXTRAS[0], lambda r: EXTRAS[1](r) - ("source" in r.more)),
    (
        deferred("{count} texts that are not NFC or hold the mark-up's own signs"),
        lambda r: bool(_BREAKS.search(r.text)) or nfc(r.text) != r.text,
    ),
    (
        deferred("{count} entities that cross a TITLE's edge"),
        lambda r: sum(crossing(t, e) for t in r.entities for e in r.entities if t.label == TITLE),
    ),
    (
        deferred("{count} values that are not one line of words"),
        lambda r: sum(e.value is not None and not _LINE.match(e.value) for e in r.entities),
    ),
    (
        deferred("{count} meta values that are not one line of words"),
        lambda r: sum(not isinstance(v, str) or not v or bool(_META.search(v)) for v in r.meta.values()),
    ),
)


def write(records: Iterable[Record], path: Path) -> list[str]:
    """Write records as mark-up and return what it could not carry."""
    held = list(records)
    path.write_text("\n".join(marked(record) for record in held), encoding="utf-8", newline="\n")
    return lost(held, UNCARRIED)


def marked(record: Record) -> str:
    """Return one record as mark-up."""
    source = {"source": record.more["source"]} if "source" in record.more else {}
    meta = "; ".join(f"{key}={value}" for key, value in {**record.meta, **source}.items())
    lines = [f"e{e.id} = {e.value}" for e in record.entities if e.value is not None]
    lines += [f"e{r.head} {r.type} e{r.tail}" for r in record.relations]
    return f"=== {record.id}\nmeta: {meta}\n{_bracketed(record)}\n---\n" + "".join(f"{line}\n" for line in lines)


def _bracketed(record: Record) -> str:
    signs: list[
        tuple[int, int, int, str]
    ] = []  # offset; closings before openings; outer ones first opened and last closed
    for entity in record.entities:
        for n, (a, b) in enumerate(entity.ranges):
            signs.append((a, 1, -b * 2 - _outer(entity), f"⟦e{entity.id}{'+' if n else ''} {entity.label}:"))
            signs.append((b, 0, -a * 2 + _outer(entity), "⟧"))
    out, at = [], 0
    for offset, _, _, sign in sorted(signs):
        out += [record.text[at:offset], sign]
        at = offset
    return "".join(out) + record.text[at:]


def _outer(entity: Entity) -> int:
    return entity.label == "TITLE"
