"""Finds mentions by grammar: every word looks up the patterns it may begin, overlaps are settled by priority."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from baocao.recognise.titles import titles
from baocao.records import Mention, Sentence
from baocao.segment.views import locate
from baocao.vietnamese.grammar import NUMBER, Pattern, patterns
from baocao.vietnamese.text import tone_placed

GRAMMARS = ("none", "doc", "provision", "date", "period", "money", "percent", "quantity", "org", "loc", "per")
# Long runs of numbers with nothing but marks between (1.1.1.1.…) begin once; then the minus of a number; then a word.
_WORD = re.compile(
    r"\d++(?:[.,/:–-]++\d++){6,}+|\d++(?:[\s.,/:–-]++\d++){15,}+|(?<=[ (])[-−](?=\d)|[^\W_]+",
)


@cache
def triggers(grammars: tuple[str, ...] = GRAMMARS) -> dict[str, tuple[Pattern, ...]]:
    """Return, for each first word (or ``number``), the patterns that may begin with it, best priority first."""
    table: dict[str, list[Pattern]] = {}
    for name in grammars:
        for pattern in patterns(name):
            for start in pattern.starts:
                table.setdefault(start, []).append(pattern)
    return {start: tuple(sorted(found, key=lambda p: p.priority)) for start, found in table.items()}


def candidates(text: str, table: dict[str, tuple[Pattern, ...]]) -> list[tuple[int, int, int, str]]:
    """Return every match as (priority, start, -end, label) over ``text``, tone marks in their older place."""
    found = []
    for word in _WORD.finditer(text):
        first = word[0]
        for pattern in table.get(NUMBER if first[0].isdigit() else first.lower(), ()):
            match = pattern.regex.match(text, word.start())
            if match and match.end() > match.start():
                span = match.span("span") if "span" in pattern.regex.groupindex else match.span()
                found.append((pattern.priority, span[0], -span[1], pattern.label))
    return found


def spans(text: str, grammars: tuple[str, ...] = GRAMMARS) -> list[tuple[int, int, str]]:
    """Return the (start, end, label) that win: by priority, then leftmost, then longest; never overlapping."""
    taken = bytearray(len(text))
    won = []
    placed = tone_placed(text)
    for _, start, minus_end, label in sorted(candidates(placed, triggers(grammars))):
        end = -minus_end
        if taken.find(1, start, end) < 0:
            taken[start:end] = b"\x01" * (end - start)
            won.append((start, end, label))
    return sorted(s for s in won if s[2] != "NONE")


def mentions(sentence: Sentence) -> Sequence[Mention]:
    """Return the grammar's mentions of one sentence, in order, without values; a TITLE may hold others."""
    found = spans(sentence.text)
    found += titles(sentence.text, found)
    return [mention(sentence, *span) for span in sorted(found, key=lambda s: (s[0], -s[1]))]


def mention(sentence: Sentence, start: int, end: int, label: str) -> Mention:
    """Return the mention of ``sentence.text[start:end]``, located in the document."""
    a, b, parts = locate(sentence, start, end)
    return Mention(label, a, b, sentence.text[start:end], sentence.index, (start, end), parts)
