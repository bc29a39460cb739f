"""The annotation formats by name: ``FORMATS`` lists what reads and writes each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from baocao.errors import UsageError
from baocao.exchange import conll, docbin, doccano, inline
from baocao.exchange.annotation import Record


@dataclass(frozen=True, slots=True)
class Format:
    """``read`` gives a file's records; ``write`` writes them and returns what could not be carried, a phrase each."""

    read: Callable[[Path], list[Record]]
    write: Callable[[Iterable[Record], Path], list[str]]


def _write_doccano(records: Iterable[Record], path: Path) -> list[str]:
    doccano.write(records, path)
    return []


FORMATS: Mapping[str, Format] = {
    "doccano": Format(doccano.read, _write_doccano),
    "conll": Format(conll.read, conll.write),
    "docbin": Format(docbin.read, docbin.write),
    "inline": Format(inline.read, inline.write),
}


def format_named(name: str) -> Format:
    """Return the format called ``name``; raises ``UsageError`` where there is none."""
    if name not in FORMATS:
        raise UsageError("no such annotation format: {name} (there is: {known})", name=name, known=", ".join(FORMATS))
    return FORMATS[name]


def convert(source: Path, target: Path, read_as: str, write_as: str) -> tuple[int, list[str]]:
    """Convert a file; return the number of records and what the target's format could not carry."""
    reader, writer = format_named(read_as), format_named(write_as)
    records = reader.read(source)
    return len(records), writer.write(records, target)
