"""Examples to batches: windows as the pipeline packs them, tags and relation pairs beside the pieces."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch

from baocao.encode.pieces import Pieces
from baocao.encode.session import OPEN, PAD, SEPARATE
from baocao.encode.tags import TITLE, to_tags
from baocao.encode.windows import Part, Window, windows
from baocao.learn.examples import Example
from baocao.records import BlockKind, Mention
from baocao.relate.candidates import TYPES, as_arrays, candidates
from baocao.relate.leads import goals
from baocao.relate.model import LABELS

_NUMBER = {label: k for k, label in enumerate(LABELS)}
_TYPE = {name: k + 1 for k, name in enumerate(TYPES)}


@dataclass(frozen=True, slots=True)
class Row:
    """One window: pieces, hints, gold tags and titles of equal length, and its mentions with their relations.

    ``spans`` are the mentions' first and last positions, ``pairs`` index them, ``answers`` are relations (0: none).
    """

    ids: list[int]
    hints: list[int]
    tags: list[int]
    titles: list[int]
    spans: list[tuple[int, int]]
    labels: list[int]
    pairs: Any
    features: Any
    answers: list[int]
    example: int
    window: Window


def rows(
    examples: Sequence[Example],
    cut: Sequence[Sequence[Pieces]],
    labels: Sequence[str],
    size: int,
    overlap: int,
    hinted: float,
    rng: random.Random,
) -> list[Row]:
    """Return the windows of all examples; a share ``hinted`` of them sees the grammar's tags."""
    found = []
    for number, (example, sentences) in enumerate(zip(examples, cut, strict=True)):
        opens = [s.kind is BlockKind.HEADING for s in example.sentences]
        aims = goals(example.sentences)
        for window in windows(sentences, opens, size, overlap):
            found.append(_row(example, number, sentences, labels, window, rng.random() < hinted, aims))
    return found


def _row(
    example: Example,
    number: int,
    sentences: Sequence[Pieces],
    labels: Sequence[str],
    window: Window,
    hinted: bool,
    aims: Mapping[int, int],
) -> Row:
    ids, hints, tags, titles = [OPEN], [0], [-100], [-100]
    places: dict[int, tuple[int, int]] = {}
    for part in window.parts:
        piece = sentences[part.sentence]
        index = example.sentences[part.sentence].index
        gold = [(k, m) for k, m in enumerate(example.gold) if m.sentence == index]
        flat = [(*m.span, m.label) for _, m in gold if m.label != TITLE]
        title = [(*m.span, m.label) for _, m in gold if m.label == TITLE]
        known = [(*m.span, m.label) for m in example.hints if m.sentence == index] if hinted else []
        cut = slice(part.start, part.end)
        ids += [*piece.ids[cut], SEPARATE]
        hints += [*to_tags(piece.offsets, known, labels)[cut], 0]
        tags += [*to_tags(piece.offsets, flat, labels)[cut], -100]
        titles += [*to_tags(piece.offsets, title, (TITLE,))[cut], -100]
        places |= _places(gold, piece, part)
    group = sorted(places)
    pairs, features = as_arrays(candidates(example.gold, example.sentences, group, aims))
    gold_pairs = {(h, t): _TYPE[r] for r, h, t in example.relations}
    answers = [gold_pairs.get((int(h), int(t)), 0) for h, t in pairs]
    local = np.searchsorted(np.array(group, np.int64), pairs)
    spans = [places[k] for k in group]
    numbers = [_NUMBER[example.gold[k].label] for k in group]
    return Row(ids, hints, tags, titles, spans, numbers, local, features, answers, number, window)


def _places(gold: Sequence[tuple[int, Mention]], piece: Pieces, part: Part) -> dict[int, tuple[int, int]]:
    """Return where each gold mention's first and last piece stand in the window, if this part holds them."""
    starts = np.array([o[0] for o in piece.offsets])
    found = {}
    for k, mention in gold:
        first = max(int(np.searchsorted(starts, mention.span[0], "right")) - 1, 0)
        last = max(int(np.searchsorted(starts, mention.span[1], "left")) - 1, first)
        if part.start <= first and last < part.end and mention.label in _NUMBER:
            found[k] = (part.at + first - part.start, part.at + last - part.start)
    return found


def batches(found: Sequence[Row], most: int, rng: random.Random | None) -> Iterator[list[Row]]:
    """Yield rows of like length, at most ``most`` pieces a batch, in random order (``rng`` None: by length)."""
    order = sorted(found, key=lambda r: len(r.ids) + (rng.random() * 24 if rng else 0))
    packed: list[list[Row]] = []
    for row in order:
        longest = max(len(row.ids), max((len(r.ids) for r in packed[-1]), default=0)) if packed else 0
        if packed and longest * (len(packed[-1]) + 1) <= most:
            packed[-1].append(row)
        else:
            packed.append([row])
    if rng:
        rng.shuffle(packed)
    yield from packed


def tensors(batch: Sequence[Row], device: Any) -> dict[str, Any]:
    """Return the batch as tensors: pieces (rows, length), and the mentions and pairs of all rows in one list."""
    width = max(len(r.ids) for r in batch)

    def pad(name: str, fill: int) -> Any:
        return torch.tensor([getattr(r, name) + [fill] * (width - len(r.ids)) for r in batch], device=device)

    flat: list[tuple[int, int, int]] = []
    labels: list[int] = []
    answers: list[int] = []
    pairs, features = [], []
    for at, row in enumerate(batch):
        pairs.append(row.pairs + len(flat))
        features.append(row.features)
        flat += [(at, first, last) for first, last in row.spans]
        labels += row.labels
        answers += row.answers
    spans = torch.tensor(flat, dtype=torch.long, device=device).reshape(-1, 3)
    return {
        "ids": pad("ids", PAD),
        "hints": pad("hints", 0),
        "tags": pad("tags", -100),
        "titles": pad("titles", -100),
        "spans": spans,
        "labels": torch.tensor(labels, dtype=torch.long, device=device),
        "pairs": torch.from_numpy(np.concatenate(pairs)).to(device),
        "features": torch.from_numpy(np.concatenate(features)).to(device),
        "answers": torch.tensor(answers, dtype=torch.long, device=device),
    }
