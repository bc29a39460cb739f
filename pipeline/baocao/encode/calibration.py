"""Scores that mean something: how often mentions and relations of this score were right on the dev split.

A model's ``model.json`` holds under ``calibration`` the two tables ``mentions`` and ``relations``: source (``grammar``,
``model``, ``both``) → label or ``*`` → ``[slope, shift]`` of ``odds = slope · log-odds(score) + shift`` (Platt, 1999).
What the grammar alone says has no score of its own: its slope is 0, its shift the log-odds of its precision.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

Table = Mapping[str, Mapping[str, Sequence[float]]]
EDGE, FAR = 1e-4, 20.0


def log_odds(score: float) -> float:
    """Return the log-odds of a probability, kept away from 0 and 1."""
    kept = min(max(score, EDGE), 1 - EDGE)
    return math.log(kept / (1 - kept))


def calibrated(table: Table, source: str, label: str, score: float) -> float:
    """Return the probability that a mention or relation of this source, label and raw score is right."""
    line = table.get(source, {})
    fitted = line.get(label) or line.get("*")
    if fitted is None:
        return score
    odds = max(-FAR, min(FAR, fitted[0] * log_odds(score) + fitted[1]))
    return round(1 / (1 + math.exp(-odds)), 4)
