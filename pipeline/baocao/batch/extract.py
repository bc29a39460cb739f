"""What ``baocao extract`` does with its inputs: analyses in order, no store."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing

from baocao.batch.inputs import Item
from baocao.batch.local import cores, outcomes
from baocao.batch.worker import Outcome, Task, Work
from baocao.records import Analysis

SMALL = 200_000  # bytes: below, starting a second process takes longer than the work


def analyses(
    items: Sequence[Item],
    tagger: str,
    date: str | None = None,
    jobs: int | None = None,
    least: float = 0.0,
    refused: Callable[[Outcome], object] = lambda _: None,
) -> Iterator[Analysis]:
    """Give the analysis of every item that can be read, in order; ``refused`` is called with the others.

    What is less sure than ``least`` is left out.

    Raises ``UsageError`` where there is no such tagger.
    """
    alone = len(items) == 1 and _size(items[0]) >= SMALL
    work = Work(tagger, date, inside=(jobs or cores()) if alone else 1, least=least)
    work.start()
    with closing(_outcomes(work, items, jobs)) as results:
        for outcome in results:
            if outcome.analysis is None:
                refused(outcome)
            else:
                yield outcome.analysis


def _outcomes(work: Work, items: Sequence[Item], jobs: int | None) -> Generator[Outcome, None, None]:
    tasks = [Task(item) for item in items]
    if len(items) == 1 or (jobs or cores()) == 1 or sum(map(_size, items)) < SMALL:
        return (work(task) for task in tasks)
    return outcomes(work, tasks, jobs)


def _size(item: Item) -> int:
    if item.record:
        return item.record[1]
    return item.path.stat().st_size if item.text is None and item.path.is_file() else len(item.text or "")
