"""A unit's UCUM code, where the standard has one."""

from __future__ import annotations

from functools import cache

from baocao.vietnamese.grammar import words
from baocao.vietnamese.text import nfc


@cache
def ucum(unit: str | None, per: str | None = None) -> str | None:
    """Return the UCUM code of a unit as the guidelines write it (``tạ`` per ``ha`` → ``dt/har``), None for a count."""
    if unit is None:
        return None
    codes: dict[str, str] = words("units_ucum")["codes"]
    parts = [codes.get(nfc(part).strip().lower()) for part in ([unit, *per.split("/")] if per else [unit])]
    if any(part is None for part in parts):
        return codes.get(f"{unit}/{per}".lower()) if per else None
    return "/".join(part for part in parts if part)
