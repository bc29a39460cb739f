"""Model folders: where they are, what must be in them, and how one is opened.

A folder holds ``encoder.onnx`` (weights, int8), ``tokenizer.json``, ``model.json`` (labels, frozen settings),
``weights.npz`` (of the relation scorer, and of the steps from tag to tag), ``metrics.json`` and ``README.md`` (a card).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from baocao.encode.pieces import load_tokenizer
from baocao.encode.session import open_session
from baocao.errors import UsageError

FORMAT = 2
FILES = ("encoder.onnx", "tokenizer.json", "model.json", "weights.npz")


@dataclass(frozen=True, slots=True)
class Model:
    """An opened model: ``labels`` are the flat ones in tag order, ``settings`` its frozen ``model.json``."""

    folder: Path
    tokenizer: Any
    session: Any
    labels: tuple[str, ...]
    settings: Mapping[str, Any]
    weights: Mapping[str, Any]


@cache
def open_model(folder: Path, threads: int = 1) -> Model:
    """Open a model folder once; raises ``UsageError`` naming what is missing or wrong in it."""
    for name in FILES:
        if not (folder / name).is_file():
            raise UsageError("{folder} is not a model: it has no {name}", folder=folder, name=name)
    try:
        settings = json.loads((folder / "model.json").read_text(encoding="utf-8"))
        weights = dict(np.load(folder / "weights.npz"))
    except Exception as error:
        raise UsageError(
            "the model in {folder} is damaged ({reason})", folder=folder, reason=str(error)[:120]
        ) from error
    if settings.get("format") != FORMAT:
        raise UsageError(
            "the model in {folder} has format {found}; this version reads format {format}",
            folder=folder,
            found=settings.get("format"),
            format=FORMAT,
        )
    return Model(
        folder,
        load_tokenizer(folder / "tokenizer.json"),
        open_session(folder / "encoder.onnx", threads),
        tuple(settings["labels"]),
        settings,
        weights,
    )


def described(folder: Path) -> dict[str, Any]:
    """Return what a model folder says of itself: name, labels, size in bytes, and its micro F1 by split."""
    settings = _json(folder / "model.json")
    measured = _json(folder / "metrics.json") if (folder / "metrics.json").is_file() else {}
    figures = {
        split: {kind: held[kind]["micro"]["f1"] for kind in ("entities", "relations")}
        for split, held in measured.items()
        if split in ("dev", "test", "real")
    }
    return {
        "name": settings["name"],
        "folder": str(folder),
        "labels": settings["labels"],
        "layers": settings["layers"],
        "precision": settings["precision"],
        "bytes": sum(file.stat().st_size for file in folder.iterdir() if file.is_file()),
        "figures": figures,
    }


def _json(file: Path) -> dict[str, Any]:
    try:
        data: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UsageError(
            "the model in {folder} is damaged ({reason})", folder=file.parent, reason=str(error)[:120]
        ) from error
    return data
