"""What a format cannot carry, counted, so that a conversion says what it leaves behind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from baocao.exchange.annotation import Record
from baocao.messages import deferred, say

Loss = tuple[str, Callable[[Record], int]]

VALUES: Loss = (deferred("{count} values"), lambda r: sum(1 for e in r.entities if e.value is not None))
NOTES: Loss = (deferred("{count} notes"), lambda r: sum(1 for e in r.entities if e.note is not None))
CUTS: Loss = (
    deferred("{count} cut entities (their parts become entities of their own)"),
    lambda r: sum(1 for e in r.entities if e.parts),
)
RELATIONS: Loss = (deferred("{count} relations"), lambda r: len(r.relations))
EXTRAS: Loss = (
    deferred("{count} further keys (scores, sources and the like)"),
    lambda r: len(r.more) + sum(len(e.more) for e in r.entities) + sum(len(link.more) for link in r.relations),
)


def lost(records: Iterable[Record], losses: Sequence[Loss]) -> list[str]:
    """Return one phrase for each kind of thing of ``losses`` that the records hold."""
    held = list(records)
    counts = ((template, sum(count(record) for record in held)) for template, count in losses)
    return [say(template, count=count) for template, count in counts if count]
