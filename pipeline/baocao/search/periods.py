"""The period a person asks for: ``2024 Q2``, ``quý II/2024``, ``6 tháng đầu năm 2024``, ``2021-2025``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from baocao.entities.calendar import days
from baocao.errors import UsageError
from baocao.vietnamese.grammar import words
from baocao.vietnamese.text import folded, nfc


@dataclass(frozen=True, slots=True)
class Asked:
    """A period asked for: ``written`` as the guidelines write it; without a year only its ``ending`` (``-Q2``)."""

    written: str | None
    ending: str | None = None

    def fits(self, period: str | None, first: str | None, last: str | None) -> bool:
        """Tell whether a period lies in the one asked for; where no year was asked, whether it is that part of one."""
        if period is None or first is None or last is None:
            return False
        if self.written is None:
            return self.ending is not None and period.endswith(self.ending)
        low, high = days(self.written)
        return low <= first and last <= high


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rf"(?<!\w){p}(?!\w)") for p in words("facts")["asked_periods"])


def taken(query: str) -> tuple[Asked | None, str]:
    """Take the period out of a query: what is asked for, and the folded words that are left."""
    plain = " ".join(folded(nfc(query)).split())
    found: Asked | None = None
    for pattern in _patterns():
        match = pattern.search(plain)
        if match and (asked := _asked(match.groupdict())):
            found = _joined(found, asked)
            plain = " ".join((plain[: match.start()] + " " + plain[match.end() :]).split())
    return found, plain


def asked_period(given: str) -> Asked:
    """Return the period that is all of ``given``. Raises ``UsageError`` where it is none."""
    found, left = taken(given)
    if found is None or left:
        raise UsageError("not a period: '{given}' (try 2024, 2024-Q2, 2024-H1, 2024-06 or 2021/2025)", given=given)
    return found


def _joined(found: Asked | None, more: Asked) -> Asked:
    """Join a part and a year that were said apart (``quý 2 … 2024``)."""
    if found is None or found.ending is None or more.written is None or len(more.written) != 4:
        return found or more
    return Asked(_whole(more.written, found.ending))


def _whole(year: str, ending: str) -> str:
    return f"{year}-01/{year}{ending}" if ending.startswith("/") else f"{year}{ending}"


def _asked(said: Mapping[str, str | None]) -> Asked | None:
    year, until = said.get("year"), said.get("until")
    if year and until:
        start = f"{year}-{said['month']}" if said.get("month") else year
        return Asked(f"{start}/{until}")
    ending = _ending(said)
    if ending is None:
        return Asked(year) if year else None
    if ending.startswith("/"):
        return Asked(f"{year}-01/{year}{ending[1:]}") if year else Asked(None, ending[1:])
    return Asked(f"{year}{ending}") if year else Asked(None, ending)


def _ending(said: Mapping[str, str | None]) -> str | None:
    """Return what follows the year in a written period: ``-Q2``, ``-H1``, ``-06``, ``/-09`` for nine months."""
    roman: dict[str, int] = words("facts")["roman"]
    if quarter := said.get("quarter"):
        return f"-Q{roman.get(quarter, quarter)}"
    if half := said.get("half"):
        return f"-H{half}"
    if said.get("later"):
        return "-H2"
    if (months := said.get("months")) and 1 <= int(months) <= 12:
        return {"6": "-H1", "12": None}.get(months, f"/-{int(months):02d}")
    month, day = said.get("month"), said.get("day")
    if month and 1 <= int(month) <= 12:
        return f"-{int(month):02d}" + (f"-{day}" if day else "")
    return None
