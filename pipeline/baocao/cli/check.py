"""``baocao check``: what reports state and does not add up."""

from __future__ import annotations

from typing import Annotated

import typer

from baocao.cli import options
from baocao.messages import say


def about() -> str:
    """Return the help."""
    return say(
        "List what does not add up in a report, or in any: shares, parts and wholes, plans, changes, citations;"
        " and where two reports state one thing in two ways."
        "\n\n[bold]Examples[/]"
        "\n\nbaocao check"
        "\n\nbaocao check 185.txt --json"
    )


def check(
    report: Annotated[str | None, typer.Argument(metavar="[REPORT]", show_default=False)] = None,
    store: Annotated[str, options.store()] = options.DEFAULT_STORE,
    json: Annotated[bool, options.as_json()] = False,
) -> None:
    """Print the findings, by report and place."""
    from baocao.search.checks import check as find
    from baocao.store import open_store

    with open_store(store) as opened:
        found = find(opened, report)
    if json:
        options.print_json(found)
        return
    from baocao.render.checks import print_checks
    from baocao.render.tables import console

    if found:
        print_checks(console(), found)
    else:
        print(say("everything adds up"))
