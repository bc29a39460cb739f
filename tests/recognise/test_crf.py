from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from baocao.errors import UsageError
from baocao.evaluate.records import tagged
from baocao.evaluate.report import report
from baocao.recognise import crf
from baocao.recognise.taggers import tagger
from invented_records import sample

TEXT = "Giải ngân 4,5 tỷ đồng, đạt 31/36 xã."


def test_tags_and_spans_undo_each_other() -> None:
    cut = crf.tokens(TEXT)
    gold = [(0, 9, "INDICATOR"), (10, 21, "MONEY"), (27, 35, "QUANTITY")]
    tags = crf.tags(cut, gold)
    assert tags[:4] == ["B-INDICATOR", "I-INDICATOR", "B-MONEY", "I-MONEY"]
    assert [(a, b, label) for _, _, a, b, label in crf.spans(cut, tags)] == gold


def test_an_inside_tag_that_continues_nothing_begins_a_span() -> None:
    assert [s[2:] for s in crf.spans([(0, 2), (3, 5)], ["O", "I-LOC"])] == [(3, 5, "LOC")]


@pytest.mark.parametrize(
    ("word", "shape"), [("UBND", "AA"), ("Huế", "Aaa"), ("1.204,5", "0.00,0"), ("đ", "a"), ("%", "%")]
)
def test_shape(word: str, shape: str) -> None:
    assert crf.shape(word) == shape


def test_a_trained_one_knows_what_it_was_shown(tmp_path: Path) -> None:
    pytest.importorskip("pycrfsuite")
    from baocao.learn.crf import train

    gold = [replace(sample(), id=f"r{n}") for n in range(6)]
    train(gold, tmp_path / "crf")
    pairs, _ = tagged(gold[:1], tagger(str(tmp_path / "crf")), on_gold=False)
    assert report(pairs)["entities"]["strict"]["micro"]["recall"] > 0.8


def test_a_folder_without_a_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        crf.tagger(tmp_path)
