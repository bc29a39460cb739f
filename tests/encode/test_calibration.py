"""Scores that mean something: the shape of the table, and fits on invented predictions."""

import random

import pytest
from baocao.encode.calibration import calibrated
from baocao.learn.calibrate import Chance, error, fitted, folded


def test_without_a_table_a_score_stays() -> None:
    assert calibrated({}, "model", "ORG", 0.83) == 0.83


def test_a_label_has_its_own_line_else_its_sources() -> None:
    table = {"model": {"*": [1.0, 0.0], "ORG": [1.0, -1.0]}}
    assert calibrated(table, "model", "LOC", 0.5) == 0.5
    assert calibrated(table, "model", "ORG", 0.5) == pytest.approx(0.2689, abs=1e-4)


def overconfident(count: int, rng: random.Random) -> list[Chance]:
    """Predictions that say 0.95 and 0.6 and are right in 75 and 40 of a hundred."""
    return [
        Chance("mentions", "model", "ORG", score, rng.random() < share, k % 12)
        for k in range(count)
        for score, share in ((0.95, 0.75), (0.6, 0.4))
    ]


def test_an_overconfident_model_is_taught_better() -> None:
    found = overconfident(600, random.Random(5))
    table = fitted(found)["mentions"]
    assert calibrated(table, "model", "ORG", 0.95) == pytest.approx(0.75, abs=0.06)
    assert calibrated(table, "model", "ORG", 0.6) == pytest.approx(0.4, abs=0.06)
    assert error(folded(found)) < 0.06 < error([(c.score, c.right) for c in found])


def test_the_grammars_word_weighs_as_it_was_right() -> None:
    found = [Chance("mentions", "grammar", "DATE", 1.0, k % 20 > 0, k % 5) for k in range(400)]
    assert calibrated(fitted(found)["mentions"], "grammar", "DATE", 1.0) == pytest.approx(0.95, abs=0.02)
