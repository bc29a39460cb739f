"""The lines of a page as printed, and how wide it was set."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

_LINE = re.compile(r"\S(?:[^\n\r\f\v\x1c-\x1e\x85\u2028\u2029]*\S)?")
_CLOSERS = '"”’»)]}*⁰¹²³⁴⁵⁶⁷⁸⁹'
_TERMINAL = frozenset(".;:!?…")
_NOTE = re.compile(r"\s?\[\d{1,3}\]$")


class Line(NamedTuple):
    """A printed line without the white space around it; ``gap`` counts the blank lines above."""

    start: int
    end: int
    gap: int
    text: str


def lines(text: str) -> list[Line]:
    """Return the lines of ``text`` that print something, in order."""
    found = []
    before = -1
    for match in _LINE.finditer(text):
        start, end = match.span()
        gap = text.count("\n", before, start) - 1 if before >= 0 else 0
        found.append(Line(start, end, max(gap, 0), match[0]))
        before = end
    return found


def closed(words: str) -> bool:
    """Tell whether ``words`` end with the punctuation that closes a sentence, a clause or a lead-in.

    >>> closed("các nội dung sau:"), closed("thống nhất.”"), closed("ngày 31")
    (True, True, False)
    """
    if words[-1] in _TERMINAL:
        return True
    if words[-1] not in _CLOSERS:
        return False
    bare = _NOTE.sub("", words).rstrip(_CLOSERS)
    return bool(bare) and bare[-1] in _TERMINAL


def capitals(words: str) -> bool:
    """Tell whether ``words`` are set in capitals: two letters or more and none of them small."""
    return not words[1:2].islower() and words.upper() == words and sum(map(str.isalpha, words[:40])) > 1


def wrap_width(printed: Sequence[Line]) -> int | None:
    """Return the width, in characters, at which running text was broken into lines; None where it was not.

    The witnesses are the lines that go on in the next one with a small letter.
    """
    lengths = sorted(
        len(a.text) for a, b in pairwise(printed) if not b.gap and b.text[0].islower() and not closed(a.text)
    )
    if len(lengths) < max(1, min(3, len(printed) // 6), len(printed) // 50):
        return None
    width = lengths[int(0.9 * (len(lengths) - 1))]
    return width if sum(len(line.text) > 1.5 * width for line in printed) <= 0.1 * len(printed) else None


def spaced(printed: Sequence[Line]) -> bool:
    """Tell whether blank lines part the paragraphs: most lines after a closed one stand below a blank one."""
    after = [b.gap > 0 for a, b in pairwise(printed) if a.text[-1] in ".;:" and not b.text[0].islower()]
    return bool(after) and sum(after) >= 0.7 * len(after)


def full(line: Line, following: str, width: int | None) -> bool:
    """Tell whether ``line`` was broken because it was full: the next word would not have fitted."""
    if width is None:
        return False
    return len(line.text) + 1 + len(following.split(maxsplit=1)[0][:20]) >= 0.85 * width
