"""Fits the calibration of a model's scores (``baocao.encode.calibration``) on predictions beside gold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from baocao.encode.calibration import calibrated, log_odds
from baocao.evaluate.records import Pair
from baocao.evaluate.relations import strict_keys
from baocao.evaluate.spans import key
from baocao.exchange.annotation import Record

ENOUGH = 40  # observations: below, a label shares the line of its source
PRIOR = 10.0  # observations' worth of its source's precision that a label's own precision starts from
Tables = dict[str, dict[str, dict[str, list[float]]]]


@dataclass(frozen=True, slots=True)
class Chance:
    """One prediction: ``kind`` is mentions or relations, ``right`` what gold says of it; ``record`` counts records."""

    kind: str
    source: str
    label: str
    score: float
    right: bool
    record: int


def chances(pairs: Sequence[Pair]) -> list[Chance]:
    """Return every predicted mention and relation, right where strict evaluation says so."""
    found = []
    for number, pair in enumerate(pairs):
        gold = {key(entity) for entity in pair.gold.entities}
        for entity in pair.predicted.entities:
            score, source = float(entity.more.get("score", 1.0)), str(entity.more.get("source", ""))
            found.append(Chance("mentions", source, entity.label, score, key(entity) in gold, number))
        found += _relations(pair.gold, pair.predicted, number)
    return found


def _relations(gold: Record, predicted: Record, number: int) -> Iterable[Chance]:
    right = strict_keys(gold)
    for link in predicted.relations:
        alone = Record(predicted.id, predicted.text, predicted.entities, (link,))
        score, source = float(link.more.get("score", 1.0)), str(link.more.get("source", ""))
        yield Chance("relations", source, link.type, score, strict_keys(alone) <= right, number)


def fitted(found: Sequence[Chance]) -> Tables:
    """Return the tables ``mentions`` and ``relations``: source → label or ``*`` → slope and shift."""
    tables: Tables = {"mentions": {}, "relations": {}}
    for kind, source in sorted({(c.kind, c.source) for c in found}):
        mine = [c for c in found if (c.kind, c.source) == (kind, source)]
        whole = _line(mine, source, None)
        tables[kind][source] = {"*": whole}
        for label in sorted({c.label for c in mine}):
            own = [c for c in mine if c.label == label]
            if source == "grammar" or len(own) >= ENOUGH:
                tables[kind][source][label] = _line(own, source, whole)
    return tables


def _line(found: Sequence[Chance], source: str, whole: list[float] | None) -> list[float]:
    if source == "grammar":  # it gives no score of its own
        base = 1 / (1 + np.exp(-whole[1])) if whole else 0.5
        weight = PRIOR if whole else 2.0
        return [0.0, round(log_odds((sum(c.right for c in found) + weight * base) / (len(found) + weight)), 4)]
    x, y = np.array([log_odds(c.score) for c in found]), np.array([float(c.right) for c in found])
    slope, shift = platt(x, y)
    return [round(slope, 4), round(shift, 4)]


def platt(x: np.ndarray, y: np.ndarray, pull: float = 1.0) -> tuple[float, float]:
    """Return slope and shift of the logistic line through (log-odds, right or wrong), drawn to slope 1, shift 0."""
    line = np.array([1.0, 0.0])
    columns = np.stack([x, np.ones_like(x)], 1)
    for _ in range(60):
        p = 1 / (1 + np.exp(-np.clip(columns @ line, -20, 20)))
        slope = columns.T @ (p - y) + pull * (line - [1.0, 0.0])
        bend = (columns * (p * (1 - p))[:, None]).T @ columns + pull * np.eye(2)
        line = line - np.clip(np.linalg.solve(bend, slope), -0.5, 0.5)
    return max(float(line[0]), 0.05), float(line[1])


def folded(found: Sequence[Chance], folds: int = 4) -> list[tuple[float, bool]]:
    """Return (calibrated score, right) of each prediction, calibrated on the records of the other folds."""
    seen = []
    for fold in range(folds):
        tables = fitted([c for c in found if c.record % folds != fold])
        for c in found:
            if c.record % folds == fold:
                seen.append((calibrated(tables[c.kind], c.source, c.label, c.score), c.right))
    return seen


def bins(seen: Sequence[tuple[float, bool]], count: int = 10) -> list[tuple[float, float, int]]:
    """Return (mean score, share right, how many) of bins of equal size, by score."""
    ordered = sorted(seen, key=lambda pair: pair[0])
    cuts = [ordered[len(ordered) * k // count : len(ordered) * (k + 1) // count] for k in range(count)]
    return [(sum(s for s, _ in cut) / len(cut), sum(r for _, r in cut) / len(cut), len(cut)) for cut in cuts if cut]


def error(seen: Sequence[tuple[float, bool]]) -> float:
    """Return the expected calibration error: the bins' mean distance between score and share right."""
    return sum(abs(score - right) * count for score, right, count in bins(seen)) / max(1, len(seen))
