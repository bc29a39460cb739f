"""torch and ONNX on 200 sentences: the shipped int8 weights, taken back to float32, run in both."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

onnx = pytest.importorskip("onnx")
torch = pytest.importorskip("torch")
ROOT = Path(__file__).parents[2]


def weights(file: Path) -> dict[str, np.ndarray]:
    """Return the parameters in an int8 encoder, by their names in torch, as float32."""
    from onnx import numpy_helper

    graph = onnx.load(str(file)).graph
    held = {i.name: numpy_helper.to_array(i) for i in graph.initializer}

    def whole(name: str) -> np.ndarray:
        scale, zero = held[f"{name}_scale"], held[f"{name}_zero_point"].astype(np.float32)
        return (held[f"{name}_quantized"].astype(np.float32) - zero) * scale

    made_by = {output: node for node in graph.node for output in node.output}
    found = {name.removeprefix("network."): value for name, value in held.items() if name.startswith("network.")}
    for name in [n for n in held if n.startswith("network.") and n.endswith("_quantized")]:
        plain = name.removesuffix("_quantized")
        found[plain.removeprefix("network.")] = whole(plain)
    for node in graph.node:
        bias = next((i for i in node.input if i.startswith("network.") and i.endswith(".bias")), None)
        if node.op_type == "Add" and bias is not None:
            before = made_by[next(i for i in node.input if i != bias)]
            whole_weight = next((i for i in before.input if i in held), None) if before.op_type == "MatMul" else None
            if whole_weight is not None:
                found[bias.removeprefix("network.").removesuffix("bias") + "weight"] = held[whole_weight].T
            while before.op_type in ("Mul", "Cast"):
                before = made_by[next(i for i in before.input if i in made_by and made_by[i].op_type != "Mul")]
            if before.op_type == "MatMulInteger":
                weight = next(i for i in before.input if i.endswith("_quantized") and i in held)
                found[bias.removeprefix("network.").removesuffix("bias") + "weight"] = whole(
                    weight.removesuffix("_quantized")
                ).T
    return found


@pytest.fixture(scope="module")
def network() -> Any:
    """The shipped model in torch."""
    from baocao.encode.shipped import open_model
    from baocao.encode.tags import tag_names
    from baocao.learn.network import build

    shipped = open_model(ROOT / "models" / "baocao-small")
    made = build(str(ROOT / "models" / "base"), tag_names(shipped.labels), shipped.weights["bias"].shape[0], 0.0)
    known = weights(shipped.folder / "encoder.onnx")
    state = made.state_dict()
    filled = {n: torch.from_numpy(np.ascontiguousarray(known[n])) for n in state if n in known}
    assert {n for n in state if n.startswith(("encoder.", "heads.titles"))} <= filled.keys() | {
        n for n in state if "position_ids" in n
    }
    made.load_state_dict(filled, strict=False)
    return made.eval()


def test_float32_agrees_to_the_entity(network: Any, tmp_path: Path) -> None:
    from dataclasses import replace

    from baocao.encode.session import open_session
    from baocao.encode.shipped import open_model
    from baocao.exchange import doccano
    from baocao.learn.agreement import agreement, with_torch
    from baocao.learn.export import to_onnx

    shipped = open_model(ROOT / "models" / "baocao-small")
    to_onnx(network, tmp_path / "whole.onnx")
    whole = replace(shipped, session=open_session(tmp_path / "whole.onnx"))
    found = agreement(with_torch(shipped, network), whole, doccano.read(ROOT / "annotations" / "dev.jsonl"))
    assert found["sentences"] == 200 and found["entities"] > 300
    assert found["different"] == 0


def test_int8_agrees_to_two_in_a_hundred(network: Any) -> None:
    from baocao.encode.shipped import open_model
    from baocao.exchange import doccano
    from baocao.learn.agreement import agreement, with_torch

    shipped = open_model(ROOT / "models" / "baocao-small")
    dev = doccano.read(ROOT / "annotations" / "dev.jsonl")
    assert agreement(with_torch(shipped, network), shipped, dev)["different"] <= 0.02
    whole = agreement(with_torch(shipped, network), shipped, dev, limit=10_000)
    assert abs(whole["f1_trained"] - whole["f1_exported"]) <= 0.005
