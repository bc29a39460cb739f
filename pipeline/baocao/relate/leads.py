"""What headings and lead-ins say of what stands under them: how deep each stands, and where goals are listed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from baocao.records import BlockKind, Sentence
from baocao.vietnamese.grammar import words

# Levels of numbering, outermost first (Decree 30/2020/NĐ-CP, Annex I): I., 1., 1.1., a), then dashes.
_NUMBERS = (r"[IVX]+\s*[.-]", r"\d{1,2}\s*\.(?!\d)", r"\d{1,2}\.\d{1,2}(?!\d)", r"[^\W\d_]\s*\)", r"[-+–•*]")
_LEVELS = tuple(re.compile(number) for number in _NUMBERS)


def level(sentence: Sentence) -> int:
    """Return how deep a sentence's number stands, 0 outermost; one without a number stands deepest."""
    text = sentence.text.lstrip()
    return next((k for k, pattern in enumerate(_LEVELS) if pattern.match(text)), len(_LEVELS))


def opens(sentence: Sentence) -> bool:
    """Say whether a sentence is a heading, or leads in a list."""
    return sentence.kind is BlockKind.HEADING or sentence.text.rstrip().endswith(":")


def goals(sentences: Sequence[Sentence]) -> dict[int, int]:
    """Return by sentence index: 2 where the sentence speaks of goals, 1 where what it stands under does, else 0."""
    cues = words("relations")["goals"]
    found: dict[int, int] = {}
    above: list[tuple[int, bool]] = []  # (level, speaks of goals) of what is open
    for sentence in sentences:
        text = sentence.text.lower()
        own = any(cue in text for cue in cues)
        if opens(sentence):
            depth = level(sentence)
            above = [held for held in above if held[0] < depth]
            above.append((depth, own))
        under = any(goal for _, goal in above)
        found[sentence.index] = 2 if own else int(under)
    return found
