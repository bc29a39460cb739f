"""Relations end to end: right where type and both ends are gold's; strict asks for the ends' labels too, boundary
does not.
"""

from __future__ import annotations

from baocao.evaluate.spans import Key, key
from baocao.evaluate.tally import Counts, counted
from baocao.exchange.annotation import Record
from baocao.records import Range

Strict = tuple[str, Key, Key]
Boundary = tuple[str, tuple[Range, ...], tuple[Range, ...]]


def strict_keys(record: Record) -> set[Strict]:
    """Return each relation as type, head and tail, an end being its label and ranges."""
    ends = {entity.id: key(entity) for entity in record.entities}
    return {(r.type, ends[r.head], ends[r.tail]) for r in record.relations}


def boundary_keys(record: Record) -> set[Boundary]:
    """Return each relation as type, head and tail, an end being its ranges alone."""
    return {(name, head[1], tail[1]) for name, head, tail in strict_keys(record)}


def strict(gold: Record, predicted: Record) -> dict[str, Counts]:
    """Return the strict tally of one record, by relation type."""
    return _tally(strict_keys(gold), strict_keys(predicted))


def boundary(gold: Record, predicted: Record) -> dict[str, Counts]:
    """Return the boundary tally of one record, by relation type."""
    return _tally(boundary_keys(gold), boundary_keys(predicted))


def _tally(gold: set[Strict] | set[Boundary], predicted: set[Strict] | set[Boundary]) -> dict[str, Counts]:
    right = (k[0] for k in predicted if k in gold)
    return counted(right, (k[0] for k in predicted), (k[0] for k in gold))


def reversed_ones(gold: Record, predicted: Record) -> int:
    """Return how many predicted relations are gold's turned round: same type, ends exchanged, and not gold as they
    stand.
    """
    there = boundary_keys(gold)
    return sum((name, tail, head) in there for name, head, tail in boundary_keys(predicted) - there)
