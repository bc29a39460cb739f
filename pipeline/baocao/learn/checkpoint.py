"""Saving a run so that a kill at any point loses at most one epoch: written beside, then moved into place."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import torch

from baocao.errors import BaocaoError, UsageError
from baocao.learn.network import Heads, Network


def save(folder: Path, network: Network, tokenizer: Any, state: dict[str, Any]) -> None:
    """Write ``folder`` (a Hugging Face checkpoint, ``heads.pt``, ``state.pt``) whole or not at all."""
    beside = folder.with_name(folder.name + ".part")
    shutil.rmtree(beside, ignore_errors=True)
    try:
        network.encoder.save_pretrained(beside)
        tokenizer.save_pretrained(beside)
        torch.save(network.heads.state_dict(), beside / "heads.pt")
        torch.save(state, beside / "state.pt")
    except (OSError, RuntimeError) as error:
        shutil.rmtree(beside, ignore_errors=True)
        raise BaocaoError(
            "the checkpoint {folder} could not be written ({reason}): make room and run again with --resume",
            folder=folder,
            reason=str(error).splitlines()[0][:160],
        ) from error
    shutil.rmtree(folder, ignore_errors=True)
    beside.rename(folder)


def load(folder: Path, network: Network) -> dict[str, Any]:
    """Fill ``network`` from a checkpoint and return its state; raises ``UsageError`` where it is damaged."""
    from safetensors.torch import load_file

    try:
        missing = network.encoder.load_state_dict(load_file(folder / "model.safetensors"), strict=False)
        heads: Heads = network.heads
        heads.load_state_dict(torch.load(folder / "heads.pt", weights_only=True))
        state: dict[str, Any] = torch.load(folder / "state.pt", weights_only=False)
    except (OSError, RuntimeError, KeyError) as error:
        raise UsageError(
            "the checkpoint {folder} cannot be read ({reason}): start the run afresh",
            folder=folder,
            reason=str(error).splitlines()[0][:160],
        ) from error
    if missing.unexpected_keys:
        raise UsageError("the checkpoint {folder} belongs to another model: start the run afresh", folder=folder)
    return state


def write_json(file: Path, data: Any) -> None:
    """Write ``data`` as readable JSON."""
    file.write_text(json.dumps(data, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
