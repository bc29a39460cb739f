"""Sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence

from baocao.records import Document, Section, Sentence

_END = re.compile(r"[.!?…][\"”’)\]]*\s+(?=[A-ZĐ])")


def sentences(document: Document, sections: Sequence[Section]) -> tuple[Sentence, ...]:
    """Return the sentences of ``document`` in reading order."""
    found: list[Sentence] = []
    for number, block in enumerate(document.blocks):
        for a, b in block.ranges:
            start = a
            for match in _END.finditer(document.text, a, b):
                end = match.end()
                found.append(_sentence(document, len(found), block.kind, number, start, end))
                start = end
            if start < b:
                found.append(_sentence(document, len(found), block.kind, number, start, b))
    return tuple(found)


def _sentence(document, index, kind, block, start, end):  # type: ignore[no-untyped-def]
    words = document.text[start:end]
    end -= len(words) - len(words.rstrip())
    return Sentence(index, 0, kind, document.text[start:end], ((start, end),), None, block)
