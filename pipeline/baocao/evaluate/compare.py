"""Two predictions against one gold: the difference of the headline figures with its paired bootstrap, and what
changed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from baocao.evaluate import bootstrap, relations, spans, values
from baocao.evaluate.records import Pair
from baocao.evaluate.tally import Counts, pooled
from baocao.exchange.annotation import Record

FIGURES = ("entities", "values", "relations")


def compare(first: Sequence[Pair], second: Sequence[Pair]) -> dict[str, Any]:
    """Return the comparison of two predictions over the same gold records in the same order.

    For each headline figure: ``a``, ``b``, their ``difference`` (b - a), its 95 % ``interval`` over the same draws of
    records for both, and ``b_not_better``: the share of draws in which b was no better than a. ``changed`` lists the
    records that are scored otherwise: what b gained, what it lost, and how many more it got wrong.
    """
    drawn = bootstrap.weights(len(first))
    counts = {"entities": _entities, "values": _values, "relations": _relations}
    report: dict[str, Any] = {"documents": len(first)}
    for name in FIGURES:
        figure = bootstrap.accuracies if name == "values" else bootstrap.f1s
        a, b = ([counts[name](p.gold, p.predicted) for p in pairs] for pairs in (first, second))
        report[name] = _difference(a, b, figure, drawn)
    report["changed"] = [c for one, other in zip(first, second, strict=True) if (c := _changed(one, other))]
    return report


def _difference(a: Sequence[Counts], b: Sequence[Counts], figure: Callable[..., Any], drawn: Any) -> dict[str, Any]:
    whole = np.ones((1, len(a)))
    ours, theirs = float(figure(a, whole)[0]), float(figure(b, whole)[0])
    apart = figure(b, drawn) - figure(a, drawn)
    return {
        "a": ours,
        "b": theirs,
        "difference": theirs - ours,
        "interval": bootstrap.interval(apart),
        "b_not_better": float((apart <= 0).mean()),
    }


def _entities(gold: Record, predicted: Record) -> Counts:
    return pooled(spans.strict(gold, predicted))


def _values(gold: Record, predicted: Record) -> Counts:
    return pooled(values.tally(gold, predicted))


def _relations(gold: Record, predicted: Record) -> Counts:
    return pooled(relations.strict(gold, predicted))


def _changed(one: Pair, other: Pair) -> dict[str, Any] | None:
    gold = {
        "entities": {spans.key(e) for e in one.gold.entities},
        "values": _valued(one.gold),
        "relations": relations.strict_keys(one.gold),
    }
    a, b = _facts(one.predicted), _facts(other.predicted)
    change = {name: _moved(gold[name], a[name], b[name]) for name in FIGURES}
    return {"id": one.gold.id, **change} if any(any(moved.values()) for moved in change.values()) else None


def _facts(record: Record) -> dict[str, set[Any]]:
    return {
        "entities": {spans.key(e) for e in record.entities},
        "values": _valued(record),
        "relations": relations.strict_keys(record),
    }


def _valued(record: Record) -> set[Any]:
    return {(spans.key(e), "".join(e.value.casefold().split())) for e in record.entities if e.value is not None}


def _moved(gold: set[Any], a: set[Any], b: set[Any]) -> dict[str, int]:
    return {"gained": len((b - a) & gold), "lost": len((a - b) & gold), "more_wrong": len(b - gold) - len(a - gold)}
