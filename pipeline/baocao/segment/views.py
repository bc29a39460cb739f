"""From a sentence's own offsets to the document's, over the cuts that page breaks and footnotes make."""

from __future__ import annotations

from collections.abc import Sequence

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


def ranges_of(ranges: Sequence[Range], start: int, end: int) -> tuple[Range, ...]:
    """Return the document ranges of ``start``–``end`` of the text that ``ranges`` join to."""
    parts = []
    at = 0
    for a, b in ranges:
        low, high = max(start, at), min(end, at + b - a)
        if low < high:
            parts.append((a + low - at, a + high - at))
        at += b - a
    return tuple(parts)
