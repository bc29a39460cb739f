"""``baocao extract``: what is found in reports, to standard output; no store."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from baocao.cli import options
from baocao.errors import UsageError
from baocao.messages import say

if TYPE_CHECKING:
    from baocao.batch.inputs import Item
    from baocao.batch.worker import Outcome
    from baocao.records import Analysis

FORMATS = ("jsonl", "table", "html")
STDIN = "-"


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
    format: Annotated[
        str, typer.Option("--format", metavar="|".join(FORMATS), help=say("How it is printed."))
    ] = "jsonl",
    date: Annotated[str | None, options.date()] = None,
    tagger: Annotated[str | None, options.tagger()] = None,
    jobs: Annotated[int | None, options.jobs()] = None,
    min_score: Annotated[float, options.min_score()] = 0.0,
) -> int:
    """Read, analyse and print each input; those that cannot be read go to standard error, and the exit code is 3."""
    if format not in FORMATS:
        raise UsageError("--format takes {formats}, not '{given}'", formats=" | ".join(FORMATS), given=format)
    from baocao.batch.extract import analyses

    refused: list[Outcome] = []
    found = analyses(
        _items(inputs), options.chosen_tagger(tagger), options.checked_date(date), jobs, min_score, refused.append
    )
    _print(found, format)
    sys.stdout.flush()
    for outcome in refused:
        assert outcome.refused
        options.complain(outcome.item.id, outcome.refused)
    return 3 if refused else 0


def _items(inputs: Sequence[str]) -> list[Item]:
    """Return the inputs in order, standard input where ``-`` stands."""
    from baocao.batch.inputs import gather

    named = list(gather([given for given in inputs if given != STDIN]).items) if set(inputs) != {STDIN} else []
    return [*named, _standard_input()] if STDIN in inputs else named


def _standard_input() -> Item:
    from baocao.batch.inputs import Item
    from baocao.errors import UnreadableError
    from baocao.ingest.encoding import decoded

    data = sys.stdin.buffer.read()
    try:
        decoded(data)  # the reasons of a file hold here too, but line ends stay: offsets index what was given
    except UnreadableError as reason:
        return Item(STDIN, Path(STDIN), refused=reason)
    return Item(STDIN, Path(STDIN), text=data.decode("utf-8").removeprefix("\ufeff"))


def _print(analyses: Iterator[Analysis], format: str) -> None:
    if format == "jsonl":
        from baocao.render.records import to_line

        for analysis in analyses:
            print(to_line(analysis))
    elif format == "html":
        from baocao.render.html import page

        for piece in page(analyses):
            print(piece, end="")
    else:
        from baocao.render import tables
        from baocao.render.html import header_fields

        out = tables.console()
        for analysis in analyses:
            out.print(f"[bold]{tables.escape(analysis.document.id)}[/]")
            out.print(tables.fields(header_fields(analysis)), tables.mentions(analysis), "", sep="\n")
