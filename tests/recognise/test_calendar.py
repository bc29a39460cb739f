"""DATE and PERIOD from the words of a sentence to the value, and every pattern by its own examples."""

import re
from pathlib import Path

import pytest
from baocao.entities import value_string
from baocao.normalise import with_values
from baocao.recognise.grammar import spans
from baocao.records import BlockKind, Header, Mention, Sentence, Stated
from baocao.vietnamese.grammar import NUMBER, Pattern, patterns
from baocao.vietnamese.text import tone_placed

CASES = [
    line
    for line in (Path(__file__).parent.parent / "cases" / "dates.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
PATTERNS = [pattern for name in ("date", "period") for pattern in patterns(name)]


def unmarked(words: str) -> tuple[str, list[tuple[int, int]]]:
    """Return the plain words and the spans that ⟦ ⟧ mark in them."""
    plain, found = "", []
    for part in re.split("([⟦⟧])", words):
        if part == "⟦":
            found.append((len(plain), len(plain)))
        elif part == "⟧":
            found[-1] = (found[-1][0], len(plain))
        else:
            plain += part
    return plain, found


@pytest.mark.parametrize("case", CASES)
def test_words_to_value(case: str) -> None:
    report, _, rest = case.partition(" | ")
    date, period = (None if part == "-" else Stated(part, "given") for part in report.split())
    words, _, expected = rest.replace("\\n", "\n").partition(" → ")
    text, marked = unmarked(words)
    sentence = Sentence(0, 0, BlockKind.BODY, text, ((0, len(text)),))
    found = [Mention(label, a, b, text[a:b], 0, (a, b)) for a, b, label in spans(text, ("date", "period"))]
    valued = with_values([sentence], found, Header(date=date, period=period))
    assert [mention.span for mention in valued] == marked
    written = [f"{m.label} {value_string(m.label, m.value) or '?'}" for m in valued]
    assert ", ".join(written) == expected
    assert all(m.reason for m in valued if m.value is None)


def matches(pattern: Pattern, text: str) -> list[tuple[int, int]]:
    placed, found = tone_placed(text), []
    for word in re.finditer(r"[^\W_]+", placed):
        start = NUMBER if word[0][0].isdigit() else word[0].lower()
        match = pattern.regex.match(placed, word.start()) if start in pattern.starts else None
        if match:
            span = match.span("span") if "span" in pattern.regex.groupindex else match.span()
            if not found or span[0] >= found[-1][1]:
                found.append(span)
    return found


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern.name)
def test_pattern_by_its_own_examples(pattern: Pattern) -> None:
    assert pattern.examples and pattern.non_examples
    for example in pattern.examples:
        text, marked = unmarked(example)
        assert matches(pattern, text) == marked, example
    for example in pattern.non_examples:
        assert not matches(pattern, example), example
