"""What is done to one input, in whatever process: read, analyse, make rows. A failure is a result too."""

from __future__ import annotations

import hashlib
import json
import os
import signal
from collections.abc import Callable
from dataclasses import asdict, dataclass

from baocao.batch.inputs import Item
from baocao.batch.jsonl import parsed
from baocao.batch.parallel import spread
from baocao.errors import BaocaoError, UnreadableError
from baocao.flow import Tagger, analyse
from baocao.ingest.readers import from_text, read
from baocao.messages import deferred
from baocao.records import Analysis, Document
from baocao.store.rows import Prepared, prepare
from baocao.store.writer import State

CRASHED = deferred("the process that read it died (too large, or damaged)")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an item: ``analysis``, ``prepared`` (its rows), ``same`` (as stored) or ``refused`` (and why)."""

    item: Item
    analysis: Analysis | None = None
    prepared: Prepared | None = None
    same: bool = False
    refused: BaocaoError | None = None
    characters: int = 0


@dataclass(frozen=True, slots=True)
class Task:
    """An item, and what the store holds of it already (None: nothing, or it is to be read anyhow)."""

    item: Item
    stored: State | None = None


class Work:
    """The work of one process: a tagger loaded once. It travels to a worker by its settings alone."""

    def __init__(
        self,
        tagger_name: str,
        date: str | None = None,
        fingerprint: str | None = None,
        inside: int = 1,
        least: float = 0.0,
    ) -> None:
        self.tagger_name = tagger_name
        self.date = date
        self.fingerprint = fingerprint  # None: analyses are wanted, not rows
        self.inside = inside  # cores for one document
        self.least = least  # what is less sure is left out
        self._tagger: Tagger | None = None

    def __getstate__(self) -> dict[str, object]:
        return {**self.__dict__, "_tagger": None}

    def start(self) -> None:
        """Load what is needed. Raises ``UsageError`` where there is no such tagger."""
        self._tagger = spread(self.tagger_name, self.inside, self.least)

    def __call__(self, task: Task) -> Outcome:
        """Return what comes of ``task``; only a broken program or a stop by hand gets out of it as an exception."""
        try:
            return self._done(task)
        except BaocaoError as reason:
            return Outcome(task.item, refused=reason)
        except MemoryError:
            return Outcome(task.item, refused=UnreadableError("too large for the memory of this machine"))
        except Exception as failure:
            kind, said = type(failure).__name__, " ".join(str(failure).split())[:300]
            unread = UnreadableError("it could not be read: {kind}: {failure}", kind=kind, failure=said)
            return Outcome(task.item, refused=unread)

    def _done(self, task: Task) -> Outcome:
        if task.item.refused:
            raise task.item.refused
        document, content_hash = opened(task.item, task.stored if self.fingerprint else None, self.fingerprint or "")
        if document is None:
            return Outcome(task.item, same=True)
        if self._tagger is None:
            self.start()
        assert self._tagger is not None
        analysis = analyse(document, self._tagger, self.date)
        size = len(document.text)
        if self.fingerprint is None:
            return Outcome(task.item, analysis=analysis, characters=size)
        meta = context(document)
        return Outcome(task.item, prepared=prepare(analysis, content_hash, self.fingerprint, meta), characters=size)


def opened(item: Item, stored: State | None = None, fingerprint: str = "") -> tuple[Document | None, str]:
    """Return the document of an item and the hash of its content; no document where it is the same as ``stored``."""
    if item.text is not None:
        return from_text(item.id, item.text), _hash(item.text.encode("utf-8", "surrogatepass"))
    if item.record is None:
        try:
            content_hash = _hash(item.path.read_bytes())
        except OSError as failure:
            raise UnreadableError("the file cannot be opened: {reason}", reason=failure.strerror or failure) from None
        if stored == State(content_hash, context(None), fingerprint):
            return None, content_hash
        return read(item.path, item.id), content_hash
    with item.path.open("rb") as file:
        file.seek(item.record[0])
        _, text, meta = parsed(file.read(item.record[1]), 0)
    content_hash = _hash(text.encode())
    document = from_text(item.id, text, meta)
    if stored == State(content_hash, context(document), fingerprint):
        return None, content_hash
    return document, content_hash


def context(document: Document | None) -> str:
    """Return what was known of a report beside its text, as the store keeps it."""
    known = {k: v for k, v in asdict(document.meta).items() if v is not None} if document else {}
    return json.dumps(known, ensure_ascii=False, sort_keys=True)


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


_here: Callable[[Task], Outcome] | None = None


def begin(work: Work) -> None:
    """Make this process a worker: one thread each, deaf to Ctrl-C (the process that writes hears it)."""
    global _here
    os.environ["OMP_NUM_THREADS"] = "1"
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    work.start()
    _here = work


def work_here(task: Task) -> Outcome:
    """Do ``task`` in this worker."""
    assert _here is not None
    return _here(task)
