"""From a sentence's own offsets to the document's, over the cuts that page breaks and footnotes make."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate

from baocao.records import Range, Sentence


def locate(sentence: Sentence, start: int, end: int) -> tuple[int, int, tuple[Range, ...]]:
    """Return the smallest document range over ``sentence.text[start:end]`` and its parts where a cut runs through it.

    Parts never begin or end with white space; they are empty where the span lies in one piece.
    """
    pieces = []
    at = 0
    for a, b in sentence.ranges:
        low, high = max(start, at), min(end, at + b - a)
        if low < high:
            words = sentence.text[low:high]
            low += len(words) - len(words.lstrip())
            high -= len(words) - len(words.rstrip())
            if low < high:
                pieces.append((a + low - at, a + high - at))
        at += b - a
    return pieces[0][0], pieces[-1][1], tuple(pieces) if len(pieces) > 1 else ()


def offsets_of(ranges: Sequence[Range]) -> list[int]:
    """Return where each of ``ranges`` begins in the text they join to."""
    return [0, *accumulate(b - a for a, b in ranges)][:-1]


def ranges_of(ranges: Sequence[Range], offsets: Sequence[int], start: int, end: int) -> tuple[Range, ...]:
    """Return the document ranges of ``start``–``end`` of the text that ``ranges`` join to; ``offsets`` are theirs.

    Only the ranges touched are looked at: a block cut by thousands of footnote marks takes no longer a sentence.
    """
    first, last = bisect_right(offsets, start) - 1, bisect_left(offsets, end)
    return tuple(
        (a + max(start, at) - at, a + min(end, at + b - a) - at)
        for (a, b), at in zip(ranges[first:last], offsets[first:last], strict=True)
        if max(start, at) < min(end, at + b - a)
    )
