"""The report: every figure of one evaluation, in the pinned JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from baocao.entities import ENTITY_TYPES
from baocao.evaluate import bootstrap, relations, spans, values
from baocao.evaluate.records import Pair
from baocao.evaluate.tally import pooled, summary, total
from baocao.relate.candidates import TYPES

Report = dict[str, Any]
LABELS = tuple(ENTITY_TYPES)


def report(pairs: Sequence[Pair], chars_per_second: float | None = None) -> Report:
    """Return the figures of ``pairs``; ``chars_per_second`` is null where the predictions came from a file.

    ``confidence`` holds the 95 % intervals of the three headline figures: strict micro F1 of the entities, accuracy
    of the values, strict micro F1 of the relations.
    """
    strict = [spans.strict(p.gold, p.predicted) for p in pairs]
    valued = [values.tally(p.gold, p.predicted) for p in pairs]
    related = [relations.strict(p.gold, p.predicted) for p in pairs]
    on_gold = [relations.strict(p.gold, p.related) for p in pairs if p.related is not None]
    drawn = bootstrap.weights(len(pairs))
    return {
        "entities": {
            "strict": summary(total(strict), LABELS, "labels"),
            "partial": summary(total(spans.partial(p.gold, p.predicted) for p in pairs), LABELS, "labels"),
        },
        "values": values.summary(total(valued), LABELS),
        "relations": {
            "strict": summary(total(related), TYPES, "types"),
            "boundary": summary(total(relations.boundary(p.gold, p.predicted) for p in pairs), TYPES, "types"),
            "gold_entities": summary(total(on_gold), TYPES, "types") if on_gold else None,
            "direction_errors": sum(relations.reversed_ones(p.gold, p.predicted) for p in pairs),
        },
        "documents": len(pairs),
        "confidence": {
            "entities": bootstrap.interval(bootstrap.f1s([pooled(t) for t in strict], drawn)),
            "values": bootstrap.interval(bootstrap.accuracies([pooled(t) for t in valued], drawn)),
            "relations": bootstrap.interval(bootstrap.f1s([pooled(t) for t in related], drawn)),
        },
        "speed": {"chars_per_second": chars_per_second},
    }
