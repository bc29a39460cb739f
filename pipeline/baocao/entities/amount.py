"""What MONEY, QUANTITY and PERCENT share: a number, a range or ``x/y``, then a unit; and how numbers are written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from baocao.entities.context import Context
from baocao.vietnamese.grammar import alternation, words
from baocao.vietnamese.numerals import FIGURES, SCALE, SPELLED, number
from baocao.vietnamese.text import tone_placed

_LISTS = words("numerals")
_FOOTNOTE = re.compile(r"\s*\[\d{1,3}\]|(?<![mM])[¹²³⁰⁴-⁹]+")
_DASH = r"[-–—−÷‑]"
_ONE = rf"(?:{FIGURES}|{SPELLED})\s*(?:\((?:{SPELLED})\)\s*)?"
_NUMBER = rf"{_ONE}(?:{SCALE}(?:{_ONE}{SCALE})?)?"
_HEAD = re.compile(
    rf"(?P<sign>[-−]\s*)?(?P<low>{_NUMBER})"
    rf"(?:\s*(?P<join>{_DASH}|/|(?:{alternation(_LISTS['to'])})(?!\w))\s*(?P<high>{_NUMBER}))?\s*",
    re.IGNORECASE,
)
_NUMBER_ONLY = re.compile(_NUMBER, re.IGNORECASE)
_BRACKETED = re.compile(r"\([^()]*\)")
_HEDGE = re.compile(rf"(?:^|\W)(?:{alternation(_LISTS['hedges'])})\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reading:
    """The numbers of an amount and the words after them, white space single, footnote marks gone."""

    low: Decimal
    high: Decimal | None
    of: Decimal | None
    rest: str


def cleaned(text: str) -> str:
    """Return ``text`` without footnote marks and with single spaces."""
    return " ".join(_FOOTNOTE.sub("", text).split())


def read(text: str) -> Reading:
    """Read the head of an amount; raises ``ValueError`` where it holds no number that can be read.

    A scale at the end holds for both ends of a range and for both sides of ``x/y``: ``1,2 - 1,5 triệu``.
    """
    plain = cleaned(text)
    placed = tone_placed(plain)
    head = _HEAD.match(placed)
    if not head:
        raise ValueError(f"no number: {text}")
    low, low_scale = number(_BRACKETED.sub("", head["low"]))
    high = of = None
    if head["high"]:
        second, scale = number(_BRACKETED.sub("", head["high"]))
        if low_scale == 1:
            low *= scale
        if head["join"] == "/":
            of = second
        else:
            high = second
    if head["sign"]:
        low, high = -low, None if high is None else -high
    return Reading(low, high, of, plain[head.end() :].strip())


def leading_number(text: str) -> tuple[Decimal, str] | None:
    """Return the number that ``text`` begins with and what follows it, or None."""
    head = _NUMBER_ONLY.match(tone_placed(text)) if text[:1].isdigit() else None
    return (number(_BRACKETED.sub("", head[0]))[0], text[head.end() :].strip()) if head else None


def hedged(context: Context) -> bool:
    """Tell whether the words before call the amount approximate (``khoảng``, ``gần``)."""
    return bool(_HEDGE.search(tone_placed(context.before[-24:])))


def plain_number(value: Decimal) -> str:
    """Write a number with a decimal point, no grouping, no trailing zeros: ``1156.271``, ``9550000000``."""
    written = format(value, "f")
    return written.rstrip("0").rstrip(".") if "." in written else written


def numbers(low: Decimal, high: Decimal | None, of: Decimal | None) -> str:
    """Write ``x``, ``x..y`` or ``x/y``."""
    if of is not None:
        return f"{plain_number(low)}/{plain_number(of)}"
    return plain_number(low) if high is None else f"{plain_number(low)}..{plain_number(high)}"
