"""The words of ``vietnamese/words/layout.yaml`` made ready: how a line of a letterhead or closing looks."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from baocao.ingest.lines import capitals, closed
from baocao.vietnamese.grammar import words

_DECORATION = "*_| \t"
_RULE = re.compile(r"[-–—_=*.~\s|]+$|:?-{3,}:?")
_PUNCTUATED = re.compile(r"[\d;:,!?%=<>“”\"]")


def cues() -> Any:
    """Return the word lists of the layout."""
    return words("layout")


@cache
def opening(key: str) -> tuple[str, ...]:
    """Return the words of list ``key`` in capitals, longest first, to hold against the beginning of a line."""
    return tuple(sorted((w.upper() for w in cues()[key]), key=len, reverse=True))


@cache
def abbreviations() -> frozenset[str]:
    """Return the words whose full stop ends no sentence."""
    return frozenset(cues()["abbreviations"])


@cache
def _hanging() -> frozenset[str]:
    return frozenset(cues()["hanging"])


def hangs(line: str) -> bool:
    """Tell whether ``line`` ends in a word that asks for the next one: ``Nghị quyết số``, ``ngày``."""
    return line.rsplit(maxsplit=1)[-1] in _hanging()


def bare(line: str) -> str:
    """Return ``line`` without the marks of bold, italic and table cells around it."""
    return line.strip(_DECORATION)


def is_rule(line: str) -> bool:
    """Tell whether ``line`` is only a drawn rule (``-------``)."""
    return _RULE.fullmatch(line) is not None


def is_motto(line: str) -> bool:
    """Tell whether ``line`` holds the state's name or motto, or the Party's name."""
    upper = bare(line).upper().replace("–", "-")
    return (
        len(upper) < 120
        and any(w in upper for w in opening("motto"))
        and (upper.startswith(opening("motto")) or capitals(bare(line)) or "|" in line)
    )


@cache
def _number() -> re.Pattern[str]:
    names = "|".join(map(re.escape, cues()["number"]))
    return re.compile(rf"(?i:{names})\s*:|(?:{names})\s*(?:\d[\w.]*\s*[/-]|[-/.…_]{{2,}})")


def is_place_of_issuer(line: str) -> bool:
    """Tell whether ``line``, in capitals, is the second line of an issuer's name: ``TỈNH ĐỒNG MAI``."""
    return len(line) < 60 and capitals(line) and bare(line).startswith(opening("places_of_issuers"))


def is_number(line: str) -> bool:
    """Tell whether ``line`` states the document's own number: ``Số: 185 /BC-UBND``, a space left blank included."""
    line = bare(line)
    return len(line) < 140 and _number().match(line) is not None


@cache
def _place_date() -> re.Pattern[str]:
    w = cues()["date_words"]
    return re.compile(
        rf"(?:[^\W\d_][\w.\s-]{{1,40}},\s*)?{w['day']}\s[\s\d.…_]{{0,12}}\s{{0,3}}{w['month']}\s[\s\d.…_]{{0,12}}\s{{0,3}}{w['year']}"
        rf"\s{{0,3}}[\d.…_]{{0,6}}$",
        re.IGNORECASE,
    )


def is_place_date(line: str) -> bool:
    """Tell whether ``line`` is that of place and date: ``Cần Thơ, ngày 28 tháng 6 năm 2024``."""
    return len(line) < 90 and _place_date().match(bare(line)) is not None


def is_kind(line: str) -> bool:
    """Tell whether ``line``, in capitals, names the kind of document or opens with it."""
    line = bare(line)
    kind = capitals(line) and line.startswith(opening("kinds")) and not line.startswith(opening("not_kinds"))
    return kind and not closed(line)


def is_name(line: str) -> bool:
    """Tell whether ``line`` looks like a signer's name: two to six capitalised words (rank or degree included).

    >>> is_name("Nguyễn Văn An"), is_name("Kế hoạch năm")
    (True, False)
    """
    parts = bare(line).split()
    return (
        2 <= len(parts) <= 6
        and len(line) <= 45
        and not _PUNCTUATED.search(line)
        and all(p[0].isupper() for p in parts)
        and not capitals(line)
    )


def is_attached(line: str) -> bool:
    """Tell whether ``line`` is the bracket under a heading that says to what it is attached: ``(Kèm theo …)``."""
    return line.startswith(tuple(cues()["attached"]))


def is_signed(line: str) -> bool:
    """Tell whether ``line`` says that the original is signed."""
    return bare(line).startswith(tuple(cues()["signed"]))


@cache
def _signing() -> re.Pattern[str]:
    names = cues()["signing_prefixes"]
    slashed, plain = (
        "|".join(map(re.escape, (n for n in names if ("/" in n) is with_slash))) for with_slash in (True, False)
    )
    return re.compile(rf"(?:(?:{plain})\s*\.|(?:{slashed})\s*\.?)\s*\S")


def is_signing_prefix(line: str) -> bool:
    """Tell whether ``line`` says for whom one signs: ``TM. ỦY BAN NHÂN DÂN``."""
    line = bare(line)
    return len(line) < 120 and capitals(line) and _signing().match(line) is not None


def is_signing_title(line: str) -> bool:
    """Tell whether ``line``, in capitals, opens with an office that signs."""
    line = bare(line)
    return len(line) < 90 and capitals(line) and line.startswith(opening("signing_titles")) and not closed(line)


def is_recipients(line: str) -> bool:
    """Tell whether ``line`` opens the list of recipients."""
    return bare(line[:20]).startswith(cues()["recipients"])


def is_annex(line: str) -> bool:
    """Tell whether ``line`` opens an annex."""
    return bare(line[:40]).upper().startswith(opening("annex"))
