"""Vietnamese numbers: figures with their grouping, words, scales, and both mixed (``03 tỷ 067 triệu``)."""

from __future__ import annotations

import re
from decimal import Decimal

from baocao.vietnamese.grammar import alternation, expand, shared_macros, words
from baocao.vietnamese.text import tone_placed

_LISTS = words("numerals")
_DIGITS: dict[str, int] = _LISTS["digits"]
SCALES: dict[str, int] = _LISTS["scales"]
FIGURES = r"\d{1,15}(?:[.,]\s{0,2}\d{1,12}){0,7}"
SPELLED = expand("{spelled}", shared_macros())
SCALE = rf"(?:(?:{alternation(SCALES)})\.?(?!\w)\s*){{1,3}}"
_PART = re.compile(rf"(?P<number>{FIGURES}|{SPELLED})\s*(?P<scale>{SCALE})?", re.IGNORECASE)
_SCALE_WORD = re.compile(alternation(SCALES), re.IGNORECASE)


def figures(text: str) -> Decimal:
    """Return the value of a number in figures: ``64.717,47``, ``1.156,271``, ``12.5``, ``916, 8``.

    A comma is the decimal mark and a dot groups thousands, except where only the other reading is possible (``12.5``).
    Raises ``ValueError`` where neither is (``1.500.00``).
    """
    plain = re.sub(r"\s+", "", text)
    if not re.fullmatch(r"\d+(?:[.,]\d+)*", plain):
        raise ValueError(f"not a number: {text}")
    dots, commas = plain.count("."), plain.count(",")
    if dots and commas:
        group, mark = (".", ",") if plain.rindex(",") > plain.rindex(".") else (",", ".")
        whole, _, fraction = plain.rpartition(mark)
        if mark in whole or not _grouped(whole, group):
            raise ValueError(f"cannot tell thousands from decimals: {text}")
        return Decimal(f"{whole.replace(group, '')}.{fraction}")
    if dots + commas > 1:
        mark = "." if dots else ","
        if not _grouped(plain, mark):
            raise ValueError(f"thousands are not in groups of three digits: {text}")
        return Decimal(plain.replace(mark, ""))
    if dots and _grouped(plain, ".") and plain.lstrip("0")[:1] not in ("", "."):
        return Decimal(plain.replace(".", ""))
    return Decimal(plain.replace(",", "."))


def _grouped(plain: str, mark: str) -> bool:
    first, *rest = plain.split(mark)
    return 1 <= len(first) <= 3 and all(len(group) == 3 for group in rest)


def spelled(text: str) -> int:
    """Return the value below one thousand of a number in words: ``hai mươi mốt``, ``một trăm lẻ năm``."""
    total, digit = 0, None
    for word in tone_placed(text).lower().split():
        if word in _LISTS["hundred"]:
            total, digit = total + (digit if digit is not None else 1) * 100, None
        elif word in _LISTS["tens"]:
            total, digit = total + (digit if digit is not None else 1) * 10, None
        elif word in _DIGITS and digit is None:
            digit = _DIGITS[word]
        elif word not in _LISTS["joiners"]:
            raise ValueError(f"not a number in words: {text}")
    return total + (digit or 0)


def scale_of(text: str | None) -> int:
    """Return the product of the scale words in ``text``: ``nghìn tỷ`` is 10¹²; nothing is 1."""
    product = 1
    for word in _SCALE_WORD.findall(tone_placed(text or "")):
        product *= SCALES[word.lower()]
    return product


def number(text: str) -> tuple[Decimal, int]:
    """Return the value of figures or words with their scales, and the last scale (1 where there is none).

    Several parts add up, each of a smaller scale than the one before: ``03 tỷ 067 triệu``.
    """
    total, last, at = Decimal(0), 0, 0
    placed = tone_placed(text).strip()
    while at < len(placed):
        part = _PART.match(placed, at)
        if not part:
            raise ValueError(f"not a number: {text}")
        words_or_figures = part["number"].strip()
        value = figures(words_or_figures) if words_or_figures[0].isdigit() else Decimal(spelled(words_or_figures))
        scale = scale_of(part["scale"])
        if last and scale >= last:
            raise ValueError(f"scales do not fall from part to part: {text}")
        total, last, at = total + value * scale, scale, part.end()
    if not last:
        raise ValueError("no number")
    return total, last
