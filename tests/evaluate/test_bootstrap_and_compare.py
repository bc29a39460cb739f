from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from baocao.evaluate import bootstrap
from baocao.evaluate.compare import compare
from baocao.evaluate.records import Pair
from baocao.evaluate.tally import Counts
from invented_records import sample

COUNTS = [Counts(8, 10, 12), Counts(0, 3, 1), Counts(5, 5, 5), Counts(2, 9, 4)]


def test_the_interval_is_that_of_drawing_records_one_by_one() -> None:
    drawn = bootstrap.weights(len(COUNTS), draws=500, seed=3)
    by_hand = []
    for row in drawn:
        picked = [c for c, times in zip(COUNTS, row, strict=True) for _ in range(int(times))]
        right, found, gold = (sum(getattr(c, key) for c in picked) for key in ("right", "found", "gold"))
        by_hand.append(2 * right / (found + gold))
    assert np.allclose(bootstrap.f1s(COUNTS, drawn), by_hand)
    assert drawn.sum(1).tolist() == [len(COUNTS)] * 500


def test_it_is_seeded_and_covers_the_figure() -> None:
    low, high = bootstrap.interval(bootstrap.f1s(COUNTS, bootstrap.weights(4)))
    assert [low, high] == bootstrap.interval(bootstrap.f1s(COUNTS, bootstrap.weights(4)))
    assert low <= 2 * 15 / (27 + 22) <= high


def test_nothing_to_score_is_zero() -> None:
    assert bootstrap.interval(bootstrap.f1s([Counts()], bootstrap.weights(1))) == [0.0, 0.0]


def renamed(number: int) -> tuple[Pair, Pair]:
    """One record, predicted by a without its first entity and by b whole but for a value; every third record alike."""
    gold = replace(sample(), id=f"xã-{number}")
    a = gold if number % 3 == 0 else replace(gold, entities=gold.entities[1:], relations=gold.relations[2:])
    b = (
        gold
        if number % 3 == 0
        else replace(gold, entities=(*gold.entities[:5], replace(gold.entities[5], value="9 VND")))
    )
    return Pair(gold, a), Pair(gold, b)


def test_compare_tells_the_difference_and_the_records_that_changed() -> None:
    pairs = [renamed(number) for number in range(9)]
    figures = compare([a for a, _ in pairs], [b for _, b in pairs])
    assert figures["entities"]["difference"] == pytest.approx(figures["entities"]["b"] - figures["entities"]["a"])
    assert figures["entities"]["b"] == 1.0
    assert figures["entities"]["interval"][0] > 0
    assert figures["entities"]["b_not_better"] < 0.05
    assert figures["values"]["difference"] < 0
    assert [c["id"] for c in figures["changed"]] == [f"xã-{n}" for n in range(9) if n % 3]
    assert figures["changed"][0]["entities"] == {"gained": 1, "lost": 0, "more_wrong": 0}
    assert figures["changed"][0]["values"] == {"gained": 1, "lost": 1, "more_wrong": 1}


def test_compare_of_equals_changes_nothing() -> None:
    pairs = [renamed(number)[0] for number in range(4)]
    figures = compare(pairs, pairs)
    assert figures["changed"] == []
    assert figures["entities"]["interval"] == [0.0, 0.0]
