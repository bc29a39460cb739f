"""``baocao train``: from a configuration to a model that ``--tagger`` takes; what is wrong is said before training."""

import json
from pathlib import Path

import pytest
from baocao.cli import execute
from baocao.errors import BaocaoError, UsageError
from baocao.learn.config import TrainSettings, as_toml, load_settings
from learn.conftest import PLACES, write


@pytest.fixture(scope="module")
def trained(toy: tuple[Path, TrainSettings]) -> Path:
    """The folder of a run made by the verb."""
    folder, settings = toy
    config = folder / "toy.toml"
    test = write(folder / "test.jsonl", PLACES[4:])
    config.write_text(as_toml(settings).replace('test = ""', f'test = "{test}"'), encoding="utf-8")
    assert execute(["--lang", "en", "train", str(config), "--output", str(folder / "verb")]) == 0
    return folder / "verb"


def test_the_folder_holds_what_is_promised(trained: Path) -> None:
    there = {path.name for path in trained.iterdir()}
    assert there >= {"settings.toml", "metrics.json", "curves.png", "reliability.png", "README.md", "best", "model"}
    assert {path.name for path in (trained / "model").iterdir()} == {
        "encoder.onnx", "tokenizer.json", "weights.npz", "model.json", "metrics.json", "README.md", "curves.png",
        "reliability.png",
    }  # fmt: skip


def test_the_model_reads(trained: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = tmp_path / "a.txt"
    report.write_text("UBND tỉnh Phú Yên chi 18 tỷ đồng, tăng 8% so với cùng kỳ", encoding="utf-8")
    assert execute(["extract", str(report), "--tagger", str(trained / "model")]) == 0
    record = json.loads(capsys.readouterr().out)
    assert {e["label"] for e in record["entities"]} >= {"ORG", "MONEY", "PERCENT"}
    middle = sorted(e["score"] for e in record["entities"])[1]
    assert execute(["extract", str(report), "--tagger", str(trained / "model"), "--min-score", str(middle)]) == 0
    assert [e["score"] >= middle for e in json.loads(capsys.readouterr().out)["entities"]] == [True] * (
        len(record["entities"]) - 1
    )


def test_figures_by_split_and_a_calibration(trained: Path) -> None:
    metrics = json.loads((trained / "model" / "metrics.json").read_text(encoding="utf-8"))
    assert metrics["test"]["documents"] == len(PLACES[4:])
    assert metrics["dev"]["entities"]["labels"]["MONEY"]["f1"] == 1
    assert json.loads((trained / "model" / "model.json").read_text(encoding="utf-8"))["calibration"]["mentions"]


WRONG = {
    "colour = 1": "unknown setting colour; the settings are base, train, dev",
    'epochs = "many"': "epochs is 'many', but must be of type int",
    'precision = "half"': "must be one of auto, float32, bfloat16",
    "epochs =": "is not valid TOML",
}


@pytest.mark.parametrize(("line", "said"), WRONG.items())
def test_wrong_settings(tmp_path: Path, capsys: pytest.CaptureFixture[str], line: str, said: str) -> None:
    (tmp_path / "c.toml").write_text(line, encoding="utf-8")
    assert execute(["--lang", "en", "train", str(tmp_path / "c.toml")]) == 2
    error = capsys.readouterr().err
    assert said in error and error.count("\n") == 1


def test_a_base_that_is_not_there(toy: tuple[Path, TrainSettings], capsys: pytest.CaptureFixture[str]) -> None:
    folder, settings = toy
    (folder / "b.toml").write_text(as_toml(settings).replace("/base", "/nowhere"), encoding="utf-8")
    assert execute(["--lang", "en", "train", str(folder / "b.toml"), "--output", str(folder / "b")]) == 2
    assert "give a folder or a hub name" in capsys.readouterr().err
    assert not (folder / "b" / "last").exists()


def test_a_full_disk_leaves_the_last_checkpoint(
    trained: Path, toy: tuple[Path, TrainSettings], monkeypatch: pytest.MonkeyPatch
) -> None:
    import torch
    from baocao.learn import checkpoint
    from baocao.learn.export import load_network

    network, _ = load_network(trained / "best", load_settings(trained / "settings.toml"))
    before = (trained / "last" / "state.pt").read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(torch, "save", full)
    from transformers import AutoTokenizer

    with pytest.raises(BaocaoError, match="make room"):
        checkpoint.save(trained / "last", network, AutoTokenizer.from_pretrained(trained / "best"), {})
    assert (trained / "last" / "state.pt").read_bytes() == before


@pytest.mark.parametrize("damage", ["cut", "other version", "missing"])
def test_a_damaged_model_is_refused_in_one_sentence(trained: Path, tmp_path: Path, damage: str) -> None:
    import shutil

    from baocao.encode.shipped import open_model

    model = tmp_path / "model"
    shutil.copytree(trained / "model", model)
    if damage == "cut":
        (model / "encoder.onnx").write_bytes((model / "encoder.onnx").read_bytes()[:5000])
    elif damage == "missing":
        (model / "weights.npz").unlink()
    else:
        settings = json.loads((model / "model.json").read_text(encoding="utf-8"))
        (model / "model.json").write_text(json.dumps(settings | {"format": 99}), encoding="utf-8")
    with pytest.raises(UsageError):
        open_model(model)
