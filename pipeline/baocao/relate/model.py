"""Relations by the model: every typed pair of a window is scored from its two vectors, its labels and its features.

``hidden = gelu(head_vector·H + tail_vector·T + label and feature rows)``, then one row of scores: no relation, then
``TYPES``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from baocao.encode.calibration import calibrated
from baocao.encode.encoding import Encoding
from baocao.records import Mention, Relation, Sentence
from baocao.relate.candidates import TYPES, Candidate, allowed_types, as_arrays, candidates
from baocao.relate.leads import goals

LABELS = (
    "DOC",
    "PROVISION",
    "TITLE",
    "PROJECT",
    "ORG",
    "LOC",
    "PER",
    "DATE",
    "PERIOD",
    "MONEY",
    "QUANTITY",
    "PERCENT",
    "INDICATOR",
)
_NUMBER = {label: k for k, label in enumerate(LABELS)}
# At most one at a tail (a value has one measure, in one role), and at a head (one date, one base, one whole).
ONE_HEAD = ("has_value", "changed_by", "plan_share", "target")
LEAST = 0.4  # of the probability; on dev 0.3 to 0.6 differ by half a point of F1
ONE_TAIL = ("issued_on", "at_time", "compared_to", "breakdown_of", "part_of")


def scored(
    mentions: Sequence[Mention],
    sentences: Sequence[Sentence],
    encoding: Encoding,
    least: float = LEAST,
) -> list[Relation]:
    """Return the relations whose probability is at least ``least``, conflicts settled in favour of the likelier.

    Their scores are calibrated; those that the encoding's own ``least`` then shuts out are left out.
    """
    groups: dict[int, list[int]] = {}
    aims = goals(sentences)
    for index, window in enumerate(encoding.window):
        if window >= 0:
            groups.setdefault(int(window), []).append(index)
    found: list[Relation] = []
    for group in groups.values():
        pairs = candidates(mentions, sentences, group, aims)
        if pairs:
            found += settled(pairs, odds(encoding.weights, mentions, encoding, pairs), mentions, least)
    sure = [replace(r, score=calibrated(encoding.calibration, "model", r.type, r.score)) for r in found]
    return sorted((r for r in sure if r.score >= encoding.least), key=lambda r: (r.head, r.tail, r.type))


def odds(
    weights: Mapping[str, Any], mentions: Sequence[Mention], encoding: Encoding, found: Sequence[Candidate]
) -> Any:
    """Return probabilities of shape (pairs, 1 + types); a type that the labels do not allow gets none."""
    pairs, features = as_arrays(found)
    labels = np.array([_NUMBER[m.label] for m in mentions])
    used, where = np.unique(pairs, return_inverse=True)
    where = where.reshape(pairs.shape)
    vectors = encoding.vectors[used]
    hidden = (vectors @ weights["head"])[where[:, 0]] + (vectors @ weights["tail"])[where[:, 1]] + weights["bias"]
    hidden += weights["head_label"][labels[pairs[:, 0]]] + weights["tail_label"][labels[pairs[:, 1]]]
    for column in range(features.shape[1]):
        hidden += weights[f"feature_{column}"][features[:, column]]
    hidden = 0.5 * hidden * (1 + np.tanh(0.7978845608 * (hidden + 0.044715 * hidden**3)))
    scores = hidden @ weights["out"] + weights["out_bias"]
    scores[~_mask(labels[pairs[:, 0]], labels[pairs[:, 1]])] = -1e4
    shifted = np.exp(scores - scores.max(1, keepdims=True))
    return shifted / shifted.sum(1, keepdims=True)


def allowed_table() -> Any:
    """Return which types each pair of labels allows (labels, labels, 1 + types); no relation is always allowed."""
    table = np.zeros((len(LABELS), len(LABELS), 1 + len(TYPES)), bool)
    table[:, :, 0] = True
    for a, head in enumerate(LABELS):
        for b, tail in enumerate(LABELS):
            for k in allowed_types(head, tail):
                table[a, b, 1 + k] = True
    return table


_TABLE = allowed_table()


def _mask(heads: Any, tails: Any) -> Any:
    return _TABLE[heads, tails]


def settled(found: Sequence[Candidate], chances: Any, mentions: Sequence[Mention], least: float) -> list[Relation]:
    """Return the likeliest relations first, leaving out what contradicts a likelier one."""
    kept: list[Relation] = []
    taken: set[tuple[str, str, int]] = set()
    rows, columns = np.nonzero(chances[:, 1:] >= least)
    for row, column in sorted(zip(rows, columns, strict=True), key=lambda rc: -chances[rc[0], rc[1] + 1]):
        kind, pair = TYPES[int(column)], found[int(row)]
        slots = []
        if kind in ONE_HEAD:
            slots.append(("measure", "", pair.tail))
        if kind in ONE_TAIL:
            slots.append((kind, mentions[pair.tail].label if kind == "at_time" else "", pair.head))
        if kind == "breakdown_of":
            slots.append(("pair", f"{min(pair.head, pair.tail)}", max(pair.head, pair.tail)))
        if not any(slot in taken for slot in slots):
            taken.update(slots)
            kept.append(Relation(kind, pair.head, pair.tail, float(chances[row, column + 1]), "model"))
    return kept
