"""Dev figures while training: strict F1 of mentions, and of relations between gold mentions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch

from baocao.encode.pieces import Pieces
from baocao.encode.session import PAD
from baocao.encode.tags import TITLE, from_scores
from baocao.learn.batches import Row, batches, tensors
from baocao.learn.examples import Example
from baocao.learn.loss import states_of
from baocao.learn.network import Network


def f1(right: int, found: int, gold: int) -> float:
    """Return the harmonic mean of precision and recall (0 where there is nothing)."""
    return 2 * right / (found + gold) if found + gold else 0.0


@torch.no_grad()
def scores(
    network: Network,
    rows: Sequence[Row],
    examples: Sequence[Example],
    cut: Sequence[Sequence[Pieces]],
    labels: Sequence[str],
    most: int,
) -> dict[str, float]:
    """Return ``entities`` and ``relations``: micro strict F1 over the windows of ``rows``."""
    network.eval()
    heads = network.heads
    steps = [chain.steps.float().numpy(force=True) for chain in (heads.tag_chain, heads.title_chain)]
    found: set[tuple[int, int, int, int, str]] = set()
    gold: set[tuple[int, int, int, int, str]] = set()
    related = [0, 0, 0]
    for batch in batches(rows, most, None):
        given = tensors(batch, next(network.parameters()).device)
        tags, titles, states = network(given["ids"], (given["ids"] != PAD).long(), given["hints"])
        if len(given["answers"]):
            best = network.heads.relations(
                states_of(states.float(), given["spans"]), given["labels"], given["pairs"], given["features"]
            ).argmax(1)
            related[0] += int(((best == given["answers"]) & (best > 0)).sum())
            related[1] += int((best > 0).sum())
            related[2] += int((given["answers"] > 0).sum())
        for at, row in enumerate(batch):
            _collect(
                found,
                gold,
                row,
                examples[row.example],
                cut[row.example],
                labels,
                tags[at].float().numpy(force=True),
                titles[at].float().numpy(force=True),
                steps,
            )
    network.train()
    return {"entities": f1(len(found & gold), len(found), len(gold)), "relations": f1(*related)}


def _collect(
    found: set[Any],
    gold: set[Any],
    row: Row,
    example: Example,
    cut: Sequence[Pieces],
    labels: Sequence[str],
    tags: Any,
    titles: Any,
    steps: Sequence[Any],
) -> None:
    for part in row.window.parts:
        piece = cut[part.sentence]
        where = slice(part.at, part.at + part.end - part.start)
        sentence = example.sentences[part.sentence]
        offsets = piece.offsets[part.start : part.end]
        spans = from_scores(np.asarray(tags[where]), offsets, labels, sentence.text, steps[0])
        spans += from_scores(np.asarray(titles[where]), offsets, (TITLE,), sentence.text, steps[1])
        found.update((row.example, part.sentence, a, b, label) for a, b, label, _ in spans)
        low, high = offsets[0][0], offsets[-1][1]
        gold.update(
            (row.example, part.sentence, *m.span, m.label)
            for m in example.gold
            if m.sentence == sentence.index and low <= m.span[0] and m.span[1] <= high
        )
