"""What each stretch of the page is."""

from __future__ import annotations

import re

from baocao.records import Block, BlockKind, Range

_PARAGRAPH = re.compile(r"\S(?:[^\n]*\S)?")


def layout(text: str, pages: tuple[Range, ...] = ()) -> tuple[tuple[Block, ...], tuple[Range, ...]]:
    """Return the blocks of ``text`` and the pages its running heads state."""
    return tuple(Block(BlockKind.BODY, (m.span(),)) for m in _PARAGRAPH.finditer(text)), ()
