"""Entities, strict and partial.

Strict is seqeval's strict IOB2 with tokens cut at every gold and predicted edge: then an entity is right exactly where
label, start and end are those of a gold one, which is what is counted here (``iob2`` writes the tags themselves, and
a test holds the two together). TITLE is a layer of its own; an entity that something cuts is the text its parts join.
"""

from __future__ import annotations

from baocao.evaluate.tally import Counts, counted
from baocao.exchange.annotation import Entity, Record
from baocao.records import Range

Key = tuple[str, tuple[Range, ...]]


def key(entity: Entity) -> Key:
    """Return what two strictly equal entities share: label and ranges."""
    return entity.label, entity.ranges


def matched(gold: Record, predicted: Record) -> list[tuple[Entity, Entity]]:
    """Return the strictly equal entities as (gold, predicted) pairs."""
    there = {key(entity): entity for entity in predicted.entities}
    return [(entity, there[key(entity)]) for entity in gold.entities if key(entity) in there]


def strict(gold: Record, predicted: Record) -> dict[str, Counts]:
    """Return the strict tally of one record, by label."""
    right = (entity.label for entity, _ in matched(gold, predicted))
    return counted(right, (e.label for e in predicted.entities), (e.label for e in gold.entities))


def overlap(one: Entity, other: Entity) -> bool:
    """Return whether any of their parts share a character."""
    if one.end <= other.start or other.end <= one.start:
        return False
    return any(a < d and c < b for a, b in one.ranges for c, d in other.ranges)


def partial(gold: Record, predicted: Record) -> dict[str, Counts]:
    """Return the tally where any overlap with the same label is right, each gold and each predicted entity once.

    First come, first served in text order, which over spans that lie apart leaves no possible pair unused.
    """
    right = []
    for label in {entity.label for entity in gold.entities}:
        free = sorted((e for e in predicted.entities if e.label == label), key=lambda e: e.end)
        for entity in sorted((e for e in gold.entities if e.label == label), key=lambda e: e.end):
            partner = next((other for other in free if overlap(entity, other)), None)
            if partner is not None:
                free.remove(partner)
                right.append(label)
    return counted(right, (e.label for e in predicted.entities), (e.label for e in gold.entities))
