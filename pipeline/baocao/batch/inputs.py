"""What is to be read: files, folders and ``.jsonl`` records, each with its id, gathered before anything is done.

A record's id is its own ``id``, a file's its path relative to the folder given (its name where it is given itself).
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from baocao.batch.jsonl import SUFFIX, records
from baocao.errors import UnreadableError, UsageError
from baocao.ingest.readers import READERS
from baocao.vietnamese.text import nfc


@dataclass(frozen=True, slots=True)
class Item:
    """One input. ``record`` is the (offset, length) in bytes of a record of a ``.jsonl`` file; ``text`` stands for
    itself.

    ``refused`` says why it cannot be read, where that is known from the start.
    """

    id: str
    path: Path
    record: tuple[int, int] | None = None
    text: str | None = None
    refused: UnreadableError | None = None

    @property
    def source(self) -> str:
        """Where it is from, for people."""
        return _shown(self.path)


@dataclass(frozen=True, slots=True)
class Inputs:
    """All items in order, and how many files of the folders are none of ours."""

    items: tuple[Item, ...]
    ignored: int = 0


def gather(paths: Iterable[str | Path]) -> Inputs:
    """Return all inputs under ``paths``.

    Raises ``UsageError`` for a missing path, a folder without reports, no input at all, or two inputs with one id.
    """
    items: list[Item] = []
    ignored = 0
    for path in map(Path, paths):
        if path.is_dir():
            found, others = _folder(path)
            if not found:
                raise UsageError(
                    "no reports in the folder {path} (kinds: {kinds})", path=path, kinds=", ".join(kinds())
                )
            items += found
            ignored += others
        elif path.exists() or path.is_symlink():
            items += _file(path, path.name)
        else:
            raise UsageError("no such file or folder: {path}", path=path)
    if not items:
        raise UsageError("there is nothing to read")
    _refuse_twins(items)
    return Inputs(tuple(items), ignored)


def kinds() -> list[str]:
    """Return the extensions that are read in a folder."""
    return sorted({*READERS, SUFFIX})


def _refuse_twins(items: Iterable[Item]) -> None:
    seen: dict[str, Item] = {}
    for item in items:
        other = seen.setdefault(item.id, item)
        if other is not item:
            raise UsageError(
                "two inputs have the id '{id}': {first} and {second}",
                id=item.id,
                first=other.source,
                second=item.source,
            )


def _folder(folder: Path) -> tuple[list[Item], int]:
    found: list[Item] = []
    ignored = 0

    def closed(failure: OSError) -> None:
        path = Path(failure.filename)
        reason = UnreadableError("the folder cannot be opened: {reason}", reason=failure.strerror or failure)
        found.append(Item(_shown(path.relative_to(folder)), path, refused=reason))

    for root, folders, files in os.walk(folder, onerror=closed):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(root, name)
            if path.suffix.lower() in kinds() and not name.startswith(".") and (path.is_file() or path.is_symlink()):
                found += _file(path, path.relative_to(folder).as_posix())
            else:
                ignored += 1
    return sorted(found, key=lambda item: (item.path.relative_to(folder).parts, item.record or (0, 0))), ignored


def _file(path: Path, name: str) -> Iterator[Item]:
    id = _shown(Path(name))
    if path.suffix.lower() == SUFFIX:
        try:
            for record in records(path, id):
                yield Item(record.id, path, record.place, refused=record.refused)
        except OSError as failure:
            reason = UnreadableError("the file cannot be opened: {reason}", reason=failure.strerror or failure)
            yield Item(id, path, refused=reason)
    elif path.suffix.lower() not in READERS:
        yield Item(id, path, refused=UnreadableError("no reader for {suffix} files", suffix=path.suffix or path.name))
    else:
        yield Item(id, path)


def _shown(path: Path) -> str:
    """Return a path as text that can be stored: NFC, bytes that are no UTF-8 replaced."""
    return nfc(path.as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "replace"))
