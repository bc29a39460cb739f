"""Neighbouring sentences packed into windows, so that a sentence is read once and with what leads up to it.

Between two sentences stands the separator piece. A sentence longer than a window is read in overlapping pieces; each of
its pieces then counts where it stands farthest from an edge.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from baocao.encode.pieces import Pieces


@dataclass(frozen=True, slots=True)
class Part:
    """Pieces ``start:end`` of sentence ``sentence``, standing at ``at`` in the window (the first piece is at 1)."""

    sentence: int
    start: int
    end: int
    at: int


@dataclass(frozen=True, slots=True)
class Window:
    """What one row of the encoder's input holds; ``length`` counts the opening and separating pieces too."""

    parts: tuple[Part, ...]
    length: int


def windows(sentences: Sequence[Pieces], opens: Sequence[bool], size: int = 256, overlap: int = 64) -> list[Window]:
    """Return windows of at most ``size`` pieces over ``sentences`` in order.

    ``opens[i]`` says that sentence i opens a section: it begins a new window once the current one is half full.
    Sentences without pieces are left out.
    """
    found: list[Window] = []
    parts: list[Part] = []
    at = 1

    def close() -> None:
        nonlocal parts, at
        if parts:
            found.append(Window(tuple(parts), at))
        parts, at = [], 1

    for index, sentence in enumerate(sentences):
        count = len(sentence.ids)
        if not count:
            continue
        if count > size - 2:
            close()
            found.extend(_long(index, count, size, overlap))
            continue
        if at + count + 1 > size or (opens[index] and at > size // 2):
            close()
        parts.append(Part(index, 0, count, at))
        at += count + 1
    close()
    return found


def _long(index: int, count: int, size: int, overlap: int) -> list[Window]:
    room = size - 2
    starts = [*range(0, max(count - room, 0), room - overlap), count - room]
    return [Window((Part(index, start, start + room, 1),), size) for start in starts]
