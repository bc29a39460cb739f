"""Workers on this machine: results come in the order of the tasks, whatever the number of processes.

A worker that dies takes the pool with it: the tasks in flight are then done one by one, each in a process of its own,
so that the one that kills its process is known, and only that one is refused.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Generator, Iterable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from baocao.batch.worker import CRASHED, Outcome, Task, Work, begin, work_here
from baocao.errors import UnreadableError

_AHEAD = 4  # tasks in flight for each worker: enough to keep it busy, few enough to hold


def cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def outcomes(work: Work, tasks: Iterable[Task], jobs: int | None = None) -> Generator[Outcome, None, None]:
    """Give the outcome of every task, in order; ``jobs`` processes at work, by default one a core.

    Raises ``UsageError`` where ``work`` cannot start. Close the generator to stop the workers.
    """
    work.start()
    count = jobs or cores()
    waiting = iter(tasks)
    flying: deque[tuple[Task, Future[Outcome]]] = deque()
    pool = _pool(work, count)
    try:
        while True:
            broken = False
            try:
                while len(flying) < count * _AHEAD and (task := next(waiting, None)) is not None:
                    flying.append((task, _submitted(pool, task)))
                if not flying:
                    return
                outcome = flying[0][1].result()
            except BrokenProcessPool:
                broken = True
            if not broken:
                flying.popleft()
                yield outcome
                continue
            _stop(pool)
            while flying:
                task, future = flying.popleft()
                yield _rescued(work, task, future)
            pool = _pool(work, count)
    finally:
        _stop(pool)


def _submitted(pool: ProcessPoolExecutor, task: Task) -> Future[Outcome]:
    """Submit a task; to a broken pool too: then its future says so."""
    try:
        return pool.submit(work_here, task)
    except BrokenProcessPool as failure:
        future: Future[Outcome] = Future()
        future.set_exception(failure)
        return future


def _pool(work: Work, count: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(count, initializer=begin, initargs=(work,))


def _rescued(work: Work, task: Task, future: Future[Outcome]) -> Outcome:
    """Return the outcome of a task that was in flight when the pool broke."""
    if future.done() and not future.cancelled() and future.exception() is None:
        return future.result()
    pool = _pool(work, 1)
    try:
        return pool.submit(work_here, task).result()
    except BrokenProcessPool:
        return Outcome(task.item, refused=UnreadableError(CRASHED))
    finally:
        _stop(pool)


def _stop(pool: ProcessPoolExecutor) -> None:
    """Stop a pool at once, what its workers are doing included: nothing of theirs is written but by us."""
    workers = list((getattr(pool, "_processes", None) or {}).values())
    pool.shutdown(wait=False, cancel_futures=True)
    for worker in workers:
        worker.terminate()
