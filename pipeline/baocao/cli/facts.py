"""``baocao facts``: observations, whose value, when and where."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from baocao.cli import options
from baocao.messages import say


def about() -> str:
    """Return the help."""
    return say(
        "Find what reports state: an indicator's values, whose, when and where, with change, plan and target."
        "\n\nWithout a query: all. A period in the query narrows it."
        "\n\n[bold]Examples[/]"
        "\n\nbaocao facts doanh thu du lich"
        "\n\nbaocao facts giai ngan 2024 Q2 --json"
        "\n\nbaocao facts --report 185.txt --xlsx facts.xlsx"
    )


def facts(
    query: Annotated[list[str] | None, typer.Argument(metavar="[QUERY]", show_default=False)] = None,
    report: Annotated[str | None, typer.Option("--report", metavar="ID", help=say("Only of this report."))] = None,
    period: Annotated[
        str | None, typer.Option("--period", metavar="PERIOD", help=say("Only within it: 2024, 2024-Q2, 2021/2025."))
    ] = None,
    area: Annotated[
        str | None, typer.Option("--area", metavar="AREA", help=say("Only of this place, with or without marks."))
    ] = None,
    doubtful: Annotated[
        bool, typer.Option("--doubtful", help=say("List the indicators that may be one and are kept apart."))
    ] = False,
    store: Annotated[str, options.store()] = options.DEFAULT_STORE,
    json: Annotated[bool, options.as_json()] = False,
    csv: Annotated[bool, options.as_csv()] = False,
    xlsx: Annotated[Path | None, options.as_xlsx()] = None,
    limit: Annotated[int | None, options.limit()] = None,
) -> None:
    """Print the observations that fit, best first."""
    options.one_form(json, csv, xlsx)
    from baocao.search.observations import KEYS
    from baocao.search.observations import facts as find
    from baocao.store import open_store

    words = " ".join(query or [])
    if query:
        options.asked(query)
    with open_store(store) as opened:
        if doubtful:
            _doubtful(opened, json)
            return
        found = find(opened, words, report=report, period=period, area=area, limit=limit)
    if json:
        options.print_json(found)
    elif csv or xlsx:
        from baocao.exchange.sheets import of_facts

        options.put_sheet(of_facts(found, KEYS), xlsx)
    elif found:
        from baocao.render.observations import print_facts
        from baocao.render.tables import console

        print_facts(console(), found)
    else:
        print(say("no observation in the store fits"))


def _doubtful(opened: object, json: bool) -> None:
    from dataclasses import asdict

    from baocao.messages import retold
    from baocao.search.doubtful import pairs
    from baocao.store import Store

    assert isinstance(opened, Store)
    found = pairs(opened)
    if json:
        options.print_json([asdict(pair) for pair in found])
        return
    for pair in found:
        print(f"{pair.first} | {pair.second} | {retold(pair.reason)}")
