"""PROVISION: an article, clause, point, chapter, appendix; ``điều:35/khoản:2/điểm:a``, outermost level first."""

from __future__ import annotations

import re
from functools import cache

from baocao.entities.context import Context
from baocao.records import Provision, Value
from baocao.vietnamese.grammar import words as word_list
from baocao.vietnamese.text import tone_placed

_NAME = r"[^\W_]{1,6}(?:\.\d{1,3})*"


def parse(words: str, context: Context) -> Value:
    """Return the place that ``words`` name; a coordinated clause takes ``context.provision``'s outer levels.

    Raises ``ValueError`` where no level with its number is there.
    """
    path = levels(words)
    if not path:
        raise ValueError("no article, clause or point with its number")
    if context.provision:
        inherited = [tuple(step.split(":", 1)) for step in context.provision.split("/")]
        own = min(rank(level) for level, _ in path)
        path = (*((level, name) for level, name in inherited if rank(level) < own), *path)
    return Provision(path)


def write(value: Value) -> str:
    """Return ``level:name`` steps joined by slashes."""
    assert isinstance(value, Provision)
    return "/".join(f"{level}:{name}" for level, name in value.path)


def levels(words: str) -> tuple[tuple[str, str], ...]:
    """Return the (level, name) pairs that are written in ``words``, outermost first."""
    found = [(m[1].lower(), m[2]) for m in _steps().finditer(tone_placed(" ".join(words.split())))]
    return tuple(sorted(((level, _named(level, name)) for level, name in found), key=lambda step: rank(step[0])))


def rank(level: str) -> int:
    """Return how deep a level stands: 0 is outermost."""
    ranks: list[str] = word_list("provisions")["levels"]
    return ranks.index(level)


def _named(level: str, name: str) -> str:
    """Return a point in small letters, a chapter or appendix as written."""
    return name.lower() if level in word_list("provisions")["small"] else name.upper() if not name.isdigit() else name


@cache
def _steps() -> re.Pattern[str]:
    names = "|".join(word_list("provisions")["levels"])
    return re.compile(
        rf"(?<![^\W_])({names})\s+(?:{word_list('provisions')['number_word']}\s+)?[“\"]?({_NAME})", re.IGNORECASE
    )
