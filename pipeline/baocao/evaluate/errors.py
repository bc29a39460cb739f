"""What went wrong, one by one: each gold entity not found as it is, each predicted one that is not gold, and which
belong together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from baocao.evaluate import relations
from baocao.evaluate.records import Pair
from baocao.evaluate.spans import key, matched, overlap
from baocao.evaluate.values import same
from baocao.exchange.annotation import TITLE, Entity

NOTHING = "–"  # stands in the confusions for no entity


class Kind(StrEnum):
    """How an entity, a value or a relation is wrong."""

    MISSED = "missed"
    SPURIOUS = "spurious"
    LABEL = "label"
    BOUNDARY = "boundary"
    BOTH = "label and boundary"
    VALUE = "value"
    RELATION_MISSED = "relation missed"
    RELATION_SPURIOUS = "relation spurious"


@dataclass(frozen=True, slots=True)
class Error:
    """One error: the gold and the predicted entity (either may be absent), or, for a relation, its head and tail."""

    kind: Kind
    gold: Entity | None = None
    predicted: Entity | None = None
    relation: str | None = None

    @property
    def labels(self) -> tuple[str, str]:
        """Gold and predicted label, ``NOTHING`` where there is no such entity; a relation's type for both."""
        if self.relation:
            return self.relation, self.relation
        return self.gold.label if self.gold else NOTHING, self.predicted.label if self.predicted else NOTHING


def entity_errors(pair: Pair) -> list[Error]:
    """Return the wrong entities and values of one record in text order; overlapping ones are paired, each once."""
    right = matched(pair.gold, pair.predicted)
    keys = {key(entity) for entity, _ in right}
    free = [e for e in pair.predicted.entities if key(e) not in keys]
    found = [
        Error(Kind.VALUE, ours, theirs)
        for ours, theirs in right
        if ours.value is not None and not same(ours.value, theirs.value)
    ]
    for entity in pair.gold.entities:
        if key(entity) in keys:
            continue
        near = [e for e in free if (e.label == TITLE) is (entity.label == TITLE) and overlap(e, entity)]
        partner = max(
            near,
            key=lambda e: (e.label == entity.label, min(e.end, entity.end) - max(e.start, entity.start)),
            default=None,
        )
        if partner is not None:
            free.remove(partner)
        found.append(Error(_kind(entity, partner), entity, partner))
    found += [Error(Kind.SPURIOUS, None, entity) for entity in free]
    return sorted(found, key=_start)


def _start(error: Error) -> int:
    return min(e.start for e in (error.gold, error.predicted) if e is not None)


def _kind(gold: Entity, predicted: Entity | None) -> Kind:
    if predicted is None:
        return Kind.MISSED
    if gold.label == predicted.label:
        return Kind.BOUNDARY
    return Kind.LABEL if gold.ranges == predicted.ranges else Kind.BOTH


def relation_errors(pair: Pair) -> list[Error]:
    """Return the missed and the spurious relations of one record; ``gold`` is the head, ``predicted`` the tail."""
    ours, theirs = relations.strict_keys(pair.gold), relations.strict_keys(pair.predicted)
    ends = {key(e): e for e in (*pair.predicted.entities, *pair.gold.entities)}
    kinds = [(Kind.RELATION_MISSED, k) for k in ours - theirs] + [(Kind.RELATION_SPURIOUS, k) for k in theirs - ours]
    found = [Error(kind, ends[head], ends[tail], name) for kind, (name, head, tail) in kinds]
    return sorted(found, key=lambda e: (_start(e), e.kind, e.relation or ""))


def confusions(pairs: Sequence[Pair]) -> Counter[tuple[str, str]]:
    """Return how often each gold label was predicted as each label, right ones included."""
    counts: Counter[tuple[str, str]] = Counter()
    for pair in pairs:
        counts.update((ours.label, theirs.label) for ours, theirs in matched(pair.gold, pair.predicted))
        counts.update(error.labels for error in entity_errors(pair) if error.kind is not Kind.VALUE)
    return counts
