"""Observations as a person reads them: one line each, the figures with their unit, and the passage under it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from baocao.messages import grouped, language, say
from baocao.render.tables import one_line

_AROUND = 160


def print_facts(out: Console, found: Sequence[Mapping[str, Any]]) -> None:
    """Print each observation: what, how much, when, where, whose; what was planned; where it stands."""
    for one in found:
        out.print(_headline(one))
        for line in _linked(one):
            out.print(Padding(line, (0, 0, 0, 2), expand=False))
        place = f"{one['report']}:{one['start']}"
        quote = one_line(one["quote"])
        short = quote if len(quote) <= 2 * _AROUND else quote[: 2 * _AROUND] + "…"
        out.print(Padding(Text(f"{place}  {short}", style="dim"), (0, 0, 0, 2), expand=False))


def figure(value: float | None) -> str:
    """Return a figure as the language writes it: ``1.234,5`` in Vietnamese, ``1,234.5`` in English."""
    if value is None:
        return ""
    whole, _, rest = format(Decimal(str(value)), "f").partition(".")
    point = "." if language() == "en" else ","
    sign = "-" if whole.startswith("-") else ""
    rest = rest.rstrip("0")
    return sign + grouped(int(whole.lstrip("-") or 0)) + (f"{point}{rest}" if rest else "")


def _amount(one: Mapping[str, Any]) -> str:
    unit = "/".join(part for part in (one["unit"], one["per"]) if part)
    if one["value"] is None and one["low"] is not None and one["high"] is not None:
        said = f"{figure(one['low'])} - {figure(one['high'])}"
    elif one["of"] is not None:
        said = f"{figure(one['value'])}/{figure(one['of'])}"
    else:
        side = "≥ " if one["low"] is not None else "≤ " if one["high"] is not None else ""
        said = side + figure(one["value"])
    return f"{said} {unit}".strip()


def _headline(one: Mapping[str, Any]) -> Text:
    text = Text(one["indicator_text"], style="bold")
    if one["value"] is not None or one["low"] is not None:
        text.append(f"  {_amount(one)}", style="bold yellow")
    for key in ("period", "area", "subject"):
        if one[key]:
            text.append(f" · {one[key]}", style="not bold")
    if one["status"] != "actual":
        text.append(f" · {_status(one['status'])}", style="not bold green")
    return text


def _status(name: str) -> str:
    return {"estimated": say("estimated"), "target": say("target"), "plan": say("plan")}[name]


def _linked(one: Mapping[str, Any]) -> list[str]:
    lines = []
    if change := one["change"]:
        base = f" ({change['base']})" if change["base"] else ""
        sign = "+" if change["value"] > 0 and change["unit"] else ""
        lines.append(f"{say('change')}: {sign}{figure(change['value'])} {change['unit'] or ''}{base}")
    if one["plan_share"] is not None:
        lines.append(f"{say('share of plan')}: {figure(one['plan_share'])} %")
    if target := one["target"]:
        when = f" ({target['period']})" if target["period"] else ""
        lines.append(f"{say('target')}: {figure(target['value'])} {target['unit'] or ''}{when}")
    return lines
