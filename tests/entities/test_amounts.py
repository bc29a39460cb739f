"""MONEY, QUANTITY and PERCENT from a sentence to the value string, and words that the model may hand over."""

import re
from pathlib import Path

import pytest
from baocao.entities import ENTITY_TYPES, value_string
from baocao.entities.context import Context
from baocao.recognise.grammar import spans

LABELS = ("MONEY", "QUANTITY", "PERCENT")
CASES = [
    tuple(line.replace("\\n", "\n").split(" →"))
    for line in (Path(__file__).parent.parent / "cases" / "amounts.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def value(label: str, words: str, before: str = "") -> str | None:
    parse = ENTITY_TYPES[label].parse
    assert parse
    return value_string(label, parse(words, Context(before=before)))


@pytest.mark.parametrize(("sentence", "expected"), CASES)
def test_sentence(sentence: str, expected: str) -> None:
    text = re.sub("[⟦⟧]", "", sentence)
    found = [s for s in spans(text) if s[2] in LABELS]
    shown, end = "", 0
    for a, b, _ in found:
        shown, end = f"{shown}{text[end:a]}⟦{text[a:b]}⟧", b
    assert shown + text[end:] == sentence
    assert "; ".join(f"{label} {value(label, text[a:b])}" for a, b, label in found) == expected.strip()


@pytest.mark.parametrize(
    ("label", "words", "expected"),
    [
        ("MONEY", "26.811,096 tỷ\nđồng", "26811096000000 VND"),
        ("MONEY", "26.811,096¹ tỷ đồng", "26811096000000 VND"),
        ("MONEY", "14.635,050 tỷ đồng[3]", "14635050000000 VND"),
        ("MONEY", "USD 250 triệu", "250000000 USD"),
        ("MONEY", "20 triệu đồng/trường hợp", "20000000 VND/trường hợp"),
        ("MONEY", "mười triệu đồng", "10000000 VND"),
        ("QUANTITY", "02 tập\nthể", "2 tập thể"),
        ("QUANTITY", "38.450,6 m²", "38450.6 m²"),
        ("QUANTITY", "2.037 ca[12]", "2037 ca"),
        ("QUANTITY", "41", "41"),
        ("QUANTITY", "-5,5 độ", "-5.5 độ"),
        ("PERCENT", "7\n- 7,5 %", "7..7.5"),
    ],
)
def test_words_as_the_model_hands_them_over(label: str, words: str, expected: str) -> None:
    assert value(label, words) == expected


@pytest.mark.parametrize(
    ("label", "words"),
    [("MONEY", "1.500.00 đồng"), ("MONEY", "25 gói"), ("MONEY", "12"), ("PERCENT", "12 xã"), ("QUANTITY", "nhiều xã")],
)
def test_unreadable_words_are_refused_with_a_reason(label: str, words: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        value(label, words)


def test_a_hedge_before_makes_the_value_approximate() -> None:
    parse = ENTITY_TYPES["MONEY"].parse
    assert parse
    assert parse("5 tỷ đồng", Context(before="đạt khoảng ")).approximate  # type: ignore[union-attr]
    assert not parse("5 tỷ đồng", Context(before="đạt trên ")).approximate  # type: ignore[union-attr]
