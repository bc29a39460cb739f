"""How exactly a figure is stated: half of its last place shown, in its main unit."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from baocao.records import Mention
from baocao.vietnamese.grammar import alternation
from baocao.vietnamese.numerals import FIGURES, SCALES, figures, scale_of
from baocao.vietnamese.text import tone_placed

HALF = Decimal("0.5")
_ROUND = 3  # noughts at the end of a whole number that say it is rounded
_COUNTED = ("QUANTITY",)


@cache
def _figure() -> re.Pattern[str]:
    scales = alternation(SCALES)
    return re.compile(rf"(?P<figure>{FIGURES})\s*(?P<scale>(?:(?:{scales})(?!\w)\s*){{0,3}})", re.IGNORECASE)


def half_step(mention: Mention, value: Decimal, unit_code: str | None) -> Decimal:
    """Return half of the last place that the words show of ``value``: ``9,55 tỷ`` → 5 000 000.

    A whole number of things counted is exact unless it ends in three noughts or more, of which at most half of its
    figures are taken for rounding; one of a measured unit (it has a ``unit_code``) or of a currency is rounded to its
    last figure.
    """
    for match in _figure().finditer(tone_placed(mention.text)):
        try:
            number = figures(match["figure"])
        except ValueError:
            continue
        scale = _scale(number, match["scale"], value)
        if scale is None:
            continue
        places = -int(number.as_tuple().exponent)
        if places > 0:
            return HALF * scale / Decimal(10) ** places
        noughts = int(number.normalize().as_tuple().exponent) if number else 0
        noughts = min(noughts, len(number.as_tuple().digits) // 2)
        if noughts >= _ROUND:
            return HALF * scale * Decimal(10) ** noughts
        counted = scale == 1 and mention.label in _COUNTED and unit_code is None
        return Decimal(0) if counted else HALF * scale
    return Decimal(0) if mention.label in _COUNTED else HALF


def _scale(number: Decimal, said: str, value: Decimal) -> Decimal | None:
    """Return value / number where a scale explains it: the one beside the figure, or one said later for both."""
    if not number:
        return Decimal(1) if not value else None
    if number * scale_of(said) == value:
        return Decimal(scale_of(said))
    ratio = value / number
    return ratio if ratio == ratio.to_integral_value() and ratio in (10**3, 10**6, 10**9, 10**12, 10**15) else None


def text(value: Decimal) -> str:
    """Write a figure with a decimal point and no trailing noughts."""
    written = format(value, "f")
    return written.rstrip("0").rstrip(".") if "." in written else written


def shown(value: Decimal, step: Decimal) -> str:
    """Write a computed figure with two places more than the stated one shows."""
    places = max(0, -int((step or Decimal(1)).normalize().adjusted())) + 2
    return text(round(value, places))
