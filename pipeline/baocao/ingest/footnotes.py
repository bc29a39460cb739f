"""Footnotes: the lines that open them at a page's foot or a text's end, and the marks that they hang on."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from typing import NamedTuple

from baocao.ingest.cues import cues
from baocao.ingest.lines import Line, closed
from baocao.records import Block, BlockKind, Document

_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_PLAIN = str.maketrans(_SUPERSCRIPTS, "0123456789")
_RAISED = re.compile(rf"[{_SUPERSCRIPTS}]{{1,4}}|\[\d{{1,3}}\]")
_OPENS = re.compile(rf"([{_SUPERSCRIPTS}]{{1,4}})\s*(?=\S)|\[(\d{{1,3}})\](?:\s*(?=\S)|$)")
_OPENS_PLAIN = re.compile(r"(\d{1,3})\s+(?=[^\W\d_]|[“\"(])")
_GLUED = re.compile(r"[0-9](?:(?<=[^\W\d_][0-9])|(?<=[)”»%][0-9])|(?<=[^\W\d_][.,;][0-9]))[0-9]{0,2}(?=[\s,.;:)”]|$)")
_WORD_BEFORE = 24
_PAGE = 8000  # a footnote stands no further than so many characters from its mark
_CHAIN = 5  # so many marks must count upwards before digits glued to words are believed without a footnote


class Mark(NamedTuple):
    """A footnote mark in running text: its document offsets and its number in plain digits."""

    start: int
    end: int
    number: str


def opening_lines(text: str, printed: Sequence[Line], paged: bool, closing: Container[int] = ()) -> dict[int, str]:
    """Return, by index in ``printed``, the number of the footnote that each opening line begins.

    A raised digit or a number in square brackets opens one; a plain number only in a paged text, where the same number
    is glued to a word before it (``lao động2`` … ``2 Điều này được sửa đổi``).
    """
    found: dict[int, str] = {}
    glued: list[Mark] | None = None
    before = -1
    for i, line in enumerate(printed):
        first = line.text[0]
        if first == "[" or first in _SUPERSCRIPTS:
            match = _OPENS.match(line.text)
            if (
                match
                and (match[1] or line.gap or i - 1 in found or i - 1 in closing or closed(printed[i - 1].text))
                and i
            ):
                found[i] = match[2] or match[1].translate(_PLAIN)
        elif first.isdigit() and (paged or line.gap or (i and closed(printed[i - 1].text))):
            match = _OPENS_PLAIN.match(line.text)
            if (match and int(match[1]) == max(before, 0) + 1) or (match and before < 0):
                glued = _glued(text) if glued is None else glued
                if any(m.number == match[1] and line.start - _PAGE < m.start < line.start for m in glued):
                    found[i] = match[1]
                    before = int(match[1])
    return found


def own_mark(text: str, block: Block) -> int:
    """Return where a footnote's words begin, after its own mark and the space behind it."""
    start = block.ranges[0][0]
    match = _OPENS.match(text, start) or _OPENS_PLAIN.match(text, start)
    return match.end() if match and block.mark is not None else start


def marks(document: Document) -> tuple[Mark, ...]:
    """Return the footnote marks in running text, in order; ``m²`` and ``10⁶`` are none."""
    text = document.text
    notes = [b for b in document.blocks if b.kind is BlockKind.FOOTNOTE and b.mark is not None]
    numbers = {b.mark for b in notes}
    own = {b.ranges[0][0] for b in notes}
    found = [
        Mark(m.start(), m.end(), m[0].strip("[]").translate(_PLAIN))
        for m in _RAISED.finditer(text)
        if m.start() not in own and not _power(text, m.start(), m[0], numbers)
    ]
    plain = [b for b in notes if text[b.ranges[0][0]].isascii() and text[b.ranges[0][0]].isdigit()]
    if plain or not notes:
        glued = _glued(text)
        found += _hung_on(plain, glued) if plain else _chain(glued)
    return tuple(sorted(set(found)))


def marks_in(words: str) -> set[str]:
    """Return the numbers of the raised marks in ``words``."""
    return {m[0].strip("[]").translate(_PLAIN) for m in _RAISED.finditer(words)}


def without_marks(words: str) -> str:
    """Return ``words`` without the raised marks in them."""
    return _RAISED.sub(lambda m: m[0] if _power(words, m.start(), m[0], set()) else "", words)


def _power(text: str, start: int, digits: str, numbers: set[str | None]) -> bool:
    """Tell whether raised ``digits`` are a unit's (``km²``) or a power of ten."""
    if digits[0] == "[":
        return False
    word = re.split(r"[^\w]|\d", text[max(0, start - 8) : start])[-1]
    if digits in "²³" and word in cues()["squared_units"]:
        return True
    before = text[max(0, start - 3) : start]
    return re.fullmatch(r"(?:\D|^)10", before) is not None and digits.translate(_PLAIN) not in numbers


def _glued(text: str) -> list[Mark]:
    """Return plain numbers glued to a word or a closing bracket; parts of symbols (``QH15``, ``m2``) are none."""
    found = []
    for match in _GLUED.finditer(text):
        token = re.split(r"\s", text[max(0, match.start() - _WORD_BEFORE) : match.start()])[-1]
        letters = token.strip("(“\"'”)»%,.;:")
        symbol = any(c.isdigit() or c in "/-_.@" for c in letters) or (len(letters) < 2 and token[-1:].isalpha())
        if not symbol and letters not in cues()["squared_units"] and not letters.endswith("QH"):
            found.append(Mark(match.start(), match.end(), match[0]))
    return found


def _hung_on(notes: Iterable[Block], glued: Sequence[Mark]) -> list[Mark]:
    """Return the nearest mark before each plain-numbered footnote."""
    found = []
    for note in notes:
        start = note.ranges[0][0]
        near = [m for m in glued if m.number == note.mark and start - _PAGE < m.start < start]
        found += near[-1:]
    return found


def _chain(glued: Sequence[Mark]) -> list[Mark]:
    """Return the marks that count upwards from 1 (a few may be missing), where there are enough to believe them."""
    found: list[Mark] = []
    last = 0
    for mark in glued:
        if last < int(mark.number) <= last + 4 and not mark.number.startswith("0"):
            found.append(mark)
            last = int(mark.number)
    return found if len(found) >= _CHAIN and found[0].number == "1" else []
