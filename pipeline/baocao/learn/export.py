"""A trained checkpoint to a model folder that runs without torch: ONNX, int8, the relation weights as arrays."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import torch

from baocao.encode.shipped import FORMAT
from baocao.encode.tags import tag_names
from baocao.learn import checkpoint
from baocao.learn.config import TrainSettings
from baocao.learn.network import Network, build, takes_hints


class _Outputs(torch.nn.Module):
    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, input_ids: Any, attention_mask: Any, token_type_ids: Any) -> Any:
        return self.network(input_ids, attention_mask, token_type_ids)


def load_network(folder: Path, settings: TrainSettings) -> tuple[Network, tuple[str, ...]]:
    """Return the network of a checkpoint folder and its flat labels."""
    labels = tuple(torch.load(folder / "state.pt", weights_only=False)["labels"])
    network = build(str(folder), tag_names(labels), settings.relation_size, 0.0)
    checkpoint.load(folder, network)
    return network.eval(), labels


def export(folder: Path, settings: TrainSettings, output: Path, int8: bool = True) -> Path:
    """Write the model folder ``output`` for the checkpoint ``folder`` and return it."""
    network, labels = load_network(folder, settings)
    output.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        whole = Path(scratch) / "whole.onnx"
        to_onnx(network, whole)
        if int8:
            _quantised(whole, Path(scratch), output / "encoder.onnx", network.encoder.config.num_hidden_layers)
        else:
            shutil.copyfile(whole, output / "encoder.onnx")
    shutil.copyfile(folder / "tokenizer.json", output / "tokenizer.json")
    np.savez_compressed(output / "weights.npz", allow_pickle=False, **head_weights(network.heads))
    checkpoint.write_json(
        output / "model.json",
        {
            "format": FORMAT,
            "name": settings.name,
            "labels": list(labels),
            "window": settings.reading,
            "overlap": min(settings.overlap, settings.reading // 4),
            "hints": takes_hints(network.encoder) and settings.hints > 0,
            "relations": settings.relations,
            "layers": network.encoder.config.num_hidden_layers,
            "precision": "int8" if int8 else "float32",
            "calibration": {},
        },
    )
    return output


def head_weights(heads: Any) -> dict[str, Any]:
    """Return the arrays that ``relate/model.py`` (the relation scorer) and ``encode/tags.py`` (the steps) read."""
    arrays: dict[str, Any] = {
        "head": heads.head.weight.T,
        "tail": heads.tail.weight.T,
        "bias": heads.bias,
        "head_label": heads.head_label.weight,
        "tail_label": heads.tail_label.weight,
        "out": heads.out.weight.T,
        "out_bias": heads.out.bias,
        "tag_steps": heads.tag_chain.steps,
        "title_steps": heads.title_chain.steps,
    } | {f"feature_{k}": table.weight for k, table in enumerate(heads.features)}
    return {name: np.ascontiguousarray(value.detach().float().cpu().numpy()) for name, value in arrays.items()}


def to_onnx(network: Network, file: Path) -> None:
    """Write the network as ONNX, in float32; rows and pieces are free."""
    example = (torch.full((2, 16), 5), torch.ones(2, 16, dtype=torch.long), torch.zeros(2, 16, dtype=torch.long))
    axes = {
        name: {0: "rows", 1: "pieces"}
        for name in ("input_ids", "attention_mask", "token_type_ids", "tags", "titles", "states")
    }
    network.encoder.config._attn_implementation = "eager"
    torch.onnx.export(
        _Outputs(network).eval(),
        example,
        str(file),
        input_names=["input_ids", "attention_mask", "token_type_ids"],
        output_names=["tags", "titles", "states"],
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )


# Left in float32, with the last two layers' attention, where rounding changed most: with these in int8, 2.3 entities in
# a hundred differed on dev, without 1.4, at a fifth of the speed.
WHOLE = ("attention/output", "classifier", "titles")


def _quantised(whole: Path, scratch: Path, target: Path, layers: int) -> None:
    import onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.quantization.shape_inference import quant_pre_process

    ready = scratch / "ready.onnx"
    quant_pre_process(str(whole), str(ready), skip_symbolic_shape=True)
    kept = (*WHOLE, *(f"layer.{k}/attention/self" for k in (layers - 2, layers - 1)))
    names = [node.name for node in onnx.load(str(ready)).graph.node]
    quantize_dynamic(
        str(ready),
        str(target),
        per_channel=True,
        weight_type=QuantType.QInt8,
        op_types_to_quantize=["MatMul", "Gemm", "Gather"],
        nodes_to_exclude=[name for name in names if any(part in name for part in kept)],
    )
