"""The figures against two second scorers: seqeval itself, and one of a few lines written without our counting code."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from baocao.evaluate import iob2, relations, spans, values
from baocao.evaluate.records import Pair
from baocao.evaluate.report import report
from baocao.exchange.annotation import Entity, Link, Record
from hypothesis import given, settings
from hypothesis import strategies as st
from invented_records import records, sample

LABELS = ("DOC", "DATE", "ORG", "MONEY")


@st.composite
def damaged(draw: st.DrawFn, cuts: bool = True) -> Pair:
    """Draw a gold record and a prediction of it: some entities missing, moved, relabelled, some links turned round."""
    gold = draw(records(cuts=cuts))
    chance = random.Random(draw(st.integers(0, 10**6)))
    kept: list[Entity] = []
    for entity in gold.entities:
        fate = chance.random()
        if fate < 0.15:
            continue
        if fate < 0.3 and entity.label != "TITLE":
            entity = replace(entity, label=chance.choice(LABELS))
        elif fate < 0.45 and not entity.parts and entity.end - entity.start > 1:
            entity = replace(entity, end=entity.end - 1)
        elif fate < 0.6 and entity.value:
            entity = replace(entity, value=chance.choice((entity.value.upper(), f" {entity.value}", "0", None)))
        kept.append(entity)
    ids = {e.id for e in kept}
    links = tuple(
        replace(r, head=r.tail, tail=r.head) if chance.random() < 0.2 else r
        for r in gold.relations
        if {r.head, r.tail} <= ids
    )
    return Pair(gold, replace(gold, entities=tuple(kept), relations=links))


@settings(max_examples=120, deadline=None)
@given(pairs=st.lists(damaged(), min_size=1, max_size=4))
def test_strict_figures_are_seqevals(pairs: list[Pair]) -> None:
    metrics = pytest.importorskip("seqeval.metrics")
    from seqeval.scheme import IOB2

    layers = [iob2.tags(p.gold, p.predicted, titles) for p in pairs for titles in (False, True)]
    gold, predicted = [g for g, _ in layers], [p for _, p in layers]
    ours = report(pairs)["entities"]["strict"]
    if not any(tag != "O" for tags in gold for tag in tags) or not any(
        tag != "O" for tags in predicted for tag in tags
    ):
        return
    theirs = metrics.classification_report(
        gold, predicted, mode="strict", scheme=IOB2, output_dict=True, zero_division=0
    )
    for label, scores in ours["labels"].items():
        for ours_key, key in (
            ("precision", "precision"),
            ("recall", "recall"),
            ("f1", "f1-score"),
            ("support", "support"),
        ):
            assert scores[ours_key] == pytest.approx(theirs[label][key])
    assert ours["micro"]["f1"] == pytest.approx(theirs["micro avg"]["f1-score"])


def second_scorer(pairs: list[Pair]) -> float:
    """Return strict micro F1, by nothing but loops over dictionaries."""
    right = wrong = missed = 0
    for pair in pairs:
        ours = [(e.label, str(e.parts or (e.start, e.end))) for e in pair.gold.entities]
        for e in pair.predicted.entities:
            if (e.label, str(e.parts or (e.start, e.end))) in ours:
                right += 1
            else:
                wrong += 1
        missed += len(ours)
    missed -= right
    return right / (right + (wrong + missed) / 2) if right + wrong + missed else 0.0


@settings(max_examples=120, deadline=None)
@given(pairs=st.lists(damaged(), min_size=1, max_size=4))
def test_strict_f1_is_a_second_scorers(pairs: list[Pair]) -> None:
    assert report(pairs)["entities"]["strict"]["micro"]["f1"] == pytest.approx(second_scorer(pairs))


@settings(max_examples=60, deadline=None)
@given(gold=records())
def test_gold_against_itself_is_perfect(gold: Record) -> None:
    figures = report([Pair(gold, gold)])
    for part in ("strict", "partial"):
        assert figures["entities"][part]["micro"]["f1"] == (1.0 if gold.entities else 0.0)
    assert figures["relations"]["strict"]["micro"]["f1"] == (1.0 if gold.relations else 0.0)
    assert figures["relations"]["direction_errors"] == 0


@settings(max_examples=60, deadline=None)
@given(pair=damaged())
def test_partial_is_never_below_strict(pair: Pair) -> None:
    figures = report([pair])["entities"]
    assert figures["partial"]["micro"]["f1"] >= figures["strict"]["micro"]["f1"] - 1e-9


def text(*entities: Entity, words: str = "UBND tỉnh Bắc Kạn báo cáo năm 2022") -> Record:
    return Record("a", words, entities)


ORG = Entity(0, 0, 17, "ORG")


@pytest.mark.parametrize(
    ("predicted", "strict", "partial"),
    [
        ((ORG,), 1, 1),
        ((replace(ORG, end=16),), 0, 1),
        ((replace(ORG, end=18),), 0, 1),
        ((replace(ORG, label="LOC"),), 0, 0),
        ((Entity(0, 0, 4, "ORG"), Entity(1, 5, 17, "ORG")), 0, 1),
        ((Entity(0, 18, 25, "ORG"),), 0, 0),
        ((), 0, 0),
    ],
)
def test_strict_and_partial_by_hand(predicted: tuple[Entity, ...], strict: int, partial: int) -> None:
    gold, other = text(ORG), text(*predicted)
    assert spans.strict(gold, other)["ORG"].right == strict
    assert spans.partial(gold, other)["ORG"].right == partial
    assert sum(counts.found for counts in spans.partial(gold, other).values()) == len(predicted)


def test_a_cut_entity_is_the_text_its_parts_join() -> None:
    gold = sample()
    whole = replace(gold, entities=tuple(replace(e, parts=()) for e in gold.entities))
    assert spans.strict(gold, gold)["DATE"].right == 2
    assert spans.strict(gold, whole)["DATE"].right == 1


@pytest.mark.parametrize(
    ("gold", "predicted", "right"),
    [
        ("31/36 xã", "31/36  XÃ", True),
        ("98 cuộc", "98cuộc", True),
        ("NQ|42||NQ-HĐND", "nq|42||nq-hđnd", True),
        ("5", "5.0", False),
        ("5", None, False),
    ],
)
def test_values_are_equal_but_for_case_and_white_space(gold: str, predicted: str | None, right: bool) -> None:
    assert values.same(gold, predicted) is right


def test_values_count_strictly_matched_mentions_only() -> None:
    gold = text(Entity(0, 26, 34, "DATE", value="2022"), ORG)
    moved = text(Entity(0, 27, 34, "DATE", value="2022"))
    assert values.summary(values.tally(gold, gold), ["DATE"])["support"] == 1
    assert values.summary(values.tally(gold, moved), ["DATE"])["support"] == 0


def test_relations_in_both_conventions_and_reversed() -> None:
    doc, org, org2 = Entity(0, 0, 4, "DOC"), Entity(1, 5, 17, "ORG"), Entity(1, 5, 17, "LOC")
    gold = Record("a", "x" * 20, (doc, org), (Link(0, 0, 1, "issued_by"),))
    relabelled = Record("a", "x" * 20, (doc, org2), (Link(0, 0, 1, "issued_by"),))
    turned = Record("a", "x" * 20, (doc, org), (Link(0, 1, 0, "issued_by"),))
    assert relations.strict(gold, relabelled)["issued_by"].right == 0
    assert relations.boundary(gold, relabelled)["issued_by"].right == 1
    assert relations.reversed_ones(gold, turned) == 1
    assert relations.reversed_ones(gold, relabelled) == 0


def test_macro_is_over_labels_with_support() -> None:
    gold = text(ORG, Entity(1, 26, 34, "DATE"))
    predicted = text(ORG, Entity(1, 18, 25, "MONEY"))
    macro = report([Pair(gold, predicted)])["entities"]["strict"]["macro"]
    assert macro == {"precision": 0.5, "recall": 0.5, "f1": 0.5, "support": 2}


def test_the_report_has_the_pinned_shape() -> None:
    figures = report([Pair(sample(), sample())], 1000.0)
    assert set(figures) == {"entities", "values", "relations", "documents", "confidence", "speed"}
    assert set(figures["entities"]["strict"]) == set(figures["entities"]["partial"]) == {"micro", "macro", "labels"}
    assert set(figures["entities"]["strict"]["micro"]) == {"precision", "recall", "f1", "support"}
    assert set(figures["values"]) == {"accuracy", "support", "labels"}
    assert set(figures["relations"]) == {"strict", "boundary", "gold_entities", "direction_errors"}
    assert set(figures["relations"]["strict"]) == {"micro", "macro", "types"}
    assert figures["relations"]["gold_entities"] is None
    assert figures["confidence"] == {"entities": [1.0, 1.0], "values": [1.0, 1.0], "relations": [1.0, 1.0]}
    assert figures["speed"] == {"chars_per_second": 1000.0}
