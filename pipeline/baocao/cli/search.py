"""``baocao search``: passages of all reports."""

from __future__ import annotations

from typing import Annotated

import typer

from baocao.cli import options
from baocao.messages import say


def about() -> str:
    """Return the help."""
    return say(
        "Find passages in all reports. Words with marks match those marks, words without match any."
        "\n\n[bold]Examples[/]"
        "\n\nbaocao search giai ngan von"
        "\n\nbaocao search cong nghiep --limit 3 --json"
    )


def search(
    words: Annotated[list[str], typer.Argument(metavar="WORDS", show_default=False)],
    store: Annotated[str, options.store()] = options.DEFAULT_STORE,
    json: Annotated[bool, options.as_json()] = False,
    limit: Annotated[int, options.limit()] = 20,
) -> None:
    """Print the passages that hold all the words, best first."""
    from baocao.search.passages import as_json
    from baocao.search.passages import search as find
    from baocao.store import open_store

    query = options.asked(words)
    with open_store(store) as opened:
        found = find(opened, query, limit)
    if json:
        options.print_json(as_json(found))
        return
    from baocao.render.citations import print_passages
    from baocao.render.tables import console

    if found:
        print_passages(console(), found, query)
    else:
        print(say("no passage holds: {query}", query=query))
