"""The network: a Hugging Face token classifier, a second row of tags for TITLE, a relation scorer over its states."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch
from torch import nn
from transformers import AutoModelForTokenClassification

from baocao.learn.chain import Chain
from baocao.learn.config import no_base
from baocao.relate.candidates import FEATURES, TYPES
from baocao.relate.model import LABELS, allowed_table


class Heads(nn.Module):
    """TITLE's tags, the chains over both rows of tags, the relation scorer (its formula: ``baocao.relate.model``)."""

    def __init__(self, width: int, tags: int, size: int, dropout: float) -> None:
        super().__init__()
        self.tag_chain, self.title_chain = Chain(tags), Chain(3)
        self.titles = nn.Linear(width, 3)
        self.head = nn.Linear(2 * width, size, bias=False)
        self.tail = nn.Linear(2 * width, size, bias=False)
        self.bias = nn.Parameter(torch.zeros(size))
        self.head_label = nn.Embedding(len(LABELS), size)
        self.tail_label = nn.Embedding(len(LABELS), size)
        self.features = nn.ModuleList(nn.Embedding(n, size) for n in FEATURES)
        self.out = nn.Linear(size, 1 + len(TYPES))
        self.dropout = nn.Dropout(dropout)
        self.register_buffer("allowed", torch.from_numpy(allowed_table()), persistent=False)
        for table in (self.head_label, self.tail_label, *self.features):
            nn.init.normal_(table.weight, std=0.1)

    def relations(self, vectors: Any, labels: Any, pairs: Any, features: Any) -> Any:
        """Return scores of shape (pairs, 1 + types) from mention vectors (n, 2 · width) and labels (n,)."""
        vectors = self.dropout(vectors)
        hidden = self.head(vectors)[pairs[:, 0]] + self.tail(vectors)[pairs[:, 1]] + self.bias
        hidden = hidden + self.head_label(labels[pairs[:, 0]]) + self.tail_label(labels[pairs[:, 1]])
        for column, table in enumerate(self.features):
            hidden = hidden + table(features[:, column])
        scores = self.out(self.dropout(nn.functional.gelu(hidden, approximate="tanh")))
        allowed: Any = self.allowed
        return scores.masked_fill(~allowed[labels[pairs[:, 0]], labels[pairs[:, 1]]], -1e4)


class Network(nn.Module):
    """``encoder`` is the Hugging Face model whose classifier gives the flat tags; ``heads`` holds the rest."""

    def __init__(self, encoder: Any, heads: Heads) -> None:
        super().__init__()
        self.encoder = encoder
        self.heads = heads

    def forward(self, ids: Any, mask: Any, hints: Any) -> tuple[Any, Any, Any]:
        """Return tag scores, title scores and states, each of shape (rows, pieces, …)."""
        given = {"token_type_ids": hints} if takes_hints(self.encoder) else {}
        states = self.encoder.base_model(input_ids=ids, attention_mask=mask, **given).last_hidden_state
        return (
            self.encoder.classifier(self.encoder.dropout(states)),
            self.heads.titles(self.heads.dropout(states)),
            states,
        )


def takes_hints(encoder: Any) -> bool:
    """Say whether the encoder has token types, which carry the grammar's tags."""
    return bool(getattr(encoder.config, "type_vocab_size", 0))


def build(base: str, tags: Sequence[str], size: int, dropout: float, layers: int = 0) -> Network:
    """Return a network over the encoder ``base`` (hub name or folder); raises ``UsageError`` where it cannot be had.

    ``layers`` > 0 keeps only that many of the lowest layers. Token types are widened to one a tag, copies of the first.
    """
    names = dict(enumerate(tags))
    try:
        encoder = AutoModelForTokenClassification.from_pretrained(
            base,
            num_labels=len(tags),
            id2label=names,
            label2id={v: k for k, v in names.items()},
            dtype=torch.float32,
            ignore_mismatched_sizes=True,
        )
    except Exception as error:
        raise no_base(base, error) from error
    if layers:
        encoder.base_model.encoder.layer = encoder.base_model.encoder.layer[:layers]
        encoder.config.num_hidden_layers = layers
    table = getattr(encoder.base_model.embeddings, "token_type_embeddings", None)
    if table is not None and table.num_embeddings != len(tags):
        wide = nn.Embedding(len(tags), table.embedding_dim)
        wide.weight.data[:] = table.weight.data[0]
        encoder.base_model.embeddings.token_type_embeddings = wide
        encoder.config.type_vocab_size = len(tags)
    return Network(encoder, Heads(encoder.config.hidden_size, len(tags), size, dropout))
