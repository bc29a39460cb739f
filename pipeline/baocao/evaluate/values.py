"""Values, over strictly matched mentions only: how many are written as gold writes them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from baocao.evaluate.spans import matched
from baocao.evaluate.tally import Counts, Tally, counted, pooled
from baocao.exchange.annotation import Record
from baocao.vietnamese.text import nfc


def same(gold: str, predicted: str | None) -> bool:
    """Return whether two value strings are equal but for case and white space."""
    return predicted is not None and _plain(gold) == _plain(predicted)


def _plain(value: str) -> str:
    return "".join(nfc(value).casefold().split())


def tally(gold: Record, predicted: Record) -> dict[str, Counts]:
    """Return, by label, how many matched mentions that have a gold value (``gold``) carry it (``right``)."""
    pairs = [(ours, theirs) for ours, theirs in matched(gold, predicted) if ours.value is not None]
    right = [ours.label for ours, theirs in pairs if ours.value is not None and same(ours.value, theirs.value)]
    return counted(right, (), (ours.label for ours, _ in pairs))


def summary(counts: Tally, order: Iterable[str]) -> dict[str, Any]:
    """Return ``accuracy`` and ``support``, over all and by label."""
    return {**_scores(pooled(counts)), "labels": {label: _scores(counts[label]) for label in order if label in counts}}


def _scores(counts: Counts) -> dict[str, Any]:
    return {"accuracy": counts.right / counts.gold if counts.gold else 0.0, "support": counts.gold}
