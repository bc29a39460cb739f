"""What is minimised: tags, titles and relations, each by cross-entropy."""

from __future__ import annotations

from typing import Any

import torch
from torch.nn.functional import cross_entropy

from baocao.encode.session import PAD
from baocao.learn.network import Network


def states_of(states: Any, spans: Any) -> Any:
    """Return the mention vectors: the first and the last piece's state, joined."""
    return torch.cat([states[spans[:, 0], spans[:, 1]], states[spans[:, 0], spans[:, 2]]], 1)


def losses(network: Network, batch: dict[str, Any], relation_weight: float) -> tuple[Any, dict[str, float]]:
    """Return the loss to minimise and its parts; relations weigh a pair's loss against the number of mentions."""
    tags, titles, states = network(batch["ids"], (batch["ids"] != PAD).long(), batch["hints"])
    parts = {
        "tags": cross_entropy(tags.float().flatten(0, 1), batch["tags"].flatten(), ignore_index=-100),
        "titles": cross_entropy(titles.float().flatten(0, 1), batch["titles"].flatten(), ignore_index=-100),
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
