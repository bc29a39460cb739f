"""The numbers and marks that open headings and list items: ``Phần``, ``Điều``, ``I.``, ``1.``, ``a)``, ``-``, ``+``."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from baocao.ingest.lines import capitals
from baocao.vietnamese.grammar import words

PART, ANNEX, CHAPTER, UPPER, ROMAN, SECTION, SUBSECTION, ARTICLE, ARABIC = 1, 1, 2, 2, 3, 3, 4, 5, 6
LETTER, BRACKET, BULLET, PLUS = 20, 25, 30, 31
_RANKS = {
    "part": PART,
    "annex": ANNEX,
    "chapter": CHAPTER,
    "section": SECTION,
    "subsection": SUBSECTION,
    "article": ARTICLE,
    "upper": UPPER,
    "roman": ROMAN,
    "arabic": ARABIC,
    "letter": LETTER,
    "bracket": BRACKET,
    "bullet": BULLET,
    "plus": PLUS,
}
_NAMED = ("part", "annex", "chapter", "section", "subsection", "article")


class Marker(NamedTuple):
    """What opens a line: its rank (smaller is further out), its label (``"II"``, ``"2.1"``, ``"a"``), its length."""

    rank: int
    label: str
    end: int

    @property
    def numbered(self) -> bool:
        """Whether it numbers a section; bullets do not."""
        return self.rank < BULLET

    @property
    def titled(self) -> bool:
        """Whether it always opens a heading: ``Phần``, ``Chương``, ``Mục``, ``I.``."""
        return self.rank <= SUBSECTION


@cache
def _pattern() -> re.Pattern[str]:
    w = words("layout")
    ordinals = "|".join(w["ordinals"])
    close = r"(?=\s*$|\s*[.:–-]|\s+[^\W\d_a-z]{2})"
    named = {
        "part": rf"(?:{w['part']}|{w['part'].upper()})\s+"
        rf"(?:(?i:{w['ordinal']}\s+(?:{ordinals}))|[IVX]{{1,5}}|[A-H]|\d{{1,2}}){close}",
        "annex": rf"(?:{w['annex_heading']}|{w['annex_heading'].upper()})"
        rf"(?:\s+(?:(?i:{w['number'][0]})\s+)?(?:[IVX]{{1,5}}|[A-H]|\d{{1,2}}))?{close}",
        "chapter": rf"(?:{w['chapter']}|{w['chapter'].upper()})\s+(?:[IVXL]{{1,7}}|\d{{1,2}})[a-z]?{close}",
        "subsection": rf"(?:{w['subsection']}|{w['subsection'].upper()})\s+(?:[IVX]{{1,5}}|\d{{1,2}}){close}",
        "section": rf"(?:{w['section']}|{w['section'].upper()})\s+(?:[IVX]{{1,5}}|\d{{1,2}})[a-z]?{close}",
        "article": rf"(?:{w['article']}|{w['article'].upper()})\s+\d{{1,3}}[a-zđ]?(?=\s*$|\s*[.:])",
    }
    plain = {
        "roman": r"[IVX][IVXivx]{0,5}(?:\.(?!\d)|\)|\s?[-–](?=\s)|(?=\s*/\s))",
        "upper": r"[A-H](?:\.(?=\s|$)|\)|\s?[-–](?=\s))",
        "arabic": r"\d{1,3}[a-zđ]?(?:\.\d{1,2}){0,4}(?:\.?\)|\.(?=[\s\[⁰¹²³⁴-⁹]|$|[^\W\d_])|\s?[-–](?=\s[^\W\d_])"
        r"|(?<=\d\.\d)(?=\s+[^\W\d_])"
        r"|(?<=\d\.\d\d)(?=\s+[^\W\d_])|(?=\s*/\s+[^\W\d_]))",
        "letter": r"[a-zđ]{1,2}\s?\)|[a-zđ]\.(?=\s)|[a-zđ]\d\)",
        "bracket": r"\((?:\d{1,2}|[a-zđ]|[ivx]{1,5})\)",
        "bullet": r"[-–—•●▪■◆➢✓*](?=\s|$)|[-–](?=[^\W\d_])",
        "plus": r"\+(?=\s*\S)",
    }
    return re.compile("|".join(f"(?P<{name}>{regex})" for name, regex in {**named, **plain}.items()))


@cache
def _label() -> re.Pattern[str]:
    return re.compile(r"[.\s:)(–/-]+$")


def marker(line: str) -> Marker | None:
    """Return what opens ``line``, or None.

    >>> marker("2.1. Kết quả").label, marker("a) Lĩnh vực kinh tế:").label, marker("12 dự án")
    ('2.1', 'a', None)
    """
    first = line[0]
    if first.isalpha() and first.islower() and ")" not in line[:4] and line[1:2] != ".":
        return None
    match = _pattern().match(line)
    if match is None:
        return None
    name = match.lastgroup or ""
    label = _label().sub("", match[0]).lstrip("(")
    if (name == "arabic" and _no_number(line, match.end())) or (
        name in _NAMED and _cited(line[match.end() :].lstrip())
    ):
        return None
    rank = _RANKS[name] + (label.count(".") if name == "arabic" else 0)
    return Marker(rank, label, match.end())


def _no_number(line: str, end: int) -> bool:
    """Tell whether digits that look like ``2.1`` begin a running text (``2.1 ha``)."""
    return line[end - 1] not in ".)-–" and not line[end:].lstrip(" .)-–/")[:1].isupper()


def _cited(rest: str) -> bool:
    """Tell whether ``rest``, what follows ``Chương V``, shows that it is only named (``Chương V của Luật này``)."""
    return bool(rest) and rest[0] not in ".:–-" and not capitals(rest)


def lone_article(mark: Marker, line: str) -> bool:
    """Tell whether ``line`` is no more than ``Điều 5.``: a heading's number, or an article named at an end."""
    return mark.rank == ARTICLE and not line[mark.end :].strip(" .:")
