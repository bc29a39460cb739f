"""What a run gives a person to read: what went in, what the store holds now, what to try next."""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from rich.console import Console

from baocao.batch.run import Summary
from baocao.messages import grouped, language, say, say_count
from baocao.render.documents import day, written
from baocao.render.tables import console, counts, escape, grid
from baocao.store import Store, queries

MOST_CITED = 5


def print_run(store: Store, run: Summary, seconds: float, url: str) -> None:
    """Print what ``run`` did and what ``store`` holds; ``url`` is what ``--store`` needs, empty for the default."""
    out = console()
    out.print(_went_in(run, seconds), style="bold")
    totals = queries.totals(store)
    if not totals["reports"]:
        return
    figures = {name: grouped(totals[name]) for name in ("reports", "documents", "citations")}
    out.print(
        say(
            "The store {store} holds {reports} reports that cite {documents} documents in {citations} places.",
            store=store.url,
            **figures,
        )
    )
    out.print()
    out.print(counts(queries.labels(store).items()))
    _print_most_cited(out, store)
    out.print()
    out.print(say("Try next:"), style="bold")
    for command in _next(store, url):
        out.print(f"  {escape(command)}", soft_wrap=True)


def _went_in(run: Summary, seconds: float) -> str:
    told = [say_count("{count} report read", "{count} reports read", run.written)]
    if run.written:
        time = f"{seconds:.1f}" if language() == "en" else f"{seconds:.1f}".replace(".", ",")
        told[0] += " " + say(
            "({characters} characters in {seconds} s)", characters=grouped(run.characters), seconds=time
        )
    if run.skipped:
        told.append(say("{count} unchanged", count=grouped(run.skipped)))
    if run.refused:
        told.append(say("{count} in quarantine", count=grouped(len(run.refused))))
    if run.ignored:
        told.append(say_count("{count} other file ignored", "{count} other files ignored", run.ignored))
    return ", ".join(told)


def _print_most_cited(out: Console, store: Store) -> None:
    found = [row for row in queries.most_cited(store, MOST_CITED) if row["cited"]]
    if not found:
        return
    out.print()
    out.print(say("Most cited:"), style="bold")
    table = grid("", "", "", "", right=(0,))
    for row in found:
        table.add_row(grouped(row["cited"]), escape(written(row)), escape(row["issuer"] or ""), day(row["date"]))
    out.print(table)


def _next(store: Store, url: str) -> Iterator[str]:
    """Yield commands that answer out of this very store, as they can be typed here."""
    program, where = _program(), f" --store {shlex.quote(url)}" if url else ""
    cited = [row for row in queries.most_cited(store, 50) if row["cited"] and row["number"] and row["symbol"]]
    symbols = [shlex.quote(written(row).split()[-1]) for row in cited]
    if symbols:
        plain = min(symbols, key=lambda symbol: "'" in symbol)  # rather one that needs no quotes
        yield f"{program} cite {plain}{where}"
    words = say('"giai ngan"')
    yield f"{program} search {words}{where}"
    report = next(iter(queries.reports(store)), None)
    if report:
        yield f"{program} show {shlex.quote(report)}{where}"
    yield f"{program} status{where}"
    yield f"{program} --help"


def _program() -> str:
    """Return how this program is called here: by its name where the shell finds it, else by its path."""
    called = Path(sys.argv[0])
    found = shutil.which(called.name)
    if not called.is_file() or (found and Path(found).resolve() == called.resolve()):
        return called.stem if called.is_file() else "baocao"
    return os.path.relpath(called)
