"""Data sets of other shapes: CoNLL IOB2 and the Hugging Face library's, with any labels; what is wrong is said."""

from dataclasses import replace
from pathlib import Path

import pytest
from baocao.errors import UsageError
from baocao.learn.config import TrainSettings
from baocao.learn.examples import load_examples

CONLL = """\
-DOCSTART- -X- O O

Ông N B-PER
Trần_Văn_Đước N I-PER
thăm V O
Hội_An N B-LOC
. . O

Giải N B-MISC
Sao N I-MISC
Vàng N I-MISC
"""


def test_conll_words_and_spans(tmp_path: Path) -> None:
    (tmp_path / "train.conll").write_text(CONLL, encoding="utf-8")
    first, second = load_examples(str(tmp_path / "train.conll"), "conll", False)
    assert first.sentences[0].text == "Ông Trần Văn Đước thăm Hội An ."
    assert [(m.label, m.text) for m in first.gold] == [("PER", "Ông Trần Văn Đước"), ("LOC", "Hội An")]
    assert [(m.label, m.text) for m in second.gold] == [("MISC", "Giải Sao Vàng")]


@pytest.mark.parametrize(("tag", "place"), [("PER", "line 1"), ("S-PER", "line 1"), ("<a>", "line 1")])
def test_conll_tags_that_are_none(tmp_path: Path, tag: str, place: str) -> None:
    (tmp_path / "t.conll").write_text(f"Ông {tag}\n", encoding="utf-8")
    with pytest.raises(UsageError) as refused:
        load_examples(str(tmp_path / "t.conll"), "conll", False)
    assert refused.value.figures["tag"] == tag
    assert place in str(refused.value.figures["place"])


@pytest.fixture
def saved(tmp_path: Path) -> str:
    """A data set with numbered tags, as public sets have, saved to disk."""
    datasets = pytest.importorskip("datasets")
    features = datasets.Features(
        {
            "tokens": datasets.Sequence(datasets.Value("string")),
            "ner_tags": datasets.Sequence(datasets.ClassLabel(names=["O", "B-LOC", "I-LOC"])),
        }
    )
    rows = {"tokens": [["Về", "Cần", "Thơ"]], "ner_tags": [[0, 1, 2]]}
    box = datasets.DatasetDict({"train": datasets.Dataset.from_dict(rows, features=features)})
    box.save_to_disk(str(tmp_path / "saved"))
    return str(tmp_path / "saved")


def test_a_hugging_face_data_set(saved: str) -> None:
    (example,) = load_examples(saved, "dataset", False)
    assert [(m.label, m.text) for m in example.gold] == [("LOC", "Cần Thơ")]


@pytest.mark.parametrize("wanted", ["validation", "test"])
def test_a_split_that_is_not_there(saved: str, wanted: str) -> None:
    with pytest.raises(UsageError) as refused:
        load_examples(saved, "dataset", False, wanted)
    assert refused.value.figures["splits"] == "train"
    with pytest.raises(UsageError):
        load_examples(f"{saved}:{wanted}", "dataset", False)


def test_a_data_set_that_cannot_be_had(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be had"):
        load_examples(str(tmp_path), "dataset", False)


def test_dev_labels_that_training_lacks(tmp_path: Path, toy: tuple[Path, TrainSettings]) -> None:
    from baocao.learn.train import data

    (tmp_path / "train.conll").write_text("Hội_An B-LOC\n", encoding="utf-8")
    (tmp_path / "dev.conll").write_text("Đước B-PER\n", encoding="utf-8")
    settings = replace(
        toy[1], format="conll", train=str(tmp_path / "train.conll"), dev=str(tmp_path / "dev.conll"), relations=False
    )
    with pytest.raises(UsageError) as refused:
        data(settings)
    assert refused.value.figures["labels"] == "PER"
