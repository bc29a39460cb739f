"""Spans to tags and back; edges at whole words."""

import numpy as np
import pytest
from baocao.encode.tags import from_scores, tag_names, to_tags, whole_words

LABELS = ("DATE", "ORG")
TEXT = "UBND tỉnh họp ngày 05/6 ngày 07/6"
OFFSETS = [(0, 4), (5, 9), (10, 13), (14, 18), (19, 21), (21, 22), (22, 23), (24, 28), (29, 31), (31, 32), (32, 33)]


def scores(tags: list[int]) -> np.ndarray:
    found = np.zeros((len(tags), len(tag_names(LABELS))), np.float32)
    found[np.arange(len(tags)), tags] = 9
    return found


def test_round_trip() -> None:
    spans = [(0, 9, "ORG"), (14, 23, "DATE"), (24, 33, "DATE")]
    tags = to_tags(OFFSETS, spans, LABELS)
    assert [tag_names(LABELS)[t] for t in tags[:5]] == ["B-ORG", "I-ORG", "O", "B-DATE", "I-DATE"]
    found = from_scores(scores(tags), OFFSETS, LABELS, TEXT)
    assert [(a, b, label) for a, b, label, _ in found] == spans
    assert all(score > 0.99 for *_, score in found)


def test_an_inside_without_a_beginning_begins() -> None:
    assert [s[:3] for s in from_scores(scores([0, 0, 0, 2, 2, 2, 2, 0, 0, 0, 0]), OFFSETS, LABELS, TEXT)] == [
        (14, 23, "DATE")
    ]


def test_unknown_labels_have_no_tag() -> None:
    assert not any(to_tags(OFFSETS, [(0, 9, "LOC")], LABELS))


@pytest.mark.parametrize(
    ("span", "whole"), [((1, 3), "UBND"), ((0, 4), "UBND"), ((6, 7), "tỉnh"), ((1, 7), "UBND tỉnh"), ((20, 22), "05/")]
)
def test_edges_cut_no_word(span: tuple[int, int], whole: str) -> None:
    start, end = whole_words(TEXT, *span)
    assert TEXT[start:end] == whole
