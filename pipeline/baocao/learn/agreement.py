"""Does the exported model say what the trained one says? Both read the same sentences on the same path."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import torch

from baocao.encode.shipped import Model
from baocao.exchange.annotation import Record
from baocao.learn.examples import Example, from_record
from baocao.learn.network import Network
from baocao.learn.score import f1
from baocao.recognise.model import tagged
from baocao.records import Mention, Sentence

SENTENCES = 200
Found = set[tuple[int, int, int, int, str]]


class TorchSession:
    """A torch network in the place of an ONNX Runtime session."""

    def __init__(self, network: Network) -> None:
        self.network = network.float().eval()

    @torch.no_grad()
    def run(self, _: Sequence[str], inputs: Mapping[str, Any]) -> list[Any]:
        """Return tag scores, title scores and states, as ``encode.session`` asks for them."""
        given = (torch.from_numpy(inputs[name]) for name in ("input_ids", "attention_mask", "token_type_ids"))
        return [output.numpy() for output in self.network(*given)]


def with_torch(model: Model, network: Network) -> Model:
    """Return ``model`` with ``network`` run in torch in the place of its own session."""
    return replace(model, session=TorchSession(network))


def agreement(trained: Model, exported: Model, records: Sequence[Record], limit: int = SENTENCES) -> dict[str, Any]:
    """Return how many sentences were read, the entities ``trained`` finds in them, the share of either's entities that
    the other does not find (the larger of the two), and the F1 of each against gold.
    """
    examples = _first([from_record(record, True) for record in records], limit)
    one, other = (_entities(model, examples) for model in (trained, exported))
    gold = {(k, m.sentence, *m.span, m.label) for k, e in enumerate(examples) for m in e.gold}
    return {
        "sentences": sum(len(e.sentences) for e in examples),
        "entities": len(one),
        "different": max(len(one - other) / max(1, len(one)), len(other - one) / max(1, len(other))),
        "f1_trained": f1(len(one & gold), len(one), len(gold)),
        "f1_exported": f1(len(other & gold), len(other), len(gold)),
    }


def _first(examples: Sequence[Example], limit: int) -> list[Example]:
    """Return the first examples up to ``limit`` sentences, the last one cut."""
    kept: list[Example] = []
    for example in examples:
        room = limit - sum(len(e.sentences) for e in kept)
        if room <= 0:
            break
        sentences = example.sentences[:room]
        kept.append(replace(example, sentences=sentences, gold=_within(example.gold, sentences)))
    return kept


def _within(mentions: Sequence[Mention], sentences: Sequence[Sentence]) -> tuple[Mention, ...]:
    indices = {s.index for s in sentences}
    return tuple(m for m in mentions if m.sentence in indices)


def _entities(model: Model, examples: Sequence[Example]) -> Found:
    found: Found = set()
    for k, example in enumerate(examples):
        hints = _within(example.hints, example.sentences)
        mentions = tagged(model, example.sentences, hints, lambda _, theirs: theirs)
        found |= {(k, m.sentence, *m.span, m.label) for m in mentions if m.source == "model"}
    return found
