"""``baocao run``: every input through the workers, one writer, the linking pass at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from itertools import islice

from baocao import __version__
from baocao.batch.inputs import Inputs, Item
from baocao.batch.local import outcomes
from baocao.batch.worker import Outcome, Task, Work
from baocao.errors import BaocaoError
from baocao.store import Store, quarantine, runs
from baocao.store.linking import link
from baocao.store.writer import states, write_prepared

_AT_ONCE = 200


@dataclass(slots=True)
class Summary:
    """What a run did. ``refused``: the quarantined inputs and why, in order; ``characters``: of the texts read."""

    number: int
    inputs: int
    ignored: int
    written: int = 0
    skipped: int = 0
    characters: int = 0
    mentions: int = 0
    refused: list[tuple[str, BaocaoError]] = field(default_factory=list)


def run(
    store: Store,
    inputs: Inputs,
    *,
    tagger: str,
    fingerprint: str,
    date: str | None = None,
    least: float = 0.0,
    jobs: int | None = None,
    force: bool = False,
    done: Callable[[Outcome], None] | None = None,
) -> Summary:
    """Put ``inputs`` into ``store`` and link what they cite; ``done`` is called after each.

    An input that stands there unchanged is passed over unless ``force``; what is less sure
    than ``least`` is left out. Raises ``StoreError`` where the store fails
    and ``UsageError`` for an unknown tagger. However it ends, every report is in the store whole or not at all; after
    Ctrl-C what has been written is linked.
    """
    work = Work(tagger, date, fingerprint, least=least)
    work.start()
    number = runs.begin(
        store,
        version=__version__,
        tagger=tagger,
        fingerprint=fingerprint,
        inputs=len(inputs.items),
        ignored=inputs.ignored,
    )
    summary = Summary(number, len(inputs.items), inputs.ignored)
    try:
        with closing(outcomes(work, _tasks(store, inputs.items, force), _jobs(jobs, inputs))) as results:
            for outcome in results:
                _keep(store, outcome, summary)
                if done:
                    done(outcome)
    except KeyboardInterrupt:
        link(store)
        raise
    link(store)
    counts = {"written": summary.written, "skipped": summary.skipped, "quarantined": len(summary.refused)}
    runs.end(store, number, **counts)
    return summary


def _jobs(jobs: int | None, inputs: Inputs) -> int | None:
    return min(jobs, len(inputs.items)) if jobs else (1 if len(inputs.items) == 1 else None)


def _tasks(store: Store, items: tuple[Item, ...], force: bool) -> Iterator[Task]:
    left = iter(items)
    while some := list(islice(left, _AT_ONCE)):
        known = {} if force else states(store, [item.id for item in some])
        yield from (Task(item, known.get(item.id)) for item in some)


def _keep(store: Store, outcome: Outcome, summary: Summary) -> None:
    if outcome.refused:
        quarantine.put(store, outcome.item.id, outcome.item.source, outcome.refused, summary.number)
        summary.refused.append((outcome.item.id, outcome.refused))
    elif outcome.same:
        summary.skipped += 1
    elif outcome.prepared:
        write_prepared(store, outcome.prepared)
        summary.written += 1
        summary.characters += outcome.characters
        summary.mentions += len(outcome.prepared.children["mentions"])
