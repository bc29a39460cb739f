"""A linear chain over the tags (Lafferty, McCallum, Pereira 2001): which tag may follow which, and how gladly.

Tags are numbered as in ``baocao.encode.tags``: 0 is ``O``, ``2 k + 1`` begins label k, ``2 k + 2`` continues it. An
``I`` follows only its own ``B`` or ``I``.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import nn

from baocao.encode.tags import legal_steps


class Chain(nn.Module):
    """``steps``: a weight for each pair of tags, of shape (tags, tags), from the row's tag to the column's."""

    def __init__(self, tags: int) -> None:
        super().__init__()
        self.steps = nn.Parameter(torch.zeros(tags, tags))
        self.register_buffer("legal", torch.from_numpy(legal_steps(tags)), persistent=False)

    def loss(self, scores: Any, tags: Any) -> Any:
        """Return the mean negative log-likelihood a piece; ``scores`` (rows, pieces, tags), ``tags`` -100 where unread.

        What is not read (separators, padding) is held to be ``O``.
        """
        with torch.autocast(scores.device.type, enabled=False):
            scores, steps = scores.float(), self.steps.float()
            unread = tags < 0
            outside = torch.full_like(scores, -1e4)
            outside[..., 0] = 0.0
            scores = torch.where(unread[..., None], outside, scores)
            gold = tags.clamp(min=0)
            right = scores.gather(2, gold[..., None]).sum((1, 2)) + steps[gold[:, :-1], gold[:, 1:]].sum(1)
            return (self._all(scores, steps) - right).sum() / (~unread).sum().clamp(min=1)

    def _all(self, scores: Any, steps: Any) -> Any:
        """Return the log of the summed weight of all legal paths, by row."""
        legal: Any = self.legal
        weights = torch.exp(steps) * legal
        first = torch.full_like(scores[:, 0], -1e4)
        first[:, 0] = 0.0
        at = scores[:, 0] + first
        for piece in range(1, scores.shape[1]):
            top = at.max(1, keepdim=True).values.detach()
            at = torch.log(torch.exp(at - top) @ weights + 1e-30) + top + scores[:, piece]
        return torch.logsumexp(at, 1)
