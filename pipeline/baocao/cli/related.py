"""``baocao related``: what a document does to others and others to it."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from baocao.cli import options
from baocao.messages import say


def about() -> str:
    """Return the help."""
    return say(
        "Show what a document replaces, amends and implements, what does so to it, and who cites it."
        "\n\nWhere several documents fit, they are listed and nothing is shown: say the year, issuer or date too."
        "\n\n[bold]Examples[/]"
        "\n\nbaocao related 7/2018 nq hdnd"
        "\n\nbaocao related 153/BC-UBND --json"
    )


def related(
    document: Annotated[list[str], typer.Argument(metavar="DOCUMENT", show_default=False)],
    store: Annotated[str, options.store()] = options.DEFAULT_STORE,
    json: Annotated[bool, options.as_json()] = False,
) -> None:
    """Print a document's relations, each with the report that states it."""
    from baocao.render.related import listed
    from baocao.search.related import AmbiguousError, as_json
    from baocao.search.related import related as find
    from baocao.store import open_store

    words = options.asked(document)
    with open_store(store) as opened:
        try:
            found = find(opened, words)
        except AmbiguousError as several:
            print("\n".join(listed(several.documents)), file=sys.stderr)
            raise
    if json:
        options.print_json(as_json(found))
        return
    from baocao.render.related import print_related
    from baocao.render.tables import console

    print_related(console(), found)
