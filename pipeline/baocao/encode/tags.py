"""Labels as one tag a piece (IOB2), and tags back to spans.

The flat labels share one row of tags; TITLE, which may contain the others, has a row of its own.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from baocao.records import Range

TITLE = "TITLE"
SURELY_NONE = 0.998  # a piece that is ``O`` with this probability parts the stretches that are searched
Span = tuple[int, int, str, float]


def tag_names(labels: Sequence[str]) -> tuple[str, ...]:
    """Return ``O``, then ``B-`` and ``I-`` of each label: tag ``2 k + 1`` begins label k, ``2 k + 2`` continues it."""
    return ("O", *(f"{edge}-{label}" for label in labels for edge in "BI"))


def to_tags(offsets: Sequence[Range], spans: Sequence[tuple[int, int, str]], labels: Sequence[str]) -> list[int]:
    """Return one tag number a piece; a piece belongs to the span that covers its first character."""
    number = {label: k for k, label in enumerate(labels)}
    tags = [0] * len(offsets)
    ordered = sorted((s for s in spans if s[2] in number), key=lambda s: s[0])
    index = 0
    opened = -1
    for piece, (start, _) in enumerate(offsets):
        while index < len(ordered) and ordered[index][1] <= start:
            index += 1
        if index < len(ordered) and ordered[index][0] <= start:
            tags[piece] = 2 * number[ordered[index][2]] + (2 if opened == index else 1)
            opened = index
    return tags


def legal_steps(tags: int) -> npt.NDArray[np.bool_]:
    """Return which tag (column) may follow which (row): an ``I`` only its own ``B`` or ``I``."""
    legal = np.ones((tags, tags), bool)
    for inside in range(2, tags, 2):
        legal[:, inside] = False
        legal[[inside - 1, inside], inside] = True
    return legal


def best_path(scores: npt.NDArray[np.float32], steps: npt.NDArray[np.float32]) -> npt.NDArray[np.int64]:
    """Return the likeliest legal tags of one sentence (Viterbi); ``steps`` is what a step from tag to tag weighs."""
    count, tags = scores.shape
    weights = np.where(legal_steps(tags), steps, np.float32(-1e4))
    back = np.zeros((count, tags), np.int64)
    at = scores[0] + weights[0]
    columns = np.arange(tags)
    for piece in range(1, count):
        ways = at[:, None] + weights
        back[piece] = ways.argmax(0)
        at = ways[back[piece], columns] + scores[piece]
    path = np.zeros(count, np.int64)
    path[-1] = at.argmax()
    for piece in range(count - 1, 0, -1):
        path[piece - 1] = back[piece, path[piece]]
    return path


def _runs(wanted: npt.NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Return the stretches (start, end) of pieces that are wanted."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], wanted, [False]]).astype(np.int8)))
    return [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]


def from_scores(
    scores: npt.NDArray[np.float32],
    offsets: Sequence[Range],
    labels: Sequence[str],
    text: str,
    steps: npt.NDArray[np.float32],
) -> list[Span]:
    """Return (start, end, label, score) of the likeliest tags; ``scores`` has shape (pieces, tags).

    ``steps`` weighs each step from tag to tag. Edges are moved out to whole words; a span's score is the mean
    probability of its pieces' label. Where every piece alone is likeliest ``O``, nothing is found.
    """
    if not scores.argmax(1).any():
        return []
    shifted = np.exp(scores - scores.max(1, keepdims=True))
    odds = shifted / shifted.sum(1, keepdims=True)
    best = np.zeros(len(scores), np.int64)
    for first, last in _runs(odds[:, 0] < SURELY_NONE):
        best[first:last] = best_path(scores[first:last], steps)
    found: list[Span] = []
    inside = np.flatnonzero(best)
    first = 0
    while first < len(inside):
        last = first
        label = (int(best[inside[first]]) - 1) // 2
        while (
            last + 1 < len(inside)
            and inside[last + 1] == inside[last] + 1
            and int(best[inside[last + 1]]) == 2 * label + 2
        ):
            last += 1
        rows = inside[first : last + 1]
        score = float((odds[rows, 2 * label + 1] + odds[rows, 2 * label + 2]).mean())
        start, end = whole_words(text, offsets[rows[0]][0], offsets[rows[-1]][1])
        if not found or start >= found[-1][1]:
            found.append((start, end, labels[label], score))
        first = last + 1
    return found


def whole_words(text: str, start: int, end: int) -> Range:
    """Return the span moved out so that it cuts no word."""
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return start, end
