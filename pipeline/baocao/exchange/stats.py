"""How much is annotated: records, words, labels, relations, issuers and years of one file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from baocao.exchange.annotation import Record


@dataclass(frozen=True, slots=True)
class Stats:
    """Counts of one set of records; ``words`` are counted between white space, ``years`` are those of the reports'
    dates.
    """

    records: int
    words: int
    characters: int
    issuers: int
    years: tuple[str, ...]
    labels: Mapping[str, int]
    relations: Mapping[str, int]
    valued: int
    noted: int
    cut: int


def stats(records: Sequence[Record]) -> Stats:
    """Return the counts of ``records``."""
    entities = [entity for record in records for entity in record.entities]
    return Stats(
        records=len(records),
        words=sum(len(record.text.split()) for record in records),
        characters=sum(len(record.text) for record in records),
        issuers=len({record.meta["issuer"] for record in records if record.meta.get("issuer")}),
        years=tuple(sorted({str(record.meta["date"])[:4] for record in records if record.meta.get("date")})),
        labels=dict(Counter(entity.label for entity in entities).most_common()),
        relations=dict(Counter(relation.type for record in records for relation in record.relations).most_common()),
        valued=sum(entity.value is not None for entity in entities),
        noted=sum(entity.note is not None for entity in entities),
        cut=sum(bool(entity.parts) for entity in entities),
    )
