"""When two wordings of a document's subject are one, and when two dates are one with a slip."""

from __future__ import annotations

import re
from functools import cache

from baocao.resolve.jurisdiction import plain

_ALIKE, _UNLIKE, _ENOUGH = 0.6, 0.3, 3
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@cache
def _years(title: str) -> frozenset[str]:
    return frozenset(_YEAR.findall(title))


def _of_other_years(a: str, b: str) -> bool:
    """Whether two subjects name years and none in common: one plan a year (``kế hoạch … năm 2024``)."""
    return bool(_years(a) and _years(b) and not _years(a) & _years(b))


@cache
def _words(title: str) -> frozenset[str]:
    return frozenset(plain(title).split())


def _shared(a: str, b: str) -> float | None:
    """Return the share of the shorter title's words that the longer has, None where it is too short to tell."""
    shorter, longer = sorted((_words(a), _words(b)), key=len)
    return len(shorter & longer) / len(shorter) if len(shorter) >= _ENOUGH else None


def alike(a: set[str], b: set[str]) -> bool:
    """Whether a title of ``a`` is one of ``b`` in other words."""
    return any(
        (shared := _shared(x, y)) is not None and shared >= _ALIKE and not _of_other_years(x, y) for x in a for y in b
    )


def unlike(a: set[str], b: set[str]) -> bool:
    """Whether both have titles and none of the one is near one of the other."""
    return bool(a and b) and all(
        _of_other_years(x, y) or ((shared := _shared(x, y)) is not None and shared < _UNLIKE) for x in a for y in b
    )


def slip(a: str, b: str) -> bool:
    """Whether two ISO dates of one year differ by one digit, or by two digits or day and month changed about."""
    if len(a) != 10 or len(b) != 10 or a[:4] != b[:4]:
        return False
    if a[5:7] + a[8:] == b[8:] + b[5:7]:
        return True
    differing = [i for i in range(10) if a[i] != b[i]]
    if len(differing) == 1:
        return True
    return len(differing) == 2 and a[differing[0]] == b[differing[1]] and a[differing[1]] == b[differing[0]]
