"""The options that several verbs share, and the checks on what is given for them."""

from __future__ import annotations

import datetime
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import typer

from baocao.errors import BaocaoError, UsageError
from baocao.messages import say
from baocao.settings import default_tagger

DEFAULT_STORE = "sqlite:///facts.db"


def store() -> Any:
    """Return ``--store URL``."""
    return typer.Option(
        "--store", metavar="URL", help=say("Where the facts are kept: sqlite:///FILE or postgresql://…")
    )


def tagger() -> Any:
    """Return ``--tagger NAME``."""
    metavar = "grammar|model|both|FOLDER"
    return typer.Option(
        "--tagger", metavar=metavar, help=say("What finds the mentions; both, where a model is shipped.")
    )


def date() -> Any:
    """Return ``--date YYYY-MM-DD``."""
    return typer.Option(
        "--date", metavar="YYYY-MM-DD", help=say("The reports' date, in place of what they say themselves.")
    )


def as_json() -> Any:
    """Return ``--json``."""
    return typer.Option("--json", help=say("Print JSON."))


def as_csv() -> Any:
    """Return ``--csv``."""
    return typer.Option("--csv", help=say("Print CSV that Excel opens rightly."))


def as_xlsx() -> Any:
    """Return ``--xlsx FILE``."""
    return typer.Option("--xlsx", metavar="FILE", help=say("Write an Excel file."))


def one_form(*wanted: object) -> None:
    """Raise ``UsageError`` where more than one of JSON, CSV and XLSX is wanted."""
    if sum(bool(form) for form in wanted) > 1:
        raise UsageError("give one of --json, --csv and --xlsx")


def put_sheet(sheet: tuple[Sequence[str], Sequence[Sequence[Any]]], xlsx: Path | None) -> None:
    """Print a sheet (headings, rows) as CSV, or write it to ``xlsx``. Raises ``UsageError`` for a folder not there."""
    from baocao.exchange.sheets import csv_text, write_xlsx

    if xlsx is None:
        print(csv_text(*sheet), end="")
        return
    if not xlsx.parent.is_dir():
        raise UsageError("no such folder: {path}", path=xlsx.parent)
    write_xlsx(*sheet, xlsx)


def limit() -> Any:
    """Return ``--limit N``."""
    return typer.Option("--limit", metavar="N", min=1, help=say("Print at most N, the best."))


def jobs() -> Any:
    """Return ``--jobs N``."""
    return typer.Option("--jobs", metavar="N", min=1, help=say("Processes at work; by default one a core."))


def min_score() -> Any:
    """Return ``--min-score S``."""
    return typer.Option(
        "--min-score", metavar="S", min=0.0, max=1.0, help=say("Leave out what the model is less sure of, 0 to 1.")
    )


def lang() -> str:
    """Return the help of ``--lang``."""
    return say("Language of messages: vi, or en; by default the locale's.")


def version() -> str:
    """Return the help of ``--version``."""
    return say("Print the version.")


def complain(report: str, reason: BaocaoError) -> None:
    """Say on standard error that a report is in quarantine, and why."""
    print(
        say("quarantined: {report}: {reason}", report=report, reason=say(reason.message, **reason.figures)),
        file=sys.stderr,
    )


def print_json(found: Any) -> None:
    """Print ``found`` as JSON a person can read too."""
    print(json.dumps(found, ensure_ascii=False, indent=2))


def asked(typed: list[str]) -> str:
    """Return what was typed as one query; raises ``UsageError`` where it holds no word or number."""
    query = " ".join(typed)
    if not any(c.isalnum() for c in query):
        raise UsageError("the query is empty")
    return query


def checked_date(given: str | None) -> str | None:
    """Return an ISO date as given; raises ``UsageError`` where it is not a day of the calendar written YYYY-MM-DD."""
    if given is None:
        return None
    try:
        day = datetime.date.fromisoformat(given)
    except ValueError:
        day = None
    if day is None or day.isoformat() != given:
        raise UsageError("not a date: '{given}' (write YYYY-MM-DD, as 2024-06-28)", given=given)
    return given


def chosen_tagger(given: str | None) -> str:
    """Return the tagger's name: the one given, else ``both`` where a model is shipped, else ``grammar``."""
    if given is not None:
        return given
    return default_tagger()
