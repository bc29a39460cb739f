"""Documents and articles from the words of a sentence to the value; every pattern by its own examples."""

import re
from pathlib import Path

import pytest
from baocao.entities import value_string
from baocao.errors import UsageError
from baocao.normalise import with_values
from baocao.recognise.grammar import mentions, spans
from baocao.recognise.taggers import tagger
from baocao.records import BlockKind, Header, Sentence
from baocao.vietnamese.grammar import NUMBER, Pattern, patterns
from baocao.vietnamese.text import tone_placed

CASES = [
    line.replace("\\n", "\n")
    for line in (Path(__file__).parent.parent / "cases" / "citations.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
PATTERNS = [(name, pattern) for name in ("doc", "provision", "org", "loc", "per") for pattern in patterns(name)]
LABELS = ("DOC", "PROVISION")


def sentence(text: str) -> Sentence:
    return Sentence(0, 0, BlockKind.BODY, text, ((0, len(text)),))


def marked(text: str, found: list[tuple[int, int]]) -> str:
    for start, end in sorted(found, reverse=True):
        text = f"{text[:start]}⟦{text[start:end]}⟧{text[end:]}"
    return text


@pytest.mark.parametrize("case", CASES)
def test_words_to_value(case: str) -> None:
    words, _, expected = case.partition(" → ")
    read = sentence(re.sub("[⟦⟧]", "", words))
    valued = [m for m in with_values([read], mentions(read), Header()) if m.label in LABELS]
    assert marked(read.text, [m.span for m in valued]) == words
    assert "; ".join(value_string(m.label, m.value) or "?" for m in valued) == expected


@pytest.mark.parametrize(("name", "pattern"), PATTERNS, ids=lambda p: getattr(p, "name", p))
def test_examples(name: str, pattern: Pattern) -> None:
    assert pattern.examples and pattern.non_examples
    for example in pattern.examples:
        plain = re.sub("[⟦⟧]", "", example)
        assert marked(plain, [(a, b) for a, b, _ in spans(plain, (name,))]) == example
    for text in map(tone_placed, pattern.non_examples):
        for word in re.finditer(r"[^\W_]+", text):
            start = NUMBER if word[0][0].isdigit() else word[0].lower()
            assert start not in pattern.starts or not pattern.regex.match(text, word.start()), text


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Kế hoạch số 8/KH-UBND về phòng, chống dịch năm 2024, UBND tỉnh đã giao", "về phòng, chống dịch năm 2024"),
        ("Quyết định số 8/QĐ-UBND ngày 2/5/2024 phê duyệt Đề án trồng rừng; các sở", "phê duyệt Đề án trồng rừng"),
        ("Chỉ thị số 5/CT-UBND về quản lý đất đai, các huyện đã kiểm tra", "về quản lý đất đai"),
        ("Nghị quyết số 4-NQ/TU của Tỉnh ủy “Về xây dựng Đảng” đã đi vào", "Về xây dựng Đảng"),
        ("Nghị quyết số 4-NQ/TU về cải cách hành chính và Kế hoạch số 9/KH-UBND của", "về cải cách hành chính"),
        ("Nghị định số 9/2020/NĐ-CP (sau đây gọi là Nghị định 9) quy định mức thu phí.", "quy định mức thu phí"),
        ("theo khoản 2 Điều 5 Luật Đất đai quy định hộ gia đình được giao đất", None),
        ("Tỉnh ủy ban hành Nghị quyết số 4-NQ/TU, ban hành Kế hoạch số 5-KH/TU", None),
    ],
)
def test_subjects(text: str, subject: str | None) -> None:
    assert [m.text for m in mentions(sentence(text)) if m.label == "TITLE"] == ([subject] if subject else [])


def test_a_tagger_that_is_not_there() -> None:
    with pytest.raises(UsageError):
        tagger("gramar")
