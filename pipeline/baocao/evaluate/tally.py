"""Right, found, gold: the three counts that every score is made of, by label or relation type."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Counts:
    """How many were predicted rightly, predicted at all, and there in gold."""

    right: int = 0
    found: int = 0
    gold: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.right + other.right, self.found + other.found, self.gold + other.gold)

    def scores(self) -> dict[str, Any]:
        """Return precision, recall and F1 (0 where nothing was found or is there), and the support."""
        precision = self.right / self.found if self.found else 0.0
        recall = self.right / self.gold if self.gold else 0.0
        return {
            "precision": precision,
            "recall": recall,
            "f1": f1(self.right, self.found, self.gold),
            "support": self.gold,
        }


Tally = Mapping[str, Counts]


def f1(right: float, found: float, gold: float) -> float:
    """Return the harmonic mean of precision and recall, 0 where neither gold nor prediction has anything."""
    return 2 * right / (found + gold) if found + gold else 0.0


def counted(right: Iterable[str], found: Iterable[str], gold: Iterable[str]) -> dict[str, Counts]:
    """Return the tally of three lists of names."""
    tally: dict[str, Counts] = {}
    for names, one in ((right, Counts(right=1)), (found, Counts(found=1)), (gold, Counts(gold=1))):
        for name in names:
            tally[name] = tally.get(name, Counts()) + one
    return tally


def total(tallies: Iterable[Tally]) -> dict[str, Counts]:
    """Return the sum of tallies, name by name."""
    summed: dict[str, Counts] = {}
    for tally in tallies:
        for name, counts in tally.items():
            summed[name] = summed.get(name, Counts()) + counts
    return summed


def pooled(tally: Tally) -> Counts:
    """Return the counts of all names together."""
    return sum(tally.values(), Counts())


def summary(tally: Tally, order: Iterable[str], names: str) -> dict[str, Any]:
    """Return ``micro``, ``macro`` (the plain mean over names with support) and, under ``names``, each one's scores.

    Names stand in the given order; those that neither gold nor prediction has are left out.
    """
    each = {name: tally[name].scores() for name in order if name in tally}
    supported = [scores for scores in each.values() if scores["support"]]
    macro = {
        key: sum(s[key] for s in supported) / len(supported) if supported else 0.0
        for key in ("precision", "recall", "f1")
    }
    support = sum(s["support"] for s in supported)
    return {"micro": pooled(tally).scores(), "macro": {**macro, "support": support}, names: each}
