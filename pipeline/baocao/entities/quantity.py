"""QUANTITY: a number and the text of its unit (``98 cuộc``, ``31/36 xã``, ``98 thuê bao/100 dân``)."""

from __future__ import annotations

import re

from baocao.entities.amount import hedged, leading_number, numbers, read
from baocao.entities.context import Context
from baocao.records import Amount, Value


def parse(text: str, context: Context) -> Amount:
    """Read a counted or measured amount; the unit stays as written. Raises ``ValueError`` where no number is read."""
    reading = read(text)
    of = reading.of
    unit, _, per = (part.strip() for part in reading.rest.partition("/"))
    if not unit and per:
        raise ValueError(f"a slash with nothing before it: {text}")
    # 12 xã/15 xã is x/y, 01 cá nhân/01 ban a rate
    whole = leading_number(per)
    if of is None and whole and whole[1].lower() == unit.lower():
        of, per = whole[0], ""
    return Amount(reading.low, reading.high, unit or None, re.sub(r"\s*/\s*", "/", per) or None, of, hedged(context))


def write(value: Value) -> str:
    """Write ``1601170000 kWh``, ``31/36 xã``, ``41`` (no unit beside the number)."""
    assert isinstance(value, Amount)
    per = f"/{value.per}" if value.per else ""
    return f"{numbers(value.low, value.high, value.of)} {value.unit or ''}{per}".strip()
