"""Cue patterns kept beside the word lists they are made of: ``words/<name>.yaml`` with ``patterns`` and ``word_lists``.

A pattern is written as in a grammar: a space stands for white space of any kind, ``{name}`` for a list or string of the
same file, or for one of another file that ``word_lists`` names as ``[file, list]``.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from baocao.vietnamese.grammar import expand, words


@cache
def cue(name: str, pattern: str) -> re.Pattern[str]:
    """Return pattern ``pattern`` of ``words/<name>.yaml``, compiled; letters match in either case."""
    data = words(name)
    macros: dict[str, Any] = {key: value for key, value in data.items() if isinstance(value, str | list)}
    for macro, (file, listed) in data.get("word_lists", {}).items():
        source = words(file)[listed]
        macros[macro] = source if isinstance(source, str) else list(source)
    return re.compile(expand(data["patterns"][pattern], macros), re.IGNORECASE)
