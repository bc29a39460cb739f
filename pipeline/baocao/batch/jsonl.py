"""Records of a ``.jsonl`` file: ``{"id": …, "text": …, "meta": {"date": …, "period": …, "issuer": …}}``, one a line."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from baocao.errors import UnreadableError
from baocao.records import Meta

SUFFIX = ".jsonl"
_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Record:
    """One record: its id, its place in the file (offset and length in bytes), and why it cannot be read, if so."""

    id: str
    place: tuple[int, int]
    refused: UnreadableError | None = None


def records(path: Path, name: str) -> Iterator[Record]:
    """Return the records of a file; a broken line is one too, with its number in the id and the reason.

    ``name`` stands for the file in such ids. Raises ``OSError`` where the file cannot be opened.
    """
    found = False
    offset = 0
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            if line.removeprefix(_BOM).strip():
                found = True
                place = (offset, len(line))
                try:
                    yield Record(parsed(line, number)[0], place)
                except UnreadableError as reason:
                    yield Record(f"{name}:{number}", place, reason)
            offset += len(line)
    if not found:
        yield Record(name, (0, 0), UnreadableError("the file is empty"))


def parsed(line: bytes, number: int) -> tuple[str, str, Meta]:
    """Return the id, text and meta of a record. Raises ``UnreadableError`` with the line's ``number``."""
    try:
        record = json.loads(line.removeprefix(_BOM).decode("utf-8"))
    except UnicodeDecodeError as error:
        raise UnreadableError("line {line}: not UTF-8 at byte {offset}", line=number, offset=error.start) from None
    except ValueError as error:
        raise UnreadableError("line {line}: not JSON: {reason}", line=number, reason=error) from None
    except RecursionError:
        raise UnreadableError("line {line}: nested too deep", line=number) from None
    if not isinstance(record, dict):
        raise UnreadableError("line {line}: not a record", line=number)
    id = record.get("id")
    if isinstance(id, bool) or not isinstance(id, str | int) or not str(id).strip():
        raise UnreadableError("line {line}: no id", line=number)
    text = record.get("text")
    if not isinstance(text, str):
        raise UnreadableError("line {line}: no text", line=number)
    for said in (str(id), text):
        try:
            said.encode("utf-8")
        except UnicodeEncodeError as error:
            raise UnreadableError(
                "line {line}: half a character at {offset}", line=number, offset=error.start
            ) from None
    if "\x00" in str(id):
        raise UnreadableError("line {line}: no id", line=number)
    return str(id), text, meta(record.get("meta"), number)


def meta(said: Any, number: int) -> Meta:
    """Return a record's context. Raises ``UnreadableError`` where it is not what it should be."""
    if said is None:
        return Meta()
    if not isinstance(said, dict):
        raise UnreadableError("line {line}: meta is not an object", line=number)
    known = {}
    for name in ("date", "period", "issuer"):
        value = said.get(name)
        if value is not None and not isinstance(value, str):
            raise UnreadableError("line {line}: meta's {name} is not text", line=number, name=name)
        known[name] = value or None
    if known["date"] and not _is_date(known["date"]):
        raise UnreadableError("line {line}: not a date: '{date}'", line=number, date=known["date"])
    return Meta(**known)


def _is_date(said: str) -> bool:
    try:
        return datetime.date.fromisoformat(said).isoformat() == said
    except ValueError:
        return False
