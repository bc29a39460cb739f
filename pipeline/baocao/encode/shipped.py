"""Model folders: where they are, what must be in them, and how one is opened.

A folder holds ``encoder.onnx`` (weights, int8), ``tokenizer.json``, ``model.json`` (labels, frozen settings),
``relations.npz`` (the weights of the relation scorer), ``metrics.json`` and ``README.md`` (the card).
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

FORMAT = 1
FILES = ("encoder.onnx", "tokenizer.json", "model.json", "relations.npz")


@dataclass(frozen=True, slots=True)
class Model:
    """An opened model: ``labels`` are the flat ones in tag order, ``settings`` its frozen ``model.json``."""

    folder: Path
    tokenizer: Any
    session: Any
    labels: tuple[str, ...]
    settings: Mapping[str, Any]
    relations: Mapping[str, Any]


@cache
def open_model(folder: Path, threads: int = 1) -> Model:
    """Open a model folder once; raises ``UsageError`` naming what is missing or wrong in it."""
    for name in FILES:
        if not (folder / name).is_file():
            raise UsageError("{folder} is not a model: it has no {name}", folder=folder, name=name)
    try:
        settings = json.loads((folder / "model.json").read_text(encoding="utf-8"))
        relations = dict(np.load(folder / "relations.npz"))
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
        relations,
    )
