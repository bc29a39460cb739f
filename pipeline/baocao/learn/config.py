"""Settings of a training run: TOML in, every default stated here, wrong keys and types refused by name."""

from __future__ import annotations

import json
import tomllib
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from baocao.errors import UsageError


@dataclass(frozen=True, slots=True)
class TrainSettings:
    """What a run does. Paths are taken from where the command runs; ``base`` is a folder or a hub name.

    ``batch``, ``window`` (at most, in training), ``reading`` (the window at use) count pieces. ``hints`` is the share
    of windows that see the grammar's tags, ``damage`` that of sentences damaged as real files are. ``precision`` is
    ``auto``, ``float32`` or ``bfloat16``.
    """

    base: str = "models/base"
    train: str = "annotations/train.jsonl"
    dev: str = "annotations/dev.jsonl"
    test: str = ""
    format: str = "jsonl"
    name: str = "baocao-small"
    epochs: int = 10
    patience: int = 4
    batch: int = 2048
    window: int = 256
    reading: int = 128
    overlap: int = 64
    learning_rate: float = 2e-4
    head_rate: float = 2e-3
    warmup: float = 0.08
    weight_decay: float = 0.01
    dropout: float = 0.1
    average: float = 0.99
    hints: float = 0.7
    damage: float = 0.15
    relations: bool = True
    relation_weight: float = 1.0
    relation_size: int = 192
    segment_words: bool = False
    seed: int = 13
    precision: str = "auto"
    layers: int = 0


_CHOICES = {"format": ("jsonl", "conll", "dataset"), "precision": ("auto", "float32", "bfloat16")}


def load_settings(file: Path) -> TrainSettings:
    """Return the settings of a TOML file; raises ``UsageError`` naming the key, the value and what is allowed."""
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise UsageError("no such file: {path}", path=file) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError("{path} is not valid TOML: {reason}", path=file, reason=error) from error
    return checked(data, file)


def checked(data: dict[str, Any], file: Path) -> TrainSettings:
    """Return ``data`` as settings, each key known and of its default's type."""
    defaults = asdict(TrainSettings())
    for key, value in data.items():
        if key not in defaults:
            raise UsageError(
                "{path}: unknown setting {key}; the settings are {valid}", path=file, key=key, valid=", ".join(defaults)
            )
        wanted = type(defaults[key])
        if wanted is float and type(value) is int:
            data = data | {key: float(value)}
        elif type(value) is not wanted:
            raise UsageError(
                "{path}: {key} is {value}, but must be of type {type}",
                path=file,
                key=key,
                value=repr(value),
                type=wanted.__name__,
            )
        if key in _CHOICES and value not in _CHOICES[key]:
            raise UsageError(
                "{path}: {key} is {value}, but must be one of {valid}",
                path=file,
                key=key,
                value=repr(value),
                valid=", ".join(_CHOICES[key]),
            )
    return TrainSettings(**data)


def as_toml(settings: TrainSettings) -> str:
    """Return the resolved settings as TOML, in the order they are declared."""
    return "".join(f"{f.name} = {_toml(getattr(settings, f.name))}\n" for f in fields(settings))


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else repr(value)


def no_base(base: str, error: Exception) -> UsageError:
    """Return what to say where the encoder ``base``, or its tokenizer, cannot be had."""
    return UsageError(
        "the base model {base} is not there ({reason}): give a folder or a hub name that can be reached",
        base=base,
        reason=str(error).splitlines()[0][:160],
    )
