"""``baocao sql``: a read-only query of one's own."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from baocao.cli import options
from baocao.messages import say


def about() -> str:
    """Return the help."""
    return say(
        "Run a query on the store and print what it gives; it only reads. docs/schema.md has the tables and twelve"
        " queries that work."
        "\n\n[bold]Examples[/]"
        "\n\nbaocao sql \"SELECT indicator, value, unit FROM observations WHERE period = '2024-H1'\""
    )


def sql(
    query: Annotated[str, typer.Argument(metavar="QUERY", show_default=False)],
    store: Annotated[str, options.store()] = options.DEFAULT_STORE,
    json: Annotated[bool, options.as_json()] = False,
    csv: Annotated[bool, options.as_csv()] = False,
    xlsx: Annotated[Path | None, options.as_xlsx()] = None,
) -> None:
    """Print the rows as a table."""
    options.one_form(json, csv, xlsx)
    options.asked([query])
    from baocao.store import open_store
    from baocao.store.sql import ask

    with open_store(store) as opened:
        columns, rows = ask(opened, query)
    if json:
        options.print_json([dict(zip(columns, row, strict=True)) for row in rows])
        return
    if csv or xlsx:
        options.put_sheet((columns, rows), xlsx)
        return
    from baocao.render.tables import console, escape, grid

    right = [i for i in range(len(columns)) if rows and all(isinstance(r[i], int | float | None) for r in rows)]
    table = grid(*columns, right=right)
    for row in rows:
        table.add_row(*("" if cell is None else escape(str(cell)) for cell in row))
    console().print(table)
