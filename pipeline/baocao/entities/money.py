"""MONEY: a number in the currency's main unit, its ISO 4217 code, and what it is per (``1200000 VND/hộ``)."""

from __future__ import annotations

import re
from decimal import Decimal

from baocao.entities.amount import cleaned, hedged, numbers, read
from baocao.entities.context import Context
from baocao.records import Amount, Value
from baocao.vietnamese.grammar import alternation, words
from baocao.vietnamese.numerals import scale_of
from baocao.vietnamese.text import tone_placed

_CODES = {name: code for code, names in words("currencies").items() for name in names}
_CURRENCY = re.compile(rf"(?:{alternation(_CODES)})(?!\w)", re.IGNORECASE)
_SIGN_FIRST = re.compile(rf"(?P<currency>{alternation(_CODES)})\s*(?P<rest>\d.*)", re.IGNORECASE)
_PER = re.compile(
    rf"(?:{alternation(words('numerals')['per'])})\s+(?:{words('numerals')['one']}\s+)?|/\s*", re.IGNORECASE
)
_JOIN = re.compile(rf"([-–—−÷/]|(?:{alternation(words('numerals')['to'])})\s)\s*(?=\d)", re.IGNORECASE)
# Millions and billions said without a currency are đồng.
_BARE_SCALE = 10**6


def parse(text: str, context: Context) -> Amount:
    """Read ``9,55 tỷ đồng``, ``1.022,325/2.000 tỷ đồng``, ``500.000 đồng/hộ/tháng``; raises ``ValueError``."""
    plain = cleaned(text)
    first = _SIGN_FIRST.fullmatch(plain)
    if first:
        plain = f"{first['rest']} {first['currency']}"
    reading = read(plain)
    low, high, of, rest = reading.low, reading.high, reading.of, reading.rest
    currency = _CURRENCY.match(tone_placed(rest))
    if not currency:
        if rest or max(low, of or low) < _BARE_SCALE or not scale_of(plain) >= _BARE_SCALE:
            raise ValueError(f"no currency that is known: {text}")
        return Amount(low, high, "VND", None, of, hedged(context))
    code = _CODES[currency[0].lower()]
    after = rest[currency.end() :].strip()
    if of is None and high is None:
        low, high, of, after = _second(low, after, code)
    per = _PER.match(after)
    if after and not per:
        raise ValueError(f"words after the currency: {after}")
    unit = re.sub(r"\s*/\s*", "/", after[per.end() :].strip()) if per else None
    return Amount(low, high, code, unit or None, of, hedged(context))


def _second(low: Decimal, after: str, code: str) -> tuple[Decimal, Decimal | None, Decimal | None, str]:
    """Read the other side of ``5.817 tỷ đồng/5.937 tỷ đồng`` or of ``10 triệu đồng - 15 triệu đồng``."""
    join = _JOIN.match(after)
    if not join:
        return low, None, None, after
    reading = read(after[join.end() :])
    currency = _CURRENCY.match(tone_placed(reading.rest))
    if not currency or _CODES[currency[0].lower()] != code:
        return low, None, None, after
    rest = reading.rest[currency.end() :].strip()
    return (low, None, reading.low, rest) if join[1] == "/" else (low, reading.low, None, rest)


def write(value: Value) -> str:
    """Write ``1022325000000/2000000000000 VND``, ``55000..70000 VND/kg``."""
    assert isinstance(value, Amount)
    per = f"/{value.per}" if value.per else ""
    return f"{numbers(value.low, value.high, value.of)} {value.unit}{per}"
