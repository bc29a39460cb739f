"""``baocao status``: the runs, what was put in quarantine, which values could not be read."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import typer

from baocao.cli import options
from baocao.messages import grouped, retold, say


def about() -> str:
    """Return the help."""
    return say(
        "Show the runs, the quarantined files and why, and the values that could not be read and why."
        "\n\n[bold]Examples[/]\n\nbaocao status\n\nbaocao status --limit 200"
    )


def status(
    store: Annotated[str, options.store()] = options.DEFAULT_STORE,
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1, help=say("Show at most N of each."))] = 20,
) -> None:
    """Print the store's log."""
    from baocao.render import tables
    from baocao.store import open_store, queries
    from baocao.store.quarantine import quarantined
    from baocao.store.runs import runs

    with open_store(store) as opened:
        totals = queries.totals(opened)
        log = runs(opened, limit)
        refused = quarantined(opened)
        unread = queries.unread(opened, limit)
        address = opened.url
    out = tables.console()
    out.print(
        say(
            "{store}: {reports} reports, {documents} documents, {citations} citations ({linked} linked), "
            "{mentions} mentions",
            store=address,
            **{name: grouped(totals[name]) for name in ("reports", "documents", "citations", "linked", "mentions")},
        ),
        style="bold",
    )
    headings = (say("started"), say("tagger"), say("inputs"), say("written"), say("same as before"), say("quarantined"))
    table = tables.grid(say("run"), *headings, say("ignored"), right=(0, 3, 4, 5, 6, 7))
    for run in log:
        counts = (run.inputs, run.written, run.skipped, run.quarantined, run.ignored)
        broken = "" if run.ended else " " + say("(broken off)")
        table.add_row(str(run.number), _moment(run.started) + broken, tables.escape(run.tagger), *map(grouped, counts))
    out.print()
    out.print(table)
    out.print()
    if refused:
        out.print(say("quarantined: {count}", count=grouped(len(refused))), style="bold")
        rows = tables.grid("", "")
        for report, reason in refused[:limit]:
            rows.add_row(tables.escape(report), tables.escape(say(reason.message, **reason.figures)))
        out.print(rows)
        out.print(_further(len(refused) - limit), end="")
    else:
        out.print(say("nothing in quarantine"))
    if unread:
        out.print(say("values that could not be read: {count}", count=grouped(totals["unread"])), style="bold")
        rows = tables.grid("", "", "", "", right=(1,))
        for value in unread:
            words = tables.one_line(value.text)
            rows.add_row(
                *map(tables.escape, (value.report, str(value.start), f"{value.label} {words}", retold(value.reason)))
            )
        out.print(rows)
        out.print(_further(totals["unread"] - limit), end="")
    else:
        out.print(say("every value was read"))


def _further(count: int) -> str:
    return say("… and {count} more (--limit)", count=grouped(count)) + "\n" if count > 0 else ""


def _moment(iso: str) -> str:
    """Return a moment in the reader's own time, to the minute."""
    return datetime.fromisoformat(iso).astimezone().strftime("%Y-%m-%d %H:%M")
