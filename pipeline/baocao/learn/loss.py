"""What is minimised: tags and titles by cross-entropy and along their chain, relations by cross-entropy."""

from __future__ import annotations

from typing import Any

import torch
from torch.nn.functional import cross_entropy

from baocao.encode.session import PAD
from baocao.learn.chain import Chain
from baocao.learn.network import Network


def states_of(states: Any, spans: Any) -> Any:
    """Return the mention vectors: the first and the last piece's state, joined."""
    return torch.cat([states[spans[:, 0], spans[:, 1]], states[spans[:, 0], spans[:, 2]]], 1)


def losses(network: Network, batch: dict[str, Any], relation_weight: float) -> tuple[Any, dict[str, float]]:
    """Return the loss to minimise and its parts; relations weigh a pair's loss against the number of mentions."""
    tags, titles, states = network(batch["ids"], (batch["ids"] != PAD).long(), batch["hints"])
    parts = {
        "tags": _of_tags(tags, batch["tags"], network.heads.tag_chain),
        "titles": _of_tags(titles, batch["titles"], network.heads.title_chain),
    }
    if relation_weight and len(batch["answers"]):
        scores = network.heads.relations(
            states_of(states.float(), batch["spans"]), batch["labels"], batch["pairs"], batch["features"]
        )
        parts["relations"] = (
            relation_weight * cross_entropy(scores, batch["answers"], reduction="sum") / len(batch["labels"])
        )
    total = torch.stack(list(parts.values())).sum()
    return total, {name: float(value.detach()) for name, value in parts.items()}


def _of_tags(scores: Any, gold: Any, chain: Chain) -> Any:
    return cross_entropy(scores.float().flatten(0, 1), gold.flatten(), ignore_index=-100) + chain.loss(scores, gold)
