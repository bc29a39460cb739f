"""The list of verbs, each in its own file; built anew at each start, so that the help speaks the language in use."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

import typer

from baocao import __version__, messages
from baocao.cli import (
    annotation,
    check,
    cite,
    evaluate,
    export,
    extract,
    facts,
    forget,
    models,
    options,
    related,
    run,
    search,
    show,
    sql,
    status,
    train,
)
from baocao.cli.help import Command, Group
from baocao.messages import say

VERBS: tuple[tuple[str, Callable[..., Any], Callable[[], str]], ...] = (
    ("run", run.run, run.about),
    ("extract", extract.extract, extract.about),
    ("cite", cite.cite, cite.about),
    ("related", related.related, related.about),
    ("search", search.search, search.about),
    ("facts", facts.facts, facts.about),
    ("check", check.check, check.about),
    ("sql", sql.sql, sql.about),
    ("export", export.export, export.about),
    ("show", show.show, show.about),
    ("status", status.status, status.about),
    ("forget", forget.forget, forget.about),
    ("evaluate", evaluate.evaluate, evaluate.about),
    ("train", train.train, train.about),
    ("models", models.models, models.about),
)
GROUPS: tuple[tuple[str, Callable[[], typer.Typer], Callable[[], str]], ...] = (
    ("annotations", annotation.group, annotation.about),
)


def build() -> typer.Typer:
    """Return the command line, in the language in use."""
    messages.share()
    app = typer.Typer(
        name="baocao",
        cls=Group,
        help=_about(),
        add_completion=False,
        rich_markup_mode="rich",
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["--help", "-h"]},
    )
    app.callback()(_root)
    for name, verb, about in VERBS:
        app.command(name, cls=Command, help=about())(verb)
    for name, group, about in GROUPS:
        app.add_typer(group(), name=name, cls=Group, help=about())
    return app


def _about() -> str:
    return say(
        "Citations, amounts, dates and periods out of Vietnamese government reports, in a store that answers."
        "\n\nFirst: [bold]baocao run FOLDER[/], then [bold]baocao cite 17-NQ/TU[/]."
    )


def _version(wanted: bool) -> None:
    if wanted:
        print(f"baocao {__version__}")
        raise typer.Exit


def _root(
    lang: Annotated[str | None, typer.Option("--lang", metavar="vi|en", help=options.lang())] = None,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help=options.version())
    ] = False,
) -> None:
    assert lang is None or lang in messages.LANGUAGES  # taken out of the arguments before they come here
