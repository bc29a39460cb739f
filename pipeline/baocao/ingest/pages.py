"""What belongs to the page and not to the text: running heads, page numbers, the stamps of a digital signature."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from baocao.ingest.cues import cues
from baocao.ingest.lines import Line
from baocao.records import Range

_DIGITS = re.compile(r"\d+")


def furniture(printed: Sequence[Line], pages: Sequence[Range]) -> tuple[set[int], tuple[Range, ...]]:
    """Return the indices of the lines that belong to the page, and (offset, page number) of the pages they state.

    ``pages`` are those the reader knows (a PDF's): then heads and numbers are looked for at their edges.
    """
    found = _stamps(printed)
    heads = [i for i, line in enumerate(printed) if line.text.startswith(tuple(cues()["running_heads"]))]
    stated: list[Range] = []
    for i in heads:
        beside = [j for j in (i + 1, i - 1) if 0 <= j < len(printed) and _number(printed[j]) is not None]
        following = stated[-1][1] + 1 if stated else 0
        number = next((j for j in beside if _number(printed[j]) == following), beside[0] if beside else None)
        found.add(i)
        if number is not None:
            found.add(number)
            stated.append((printed[min(i, number)].start, _number(printed[number]) or 0))
    if pages:
        found |= _edges(printed, pages)
    elif not heads:
        lone, stated = _lone_numbers(printed)
        found |= lone
    return found, tuple(stated)


@cache
def _pattern() -> re.Pattern[str]:
    names = "|".join(cues()["page"])
    return re.compile(rf"[-–—]?\s?(\d{{1,4}})\s?[-–—]?$|(?:{names})\s+(\d{{1,4}})(?:\s?/\s?\d{{1,4}})?$", re.IGNORECASE)


def _number(line: Line) -> int | None:
    """Return the page number that ``line`` is, or None."""
    match = _pattern().match(line.text) if len(line.text) < 16 else None
    return int(match[1] or match[2]) if match else None


def _stamps(printed: Sequence[Line]) -> set[int]:
    """Return the lines of digital signatures: one that names the signer or time, and its neighbours."""
    names, beside = tuple(cues()["stamps"]), tuple(cues()["beside_stamps"])
    found = {i for i, line in enumerate(printed) if line.text.startswith(names)}
    for i in sorted(found):
        for j in (i + 1, i + 2):
            if j < len(printed) and printed[j].text.startswith(beside + names):
                found.add(j)
    return found


def _edges(printed: Sequence[Line], pages: Sequence[Range]) -> set[int]:
    """Return numbers and heads at the edges of known pages: a number alone, or words that three pages or more show."""
    edges: list[int] = []
    starts = [offset for offset, _ in pages]
    page = -1
    for i, line in enumerate(printed):
        while page + 1 < len(starts) and starts[page + 1] <= line.start:
            page += 1
            edges += [i, i - 1]
    edges.append(len(printed) - 1)
    lines = sorted({i for i in edges if 0 <= i < len(printed)})
    repeated = Counter(_DIGITS.sub("#", printed[i].text) for i in lines)
    return {i for i in lines if _number(printed[i]) is not None or repeated[_DIGITS.sub("#", printed[i].text)] >= 3}


def _lone_numbers(printed: Sequence[Line]) -> tuple[set[int], list[Range]]:
    """Return numbers that stand alone between blank lines and count upwards by one, two of them or more."""
    candidates = [
        (i, number)
        for i, line in enumerate(printed)
        if (number := _number(line)) is not None and line.gap and (i + 1 == len(printed) or printed[i + 1].gap)
    ]
    chain: list[tuple[int, int]] = []
    for i, number in candidates:
        if number == (chain[-1][1] + 1 if chain else number) and (chain or number <= 2):
            chain.append((i, number))
    if len(chain) < 2:
        return set(), []
    return {i for i, _ in chain}, [(printed[i].start, number) for i, number in chain]
