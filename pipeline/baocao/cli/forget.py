"""``baocao forget``: take a report out of the store."""

from __future__ import annotations

from typing import Annotated

import typer

from baocao.cli import options
from baocao.messages import say


def about() -> str:
    """Return the help."""
    return say(
        "Take a report out of the store, with all that was found in it."
        "\n\n[bold]Example[/]\n\nbaocao forget 185-bc-ubnd-can-tho-2024.txt"
    )


def forget(
    report: Annotated[str, typer.Argument(metavar="REPORT", show_default=False)],
    store: Annotated[str, options.store()] = options.DEFAULT_STORE,
) -> None:
    """Delete the report and link what is left anew."""
    from baocao.store import open_store
    from baocao.store.linking import link
    from baocao.store.writer import forget as take_out

    with open_store(store) as opened:
        take_out(opened, report)
        link(opened)
    print(say("forgotten: {report}", report=report))
