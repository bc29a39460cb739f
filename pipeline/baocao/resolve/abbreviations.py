"""The abbreviations that a report defines itself: ``hợp tác xã (HTX)``, ``HĐND¹`` with its footnote ``Hội đồng
nhân dân.``
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from baocao.records import BlockKind, Document, Sentence
from baocao.vietnamese.grammar import alternation, words
from baocao.vietnamese.text import folded

_SHORT = r"[A-ZĐ][A-ZĐa-z]{0,3}[A-ZĐ&.-]?[A-ZĐa-z&0-9-]{0,10}[A-ZĐ0-9]"
_MARKED = re.compile(rf"({_SHORT})$")
_WORD = re.compile(r"[^\W_]+")
_BEFORE = 120  # characters before a bracket that may be what it abbreviates
_NOTE = 120


def abbreviations(document: Document, sentences: Sequence[Sentence]) -> Mapping[str, str]:
    """Return abbreviation → what it stands for, as the report itself says; the first definition holds.

    In brackets the words before it must have its initials in order; a footnote must hang on it and hold only the words.
    """
    found: dict[str, str] = {}
    for sentence in sentences:
        for short, full in _in_brackets(sentence.text):
            found.setdefault(short, full)
        if sentence.kind is BlockKind.FOOTNOTE and sentence.hung is not None:
            marked = _MARKED.search(document.text[max(0, sentence.hung - 20) : sentence.hung])
            full = " ".join(sentence.text.split()).strip(" .;")
            if marked and len(full) <= _NOTE and _matches(marked[1], full):
                found.setdefault(marked[1], full)
    return found


def _in_brackets(text: str) -> Iterator[tuple[str, str]]:
    for bracket in _definition().finditer(text):
        full = _stands_for(bracket["short"], text[max(0, bracket.start() - _BEFORE) : bracket.start()])
        if full:
            yield bracket["short"], full


@cache
def _definition() -> re.Pattern[str]:
    introducing = alternation(words("abbreviations")["introducing"])
    return re.compile(rf"\s?\((?:(?i:{introducing})\s{{0,2}}:?\s{{0,2}})?[“\"]?(?P<short>{_SHORT})[”\"]?\)")


def _stands_for(short: str, before: str) -> str | None:
    """Return the shortest run of words at the end of ``before`` whose initials are ``short``'s letters in order."""
    parts = list(_WORD.finditer(before))
    for count in range(1, min(len(parts), 2 * len(short) + 2) + 1):
        candidate = before[parts[-count].start() :].strip()
        if any(mark in candidate for mark in ";.:()"):
            return None
        if _matches(short, candidate):
            return " ".join(candidate.split())
    return None


def _matches(short: str, full: str) -> bool:
    """Tell whether the letters of ``short`` are the initials of ``full``'s words, small words passed over."""
    letters = [c for c in folded(short) if c.isalnum()]
    initials = [folded(w)[0] for w in _WORD.findall(full)]
    passed = [folded(w) in _passed() for w in _WORD.findall(full)]
    if not initials or initials[0] != letters[0] or len(letters) < 2:
        return False
    return _consumed(letters, initials, passed)


def _consumed(letters: Sequence[str], initials: Sequence[str], passed: Sequence[bool]) -> bool:
    """Tell whether every initial is taken in order, small words as one likes."""
    reach = {0}
    for initial, small in zip(initials, passed, strict=True):
        reach = {at + 1 for at in reach if at < len(letters) and letters[at] == initial} | (reach if small else set())
    return len(letters) in reach


@cache
def _passed() -> frozenset[str]:
    return frozenset(folded(w) for w in words("abbreviations")["passed"])
