"""When a word is another one mistyped."""

from __future__ import annotations

_ENOUGH = 4


def near(word: str, typed: str) -> bool:
    """Whether ``typed`` is ``word`` with one letter missing, added, wrong, or two neighbours changed about.

    Words of less than four letters are too short to tell.
    """
    if word == typed:
        return True
    if (
        min(len(word), len(typed)) < _ENOUGH - 1
        or max(len(word), len(typed)) < _ENOUGH
        or abs(len(word) - len(typed)) > 1
    ):
        return False
    start = next((i for i, (a, b) in enumerate(zip(word, typed, strict=False)) if a != b), min(len(word), len(typed)))
    rest, other = word[start:], typed[start:]
    if len(rest) == len(other):
        return rest[1:] == other[1:] or (rest[:2] == other[:2][::-1] and rest[2:] == other[2:])
    return rest[1:] == other if len(rest) > len(other) else rest == other[1:]
