"""A toy training run: a two-layer encoder made here learns a few invented lines, is killed, resumed, exported, run."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from baocao.errors import UsageError
from baocao.learn.config import TrainSettings, load_settings
from learn.conftest import PLACES, records


@pytest.fixture(scope="module")
def run(toy: tuple[Path, TrainSettings]) -> Path:
    """A run that was stopped after half its epochs and resumed."""
    from baocao.learn.train import train

    folder, settings = toy
    quiet = lambda _: None  # noqa: E731
    train(replace(settings, epochs=6), folder / "run", say=quiet)
    train(settings, folder / "run", resume=True, say=quiet)
    return folder / "run"


def test_it_learns_and_resumes(run: Path) -> None:
    history = json.loads((run / "metrics.json").read_text(encoding="utf-8"))["history"]
    assert len(history) == 12
    assert max(h["entities"] for h in history) > 0.9
    assert history[-1]["tags"] < history[0]["tags"] / 2


def test_settings_are_kept_resolved(run: Path, toy: tuple[Path, TrainSettings]) -> None:
    assert load_settings(run / "settings.toml") == toy[1]


def test_a_second_run_does_not_overwrite_the_first(run: Path, toy: tuple[Path, TrainSettings]) -> None:
    from baocao.learn.train import train

    with pytest.raises(UsageError, match="--resume"):
        train(toy[1], run)


def test_the_checkpoint_is_a_hugging_face_token_classifier(run: Path) -> None:
    from transformers import AutoModelForTokenClassification

    model = AutoModelForTokenClassification.from_pretrained(run / "best")
    assert set(model.config.id2label.values()) >= {"O", "B-ORG", "I-ORG", "B-MONEY"}


@pytest.mark.parametrize("int8", [False, True])
def test_the_exported_model_runs_without_torch_and_agrees(
    run: Path, toy: tuple[Path, TrainSettings], int8: bool
) -> None:
    from baocao.flow import analyse
    from baocao.ingest.readers import from_text
    from baocao.learn.export import export
    from baocao.recognise.taggers import tagger

    folder = export(run / "best", toy[1], run / f"model-{int8}", int8=int8)
    read = tagger(str(folder))
    right = total = related = 0
    for record in records(PLACES[4:]):
        found = analyse(from_text("r", str(record["text"])), read)
        spans = {(m.label, m.start, m.end) for m in found.mentions}
        gold = {(e["label"], e["start_offset"], e["end_offset"]) for e in record["entities"]}  # type: ignore[attr-defined]
        right, total = right + len(spans & gold), total + len(gold)
        related += sum(r.type in ("has_value", "changed_by") for r in found.relations)
    assert right / total > 0.8
    assert related
