"""``baocao cite``: who cites a document."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from baocao.cli import options
from baocao.messages import say


def about() -> str:
    """Return the help."""
    return say(
        "Find a document as you would name it, and the passages of reports that cite it."
        "\n\n[bold]Examples[/]"
        "\n\nbaocao cite 17-NQ/TU"
        "\n\nbaocao cite nghi quyet 17 nq tu"
        "\n\nbaocao cite 'NQ 45/2022' --json"
    )


def cite(
    query: Annotated[list[str], typer.Argument(metavar="QUERY", show_default=False)],
    store: Annotated[str, options.store()] = options.DEFAULT_STORE,
    json: Annotated[bool, options.as_json()] = False,
    csv: Annotated[bool, options.as_csv()] = False,
    xlsx: Annotated[Path | None, options.as_xlsx()] = None,
    limit: Annotated[int | None, options.limit()] = None,
) -> None:
    """Print the documents meant, best first, and under each its citations."""
    options.one_form(json, csv, xlsx)
    from baocao.search.citations import as_json
    from baocao.search.citations import cite as find
    from baocao.store import open_store

    words = options.asked(query)
    with open_store(store) as opened:
        found = find(opened, words, limit)
    if json:
        options.print_json(as_json(found))
        return
    if csv or xlsx:
        from baocao.exchange.sheets import of_citations

        options.put_sheet(of_citations(as_json(found)), xlsx)
        return
    from baocao.render.citations import print_found
    from baocao.render.tables import console

    if found:
        print_found(console(), found)
    else:
        print(say("no document in the store fits: {query}", query=words))
