"""What does not add up, as a person reads it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from baocao.messages import say
from baocao.render.observations import figure
from baocao.render.tables import one_line

_AROUND = 220


def print_checks(out: Console, found: Sequence[Mapping[str, Any]]) -> None:
    """Print each finding: the kind, stated against computed with the tolerance, the passage; a conflict's other one."""
    for one in found:
        text = Text(f"{one['report']}:{one['start']}  ", style="dim")
        text.append(_kind(one["kind"]), style="bold")
        text.append(f"  {_said(one)}", style="not dim")
        out.print(text)
        out.print(Padding(Text(_short(one["quote"])), (0, 0, 0, 2), expand=False))
        if other := one.get("other"):
            where = f"{other['report']}:{other['start']}  {_short(other['quote'])}"
            out.print(Padding(Text(where, style="dim"), (0, 0, 0, 2), expand=False))


def _kind(name: str) -> str:
    return {
        "share": say("share"),
        "parts": say("parts and whole"),
        "plan": say("share of plan"),
        "change": say("change"),
        "citation": say("citation"),
        "conflict": say("conflict between reports"),
    }[name]


def _said(one: Mapping[str, Any]) -> str:
    stated, computed, tolerance = one["stated"], one["computed"], one["tolerance"]
    if one["kind"] == "citation":
        return say("stated {stated}, expected {computed}", stated=stated, computed=computed)
    return say(
        "stated {stated}, computed {computed}, tolerance {tolerance}",
        stated=figure(stated),
        computed=figure(computed),
        tolerance=figure(tolerance),
    )


def _short(quote: str) -> str:
    line = one_line(quote)
    return line if len(line) <= _AROUND else line[:_AROUND] + "…"
