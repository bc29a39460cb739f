"""``baocao export``: the store as files, one table each."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from baocao.cli import options
from baocao.errors import UsageError
from baocao.messages import grouped, say


def about() -> str:
    """Return the help."""
    return say(
        "Write the store's tables to a folder, one file each: reports, documents, citations, relations, mentions,"
        " observations. docs/schema.md says what the columns are."
        "\n\n[bold]Examples[/]"
        "\n\nbaocao export --to csv tables/"
        "\n\nbaocao export --to parquet tables/ --store sqlite:///reports.db"
    )


def export(
    folder: Annotated[Path, typer.Argument(metavar="DIR", show_default=False)],
    to: Annotated[str, typer.Option("--to", metavar="parquet|csv|jsonl", help=say("The files' format."))],
    store: Annotated[str, options.store()] = options.DEFAULT_STORE,
) -> None:
    """Write the files and say how many rows each holds."""
    from baocao.exchange.dump import WRITERS, dump
    from baocao.store import open_store

    if to not in WRITERS:
        raise UsageError("no such export format: {name} (there is: {known})", name=to, known=", ".join(WRITERS))
    with open_store(store) as opened:
        for path, count in dump(opened, folder, to):
            print(f"{path}\t{grouped(count)}")
