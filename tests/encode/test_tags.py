"""Spans to tags and back; edges at whole words."""

from itertools import product

import numpy as np
import pytest
from baocao.encode.tags import best_path, from_scores, legal_steps, tag_names, to_tags, whole_words

LABELS = ("DATE", "ORG")
EVEN = np.zeros((5, 5), np.float32)
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
    found = from_scores(scores(tags), OFFSETS, LABELS, TEXT, EVEN)
    assert [(a, b, label) for a, b, label, _ in found] == spans
    assert all(score > 0.99 for *_, score in found)


def test_an_inside_needs_its_own_beginning() -> None:
    broken = scores([0, 0, 0, 1, 2, 4, 2, 0, 0, 0, 0])  # DATE, DATE, ORG, DATE
    broken[5, 2] = 1
    found = from_scores(broken, OFFSETS, LABELS, TEXT, EVEN)
    assert [s[:3] for s in found] == [(14, 23, "DATE")]


def test_steps_weigh() -> None:
    torn = scores([0, 0, 0, 1, 1, 2, 2, 0, 0, 0, 0])
    torn[4, 2] = 5
    assert len(from_scores(torn, OFFSETS, LABELS, TEXT, EVEN)) == 2
    glad = EVEN.copy()
    glad[1, 1] = -20  # a DATE hardly ever begins right after a DATE's first piece
    assert [s[:3] for s in from_scores(torn, OFFSETS, LABELS, TEXT, glad)] == [(14, 23, "DATE")]


def test_the_path_is_the_best_of_all() -> None:
    rng, legal = np.random.default_rng(3), legal_steps(5)
    for _ in range(20):
        given, steps = rng.normal(size=(4, 5)).astype(np.float32), rng.normal(size=(5, 5)).astype(np.float32)

        def weight(path: tuple[int, ...], given: np.ndarray = given, steps: np.ndarray = steps) -> float:
            walked = zip((0, *path), path, strict=False)
            return sum(given[k, t] for k, t in enumerate(path)) + sum(
                steps[a, b] if legal[a, b] else -1e4 for a, b in walked
            )

        best = max(product(range(5), repeat=4), key=weight)
        assert tuple(best_path(given, steps)) == best


def test_unknown_labels_have_no_tag() -> None:
    assert not any(to_tags(OFFSETS, [(0, 9, "LOC")], LABELS))


@pytest.mark.parametrize(
    ("span", "whole"), [((1, 3), "UBND"), ((0, 4), "UBND"), ((6, 7), "tỉnh"), ((1, 7), "UBND tỉnh"), ((20, 22), "05/")]
)
def test_edges_cut_no_word(span: tuple[int, int], whole: str) -> None:
    start, end = whole_words(TEXT, *span)
    assert TEXT[start:end] == whole
