"""Gold and predictions, side by side: read from files, or predicted by a tagger on the very path ``extract`` takes."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from baocao.errors import BaocaoError, UsageError
from baocao.exchange import doccano
from baocao.exchange.annotation import Place, Record
from baocao.exchange.gold import as_document, gold_tagger
from baocao.flow import Tagger, analyse
from baocao.messages import deferred, say
from baocao.render.records import to_record


@dataclass(frozen=True, slots=True)
class Pair:
    """A record as gold has it and as predicted; ``related`` is the prediction of relations on gold entities, where
    made.
    """

    gold: Record
    predicted: Record
    related: Record | None = None


def paired(gold: Sequence[Record], predictions: Iterable[Record], common: bool = False) -> list[Pair]:
    """Return gold and predictions joined by id, in gold's order.

    With ``common`` only what both hold is kept. Raises ``UsageError`` where an id has no partner or the texts differ.
    """
    theirs = {record.id: record for record in predictions}
    if not common:
        _all_there(gold, theirs)
    pairs = []
    for record in gold:
        other = theirs.get(record.id)
        if other is not None:
            if other.text != record.text:
                raise _refused(
                    other, deferred("{file}, line {line}, record {record}: its text is not that of the gold record")
                )
            pairs.append(Pair(record, other))
    if not pairs:
        raise UsageError("gold and predictions have no record in common")
    return pairs


def _all_there(gold: Sequence[Record], theirs: dict[str, Record]) -> None:
    for record in gold:
        if record.id not in theirs:
            raise _refused(record, deferred("{file}, line {line}, record {record}: the predictions have no such id"))
    known = {record.id for record in gold}
    for record in theirs.values():
        if record.id not in known:
            raise _refused(record, deferred("{file}, line {line}, record {record}: gold has no such id"))


def tagged(gold: Sequence[Record], tagger: Tagger, on_gold: bool = True) -> tuple[list[Pair], float]:
    """Return gold beside what ``tagger`` and the stages after it find, and the characters a second that took.

    A record's ``meta`` is its context, as in ``extract``. With ``on_gold`` the relations are predicted a second time,
    on the gold entities. The first record is read once before, off the clock: what a tagger loads at its first call
    is not speed.
    """
    pairs, seconds = [], 0.0
    for record in gold[:1]:
        _on_its_place(record, tagger)
    for record in gold:
        begun = time.perf_counter()
        predicted = _on_its_place(record, tagger)
        seconds += time.perf_counter() - begun
        pairs.append(Pair(record, predicted, _on_its_place(record, gold_tagger(record, tagger)) if on_gold else None))
    return pairs, sum(len(record.text) for record in gold) / seconds if seconds else 0.0


def _on_its_place(record: Record, tagger: Tagger) -> Record:
    """Return the prediction; what goes wrong is told with file, line and record."""
    try:
        return _predicted(record, tagger)
    except BaocaoError as error:
        template = deferred("{file}, line {line}, record {record}: {problem}")
        raise _refused(record, template, problem=say(error.message, **error.figures)) from error


def _predicted(record: Record, tagger: Tagger) -> Record:
    document = as_document(record)
    if document.text != record.text:
        raise UsageError("the text is not NFC")
    return doccano.from_json(to_record(analyse(document, tagger)), record.place or Place(Path(record.id), 1))


def _refused(record: Record, template: str, **figures: object) -> UsageError:
    place = record.place or Place(Path(record.id), 1)
    return UsageError(template, file=place.file, line=place.line, record=record.id, **figures)
