"""How far a run has come: a bar with rate and time left on a terminal, a plain line now and then elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from baocao.messages import grouped, say

EVERY = 5.0  # seconds between plain lines

Done = Callable[[object], None]


@contextmanager
def progress(total: int) -> Iterator[Done]:
    """Give a function to call after each of ``total`` inputs; what it shows goes to standard error."""
    if sys.stderr.isatty():
        with _bar(total) as done:
            yield done
    else:
        yield _lines(total)


def _lines(total: int) -> Done:
    count = 0
    last = began = time.monotonic()

    def done(_: object) -> None:
        nonlocal count, last
        count += 1
        now = time.monotonic()
        if now - last >= EVERY and count < total:  # after the last the summary follows
            last = now
            left = round((total - count) * (now - began) / count)
            figures = {"done": grouped(count), "total": grouped(total), "left": grouped(left)}
            print(say("{done} of {total} read, about {left} s left", **figures), file=sys.stderr, flush=True)

    return done


@contextmanager
def _bar(total: int) -> Iterator[Done]:
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        ProgressColumn,
        Task,
        TextColumn,
        TimeRemainingColumn,
    )
    from rich.text import Text

    class Rate(ProgressColumn):
        def render(self, task: Task) -> Text:
            return Text(say("{rate:.1f} reports/s", rate=task.speed) if task.speed else "", style="dim")

    columns = (TextColumn(say("reading")), BarColumn(), MofNCompleteColumn(), Rate(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task("", total=total)
        yield lambda _: shown.advance(task)
