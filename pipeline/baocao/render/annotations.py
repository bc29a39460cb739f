"""Counts of annotations as a table for a terminal: a column a file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rich.table import Table

from baocao.messages import grouped, say
from baocao.render.tables import grid

_ROWS = ("records", "words", "characters", "issuers", "valued", "noted", "cut")


def stats(counts: Mapping[str, Mapping[str, Any]]) -> Table:
    """Return a table of the counts by file: sizes first, then labels and relation types."""
    table = grid("", *counts, right=range(1, len(counts) + 1))
    names = {
        "records": say("records"), "words": say("words"), "characters": say("characters"), "issuers": say("issuers"),
        "valued": say("entities with a value"), "noted": say("entities with a note"), "cut": say("cut entities"),
    }  # fmt: skip
    for row in _ROWS:
        table.add_row(names[row], *(grouped(c[row]) for c in counts.values()))
    table.add_row(say("years"), *(f"{c['years'][0]}–{c['years'][-1]}" if c["years"] else "" for c in counts.values()))
    for group in ("labels", "relations"):
        table.add_section()
        for name in dict.fromkeys(name for c in counts.values() for name in c[group]):
            table.add_row(name, *(grouped(c[group].get(name, 0)) for c in counts.values()))
    return table
