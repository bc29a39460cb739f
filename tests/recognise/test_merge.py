"""Grammar and model in one sentence: who keeps what."""

from itertools import pairwise

import pytest
from baocao.recognise.merge import LIKELY, SURE, merged
from baocao.records import Mention

TEXT = "UBND tỉnh thực hiện Kế hoạch số 12/KH-UBND về Đề án 2030 Sông Hậu chi 15 tỷ đồng"


def mention(label: str, words: str, source: str, score: float = 0.95) -> Mention:
    start = TEXT.index(words)
    span = (start, start + len(words))
    return Mention(label, *span, words, 0, span, score=1.0 if source == "grammar" else score, source=source)


def g(label: str, words: str) -> Mention:
    return mention(label, words, "grammar")


def m(label: str, words: str, score: float = 0.95) -> Mention:
    return mention(label, words, "model", score)


CASES = {
    "the grammar keeps its own labels": (
        [g("MONEY", "15 tỷ đồng")], [m("QUANTITY", "15 tỷ")], [("MONEY", "15 tỷ đồng", "grammar")],
    ),
    "a sure model wraps a year into a name": (
        [g("DATE", "2030")], [m("PROJECT", "Đề án 2030 Sông Hậu", SURE)], [("PROJECT", "Đề án 2030 Sông Hậu", "model")],
    ),
    "an unsure one does not": (
        [g("DATE", "2030")], [m("PROJECT", "Đề án 2030 Sông Hậu", SURE - 0.01)], [("DATE", "2030", "grammar")],
    ),
    "organisations are the model's": (
        [g("ORG", "UBND")], [m("ORG", "UBND tỉnh")], [("ORG", "UBND tỉnh", "model")],
    ),
    "what the model left alone the grammar still says": (
        [g("ORG", "UBND tỉnh")], [], [("ORG", "UBND tỉnh", "grammar")],
    ),
    "found by both": (
        [g("DOC", "Kế hoạch số 12/KH-UBND")], [m("DOC", "Kế hoạch số 12/KH-UBND")],
        [("DOC", "Kế hoạch số 12/KH-UBND", "both")],
    ),
    "a document that is only likely so-so is none": ([], [m("DOC", "Đề án 2030 Sông Hậu", LIKELY - 0.01)], []),
    "no amount without a number": ([], [m("MONEY", "tỷ đồng"), m("QUANTITY", "chi")], []),
    "a title needs a document": ([], [m("TITLE", "về Đề án 2030 Sông Hậu")], []),
    "a title beside its document, with a name inside": (
        [g("DOC", "Kế hoạch số 12/KH-UBND")],
        [m("TITLE", "về Đề án 2030 Sông Hậu"), m("PROJECT", "Đề án 2030 Sông Hậu")],
        [("DOC", "Kế hoạch số 12/KH-UBND", "grammar"), ("TITLE", "về Đề án 2030 Sông Hậu", "model"),
         ("PROJECT", "Đề án 2030 Sông Hậu", "model")],
    ),
    "the grammar's title stays": (
        [g("DOC", "Kế hoạch số 12/KH-UBND"), g("TITLE", "về Đề án 2030 Sông Hậu")], [m("TITLE", "về Đề án 2030")],
        [("DOC", "Kế hoạch số 12/KH-UBND", "grammar"), ("TITLE", "về Đề án 2030 Sông Hậu", "grammar")],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("grammar", "model", "kept"), CASES.values(), ids=CASES)
def test_the_policy(grammar: list[Mention], model: list[Mention], kept: list[tuple[str, str, str]]) -> None:
    assert [(k.label, k.text, k.source) for k in merged(grammar, model)] == kept


@pytest.mark.parametrize(("grammar", "model"), [(c[0], c[1]) for c in CASES.values()], ids=CASES)
def test_flat_mentions_never_overlap(grammar: list[Mention], model: list[Mention]) -> None:
    flat = [k for k in merged(grammar, model) if k.label != "TITLE"]
    assert all(a.span[1] <= b.span[0] for a, b in pairwise(flat))
