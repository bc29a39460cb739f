"""Every pattern of the amounts, and of what is no amount, finds its examples and nothing in its non-examples."""

import re

import pytest
from baocao.recognise.grammar import candidates
from baocao.vietnamese.grammar import Pattern, alternation, patterns
from baocao.vietnamese.text import tone_placed

PATTERNS = [p for name in ("none", "money", "percent", "quantity") for p in patterns(name)]


def marked(pattern: Pattern, text: str) -> str:
    """Return ``text`` with ⟦ ⟧ around what ``pattern`` alone finds, leftmost and longest."""
    out, end = "", 0
    for _, start, minus_end, _ in sorted(candidates(tone_placed(text), dict.fromkeys(pattern.starts, (pattern,)))):
        if start >= end:
            out += f"{text[end:start]}⟦{text[start:-minus_end]}⟧"
            end = -minus_end
    return out + text[end:]


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda p: p.name)
def test_examples(pattern: Pattern) -> None:
    assert pattern.examples and pattern.non_examples
    for example in (*pattern.examples, *pattern.non_examples):
        assert marked(pattern, re.sub("[⟦⟧]", "", example)) == example


def test_alternation_takes_the_longest_word() -> None:
    noun = re.compile(rf"(?:{alternation(['khu', 'khu công nghiệp', 'khu vực', 'xã'])})(?!\w)")
    assert noun.match("khu công nghiệp Trà Nóc")[0] == "khu công nghiệp"  # type: ignore[index]
    assert noun.match("khu công viên")[0] == "khu"  # type: ignore[index]
    assert not noun.match("xãhội")
