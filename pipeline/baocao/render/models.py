"""The models that are there, as a table for a terminal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rich.table import Table

from baocao.messages import grouped, say
from baocao.render.scores import percent
from baocao.render.tables import grid

SPLITS = ("dev", "test", "real")


def table(found: Sequence[Mapping[str, Any]]) -> Table:
    """Return a row a model: size, layers, labels, strict F1 of entities and relations by split."""
    measured = [f"F1 {split}" for split in SPLITS]
    out = grid(say("model"), "MB", say("layers"), say("labels"), *measured, say("folder"), right=range(1, 7))
    for model in found:
        megabytes = grouped(round(model["bytes"] / 1e6))
        figures = [_pair(model["figures"].get(split)) for split in SPLITS]
        row = (model["name"], megabytes, str(model["layers"]), str(len(model["labels"])), *figures, model["folder"])
        out.add_row(*row)
    return out


def _pair(measured: Mapping[str, float] | None) -> str:
    return f"{percent(measured['entities'])} / {percent(measured['relations'])}" if measured else ""
