"""The model that comes with the project: what is in its folder, and that it reads without torch."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from baocao.cli import execute
from baocao.encode.shipped import open_model
from baocao.relate.candidates import TYPES
from baocao.relate.model import LABELS

FOLDER = Path(__file__).parents[2] / "models" / "baocao-small"
BASE = FOLDER.parent / "base"
pytestmark = pytest.mark.shipped

READ = """
import sys
from baocao import analyse
from baocao.ingest.readers import from_text
text = "Tổng thu ngân sách nhà nước trên địa bàn đạt 1.234,5 tỷ đồng, tăng 12,3% so với cùng kỳ."
found = analyse(from_text("a", text))
print([(m.label, m.text) for m in found.mentions], [r.type for r in found.relations])
assert not {"torch", "transformers", "datasets"} & set(sys.modules), "torch was imported"
"""


def test_the_weights_are_small() -> None:
    assert (FOLDER / "encoder.onnx").stat().st_size < 30_000_000
    assert (BASE / "model.safetensors").stat().st_size < 30_000_000


def test_it_knows_every_label_and_relation() -> None:
    model = open_model(FOLDER)
    assert {*model.labels, "TITLE"} == set(LABELS)
    assert model.weights["out_bias"].shape == (1 + len(TYPES),)


def test_it_says_how_good_it_is() -> None:
    metrics = json.loads((FOLDER / "metrics.json").read_text(encoding="utf-8"))
    for split in ("dev", "test", "real"):
        assert metrics[split]["entities"]["micro"]["support"] > 1000, split
        assert metrics[split]["relations"]["micro"]["support"] > 500, split
    assert (FOLDER / "README.md").is_file()


def test_int8_says_what_the_trained_weights_say() -> None:
    agreed = json.loads((FOLDER / "metrics.json").read_text(encoding="utf-8"))["agreement"]
    assert agreed["sentences"] == 200
    assert agreed["different"] <= 0.02
    assert abs(agreed["f1_trained"] - agreed["f1_exported"]) <= 0.005


def test_it_reads_by_default_without_torch() -> None:
    done = subprocess.run([sys.executable, "-c", READ], capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert "('INDICATOR', 'Tổng thu ngân sách nhà nước')" in done.stdout
    assert "'has_value', 'changed_by'" in done.stdout or "'changed_by'" in done.stdout


def test_models_lists_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert execute(["models", "--json"]) == 0
    (model,) = [m for m in json.loads(capsys.readouterr().out) if m["name"] == "baocao-small"]
    assert model["layers"] == 6 and model["precision"] == "int8"
    assert set(model["figures"]) == {"dev", "test", "real"}
    assert execute(["models"]) == 0
    assert "baocao-small" in capsys.readouterr().out


def test_a_surer_reading_is_a_part_of_a_less_sure_one(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    report = tmp_path / "a.txt"
    report.write_text(
        "Sở Y tế Hậu Giang cho biết cả tỉnh có 12 bệnh viện, 3.410 giường bệnh, tăng 5%.", encoding="utf-8"
    )
    found = []
    for least in ("0.0", "0.9"):
        assert execute(["extract", str(report), f"--min-score={least}"]) == 0
        record = json.loads(capsys.readouterr().out)
        assert all(e["score"] >= float(least) for e in record["entities"])
        found.append({(e["label"], e["start_offset"], e["end_offset"]) for e in record["entities"]})
    assert found[1] <= found[0]


def test_training_can_start_from_the_base() -> None:
    transformers = pytest.importorskip("transformers")
    encoder = transformers.AutoModel.from_pretrained(BASE)
    assert encoder.config.num_hidden_layers == 6
    assert transformers.AutoTokenizer.from_pretrained(BASE).is_fast
