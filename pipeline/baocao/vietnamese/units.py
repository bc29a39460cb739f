"""The official lists of administrative units: provinces, districts and communes, before and after 1 July 2025.

The lists are those of the package ``vietnamadminunits`` (the General Statistics Office's codes). Its data file is read
as it lies: importing the package would load a geometry library and take most of a second.
"""

from __future__ import annotations

import re
import sqlite3
from collections import defaultdict
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from baocao.vietnamese.text import folded, tone_placed

PROVINCE, DISTRICT, COMMUNE = 1, 2, 3
MERGED = "2025-07-01"
"""The day from which the 34 provinces stand, without districts (Resolution 202/2025/QH15 and Law 72/2025/QH15)."""
_LAST = "2025-06-30"
_WORD = re.compile(r"[^\W_]+")
_QUERIES = (
    (PROVINCE, "SELECT DISTINCT provinceCode, province, '' FROM {table}"),
    (DISTRICT, "SELECT DISTINCT districtCode, district, provinceCode FROM {table}"),
    (COMMUNE, "SELECT DISTINCT wardCode, ward, {above} FROM {table}"),
)
_LISTS = (("admin_units_legacy", "", _LAST), ("admin_units", MERGED, ""))


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit of one list: ``name`` is official (``Quận Ninh Kiều``), ``parent`` the code of the unit it is in.

    ``first`` and ``last`` are the days it stands in the list, ISO, empty where the list does not say.
    """

    code: str
    name: str
    level: int
    parent: str
    first: str
    last: str

    def stands(self, day: str) -> bool:
        """Tell whether the unit stands on an ISO date."""
        return (not self.first or day >= self.first) and (not self.last or day <= self.last)


def key(name: str) -> str:
    """Return the words of a name, folded, parted by one space."""
    return " ".join(_WORD.findall(folded(name)))


@cache
def units(level: int) -> Mapping[str, tuple[Unit, ...]]:
    """Return the units of a level by the key of their official name; empty where the lists are not installed."""
    found: dict[str, list[Unit]] = defaultdict(list)
    package = find_spec("vietnamadminunits")
    path = Path(package.origin).parent / "data" / "dataset.db" if package and package.origin else None
    if path is None or not path.exists():
        return {}
    query = next(sql for its, sql in _QUERIES if its == level)
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        for table, first, last in _LISTS:
            old = bool(last)
            if level == DISTRICT and not old:
                continue
            for code, name, parent in connection.execute(
                query.format(table=table, above="districtCode" if old else "provinceCode")
            ):
                if code and name:
                    found[key(name)].append(Unit(code, tone_placed(name), level, parent, first, last))
    return {name: tuple(its) for name, its in found.items()}


@cache
def by_code(level: int) -> Mapping[tuple[str, bool], Unit]:
    """Return the units of a level by code and whether they are of the present list."""
    return {(unit.code, bool(unit.first)): unit for its in units(level).values() for unit in its}


@cache
def several(level: int, name: str) -> bool:
    """Tell whether units of more than one province have a name (given by its key)."""
    return len({province(unit).name for unit in units(level).get(name, ())}) > 1


def province(unit: Unit) -> Unit:
    """Return the province a unit is in, itself for a province."""
    now = bool(unit.first)
    if unit.level == COMMUNE and not now:
        unit = by_code(DISTRICT)[unit.parent, now]
    return unit if unit.level == PROVINCE else by_code(PROVINCE)[unit.parent, now]
