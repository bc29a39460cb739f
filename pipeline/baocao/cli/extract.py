"""``baocao extract``: what is found in reports, to standard output; no store."""

from __future__ import annotations

from typing import Annotated

import typer

from baocao.cli import options
from baocao.errors import UsageError
from baocao.messages import say

FORMATS = ("jsonl", "table", "html")


def about() -> str:
    """Return the help."""
    return say(
        "Print what is found in reports: files, folders, .jsonl records, or - for standard input."
        "\n\n[bold]Examples[/]"
        "\n\nbaocao extract report.txt --format table"
        "\n\nbaocao extract reports/ > found.jsonl"
        "\n\nbaocao extract report.pdf --format html > report.html"
        "\n\necho 'Nghi quyet so 17-NQ/TU' | baocao extract -"
    )


def extract(
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT", show_default=False)],
    format: Annotated[str, typer.Option("--format", metavar="|".join(FORMATS), help=say("How it is printed."))] = "jsonl",
    date: Annotated[str | None, options.date()] = None,
    tagger: Annotated[str | None, options.tagger()] = None,
    jobs: Annotated[int | None, options.jobs()] = None,
) -> int:
    """Read, analyse and print each input; quarantined ones go to standard error."""
    if format not in FORMATS:
        raise UsageError("--format takes {formats}, not '{given}'", formats=" | ".join(FORMATS), given=format)
    date, tagger = options.checked_date(date), options.chosen_tagger(tagger)
    raise NotImplementedError
