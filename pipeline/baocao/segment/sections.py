"""Sections: a numbered heading or item and what stands under it, nested by the numbers' own ranks."""

from __future__ import annotations

import re

from baocao.ingest.footnotes import without_marks
from baocao.ingest.numbering import Marker, marker
from baocao.records import Block, BlockKind, Document, Section

_TITLE = 200  # characters within which an item's own title ends
_TITLE_END = re.compile(r"[.:;](?:\s|$)")


def sections(document: Document) -> tuple[Section, ...]:
    """Return the sections in the order they open; section 0 is the whole document.

    A section opens at every block with a level and reaches to the next one as far out. ``path`` joins the labels from
    the outermost (``"II.2.a"``); ``title`` is the heading's words, or for an item with running text those before its
    first colon or stop.
    """
    found = [Section(0, "", "", 0, len(document.text))]
    stack: list[tuple[int, int, str]] = [(0, 0, "")]  # (level, index, label) of what is open
    opened: list[tuple[int, Section]] = []
    for block in document.blocks:
        if block.level is None:
            continue
        start = block.ranges[0][0]
        words = without_marks("".join(document.text[a:b] for a, b in block.ranges))
        mark = marker(words)
        if mark is None:
            continue
        while stack[-1][0] >= block.level:
            stack.pop()
        parent = found[stack[-1][1]]
        section = Section(
            len(found), _path(parent.path, stack[-1][2], mark.label), _title(block, words, mark), start, 0, parent.index
        )
        found.append(section)
        opened.append((block.level, section))
        stack.append((block.level, section.index, mark.label))
    for section, end in _ends(opened, len(document.text)):
        found[section.index] = Section(section.index, section.path, section.title, section.start, end, section.parent)
    return tuple(found)


def _path(parent: str, last: str, label: str) -> str:
    """Return the parent's path with ``label`` added; of one that repeats its parent's (``2`` → ``2.1``) what is new."""
    if not parent:
        return label
    return f"{parent}.{label.removeprefix(f'{last}.')}"


def _title(block: Block, words: str, mark: Marker) -> str:
    rest = " ".join(words[mark.end : mark.end + 2 * _TITLE].split()).lstrip(" .:)–-")
    if block.kind is BlockKind.HEADING:
        return " ".join(words[mark.end :].split()).lstrip(" .:)–-").rstrip(" :")
    end = _TITLE_END.search(rest, 0, _TITLE)
    return rest[: end.start()] if end else ""


def _ends(opened: list[tuple[int, Section]], length: int) -> list[tuple[Section, int]]:
    """Return each section with its end: where the next one that is as far out, or further, begins."""
    found = []
    following: list[tuple[int, int]] = []  # (level, start), innermost last, seen from the end backwards
    for level, section in reversed(opened):
        while following and following[-1][0] > level:
            following.pop()
        found.append((section, following[-1][1] if following else length))
        following.append((level, section.start))
    return found
