"""Which mentions may stand in which relation, and what their places say: the pair's features."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from baocao.records import BlockKind, Mention, Sentence

VALUES = ("MONEY", "QUANTITY", "PERCENT")
MEASURES = ("INDICATOR", "PROJECT")
TIMES = ("DATE", "PERIOD")
# Head and tail labels of every relation type (guidelines, section 2).
ALLOWED: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "issued_on": (("DOC",), ("DATE",)),
    "issued_by": (("DOC",), ("ORG",)),
    "titled": (("DOC",), ("TITLE",)),
    "part_of": (("PROVISION",), ("DOC",)),
    "replaces": (("DOC",), ("DOC",)),
    "amends": (("DOC",), ("DOC",)),
    "implements": (("DOC",), ("DOC",)),
    "has_value": (MEASURES, VALUES),
    "changed_by": (MEASURES, VALUES),
    "plan_share": (MEASURES, ("PERCENT",)),
    "target": (MEASURES, VALUES),
    "at_time": (VALUES, TIMES),
    "compared_to": (VALUES, TIMES),
    "in_area": (VALUES, ("LOC",)),
    "breakdown_of": (VALUES, VALUES),
}
TYPES = tuple(ALLOWED)
PAIRS = {(h, t) for heads, tails in ALLOWED.values() for h in heads for t in tails}
FEATURES = (12, 8, 6, 8, 4)  # how many values each feature of a pair takes
_STEPS = (2, 6, 15, 30, 60, 120)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A typed pair of mentions (indices) and its features."""

    head: int
    tail: int
    features: tuple[int, ...]


def allowed_types(head: str, tail: str) -> tuple[int, ...]:
    """Return the numbers in ``TYPES`` of the relations that labels ``head`` → ``tail`` may stand in."""
    return tuple(k for k, (heads, tails) in enumerate(ALLOWED.values()) if head in heads and tail in tails)


def candidates(
    mentions: Sequence[Mention], sentences: Sequence[Sentence], group: Sequence[int], reach: int = 60
) -> list[Candidate]:
    """Return the pairs of one window (``group``: mention indices in order), at most ``reach`` mentions apart.

    The features say how far apart the words stand and on which side, how many mentions of the tail's label stand
    between, how many sentences, how many of the head's label, and whether head or tail stand in the header block.
    """
    labels = [mentions[i].label for i in group]
    found = []
    for a, i in enumerate(group):
        for b in range(max(0, a - reach), min(len(group), a + reach + 1)):
            if a != b and (labels[a], labels[b]) in PAIRS:
                found.append(Candidate(i, group[b], _features(mentions, sentences, group, labels, a, b)))
    return found


def _features(
    mentions: Sequence[Mention],
    sentences: Sequence[Sentence],
    group: Sequence[int],
    labels: Sequence[str],
    a: int,
    b: int,
) -> tuple[int, ...]:
    head, tail = mentions[group[a]], mentions[group[b]]
    low, high = min(a, b) + 1, max(a, b)
    gap = tail.start - head.end if tail.start >= head.end else head.start - tail.end
    distance = sum(gap > step for step in _STEPS[:5]) + (0 if tail.start >= head.start else 6)
    same_tail = min(labels[low:high].count(labels[b]), 3) + (0 if b > a else 4)
    apart = min(abs(tail.sentence - head.sentence), 5)
    same_head = min(labels[low:high].count(labels[a]), 7)
    kinds = [sentences[m.sentence].kind is BlockKind.HEADER for m in (head, tail)]
    return distance, same_tail, apart, same_head, kinds[0] + 2 * kinds[1]


def as_arrays(found: Sequence[Candidate]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Return pairs of shape (n, 2) and features of shape (n, len(FEATURES))."""
    pairs = np.array([(c.head, c.tail) for c in found], np.int64).reshape(-1, 2)
    return pairs, np.array([c.features for c in found], np.int64).reshape(-1, len(FEATURES))
