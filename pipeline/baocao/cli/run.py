"""``baocao run``: reports into the store."""

from __future__ import annotations

from typing import Annotated

import typer

from baocao.cli import options
from baocao.messages import say


def about() -> str:
    """Return the help."""
    return say(
        "Read reports (files, folders, .jsonl records) into the store, and link what they cite."
        "\n\nA report that stands there unchanged is passed over."
        "\n\n[bold]Examples[/]"
        "\n\nbaocao run corpus/"
        "\n\nbaocao run reports/ more.jsonl --store sqlite:///reports.db --jobs 4"
    )


def run(
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT", show_default=False)],
    store: Annotated[str, options.store()] = options.DEFAULT_STORE,
    jobs: Annotated[int | None, options.jobs()] = None,
    force: Annotated[bool, typer.Option("--force", help=say("Read unchanged reports again too."))] = False,
    tagger: Annotated[str | None, options.tagger()] = None,
    date: Annotated[str | None, options.date()] = None,
) -> int:
    """Read, analyse, store and link; print a summary."""
    raise NotImplementedError
