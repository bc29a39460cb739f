"""``baocao run``: reports into the store."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Annotated

import typer

from baocao.cli import options
from baocao.messages import say
from baocao.settings import Settings, shipped_model


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
    min_score: Annotated[float, options.min_score()] = 0.0,
) -> int:
    """Read, analyse, store and link; print a summary. Exit code 3 where some inputs went to quarantine."""
    settings = Settings(options.chosen_tagger(tagger), options.checked_date(date), min_score)
    from baocao.batch.inputs import gather
    from baocao.batch.run import run as into_store
    from baocao.cli.progress import progress
    from baocao.cli.summary import print_run
    from baocao.recognise import taggers
    from baocao.store import open_store

    gathered = gather(inputs)
    taggers.tagger(settings.tagger)  # a wrong name is said before a store is made
    began = time.monotonic()
    with open_store(store, create=True) as opened:
        with progress(len(gathered.items)) as done:
            result = into_store(
                opened,
                gathered,
                tagger=settings.tagger,
                fingerprint=settings.fingerprint(_model(settings.tagger)),
                date=settings.date,
                least=settings.min_score,
                jobs=jobs,
                force=force,
                done=done,
            )
        print_run(opened, result, time.monotonic() - began, "" if store == options.DEFAULT_STORE else store)
    for report, reason in result.refused:
        options.complain(report, reason)
    return 3 if result.refused else 0


def _model(tagger: str) -> Path | None:
    """Return the folder whose files a tagger runs."""
    if tagger == "grammar":
        return None
    return shipped_model() if tagger in ("model", "both") else Path(tagger)
