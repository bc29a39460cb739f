"""How sure a figure is: 95 % intervals over records drawn with replacement, from each record's counts alone."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from baocao.evaluate.tally import Counts

DRAWS = 2000
SEED = 20240628
_Figures = npt.NDArray[np.float64]


def weights(records: int, draws: int = DRAWS, seed: int = SEED) -> _Figures:
    """Return how often each record is drawn in each sample: shape (draws, records), rows sum to ``records``."""
    generator = np.random.default_rng(seed)
    return generator.multinomial(records, np.full(records, 1 / records), size=draws).astype(np.float64)


def f1s(counts: Sequence[Counts], drawn: _Figures) -> _Figures:
    """Return micro F1 in each sample, from one ``Counts`` a record."""
    right, found, gold = _sums(counts, drawn)
    return _ratio(2 * right, found + gold)


def accuracies(counts: Sequence[Counts], drawn: _Figures) -> _Figures:
    """Return right / gold in each sample."""
    right, _, gold = _sums(counts, drawn)
    return _ratio(right, gold)


def interval(figures: _Figures) -> list[float]:
    """Return the 2.5th and 97.5th percentile."""
    low, high = np.percentile(figures, (2.5, 97.5))
    return [float(low), float(high)]


def _sums(counts: Sequence[Counts], drawn: _Figures) -> tuple[_Figures, _Figures, _Figures]:
    right, found, gold = (drawn @ _array(counts)).T
    return right, found, gold


def _array(counts: Sequence[Counts]) -> _Figures:
    return np.array([(c.right, c.found, c.gold) for c in counts], np.float64)


def _ratio(above: _Figures, below: _Figures) -> _Figures:
    return np.divide(above, below, out=np.zeros_like(above), where=below > 0)
