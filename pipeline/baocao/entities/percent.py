"""PERCENT: a number in percent (``60.6``, ``7..7.5``); percentage points are written alike."""

from __future__ import annotations

import re

from baocao.entities.amount import cleaned, hedged, numbers, read
from baocao.entities.context import Context
from baocao.records import Amount, Value
from baocao.vietnamese.grammar import alternation, words
from baocao.vietnamese.text import tone_placed

_SIGN = re.compile(rf"(?:{alternation(words('numerals')['percent'])})", re.IGNORECASE)
_INNER_SIGN = re.compile(r"%\s*(?=[-–—−÷]\s*\d)")


def parse(text: str, context: Context) -> Amount:
    """Read ``60,6%``, ``7 - 7,5%``, ``-1,2%``, ``0,5 điểm phần trăm``; raises ``ValueError``."""
    reading = read(_INNER_SIGN.sub("", cleaned(text)))
    if not _SIGN.fullmatch(tone_placed(reading.rest)):
        raise ValueError(f"no percent sign after the number: {text}")
    if reading.of is not None:
        raise ValueError(f"two shares with a slash between: {text}")
    return Amount(reading.low, reading.high, "%", None, None, hedged(context))


def write(value: Value) -> str:
    """Write ``60.6``, ``7..7.5``."""
    assert isinstance(value, Amount)
    return numbers(value.low, value.high, None)
