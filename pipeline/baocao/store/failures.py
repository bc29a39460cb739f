"""What the database says went wrong, as one sentence of ours."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from baocao.errors import BaocaoError, StoreError
from baocao.messages import deferred

WAIT_SECONDS = 10
"""How long a command waits for another process that holds the store before it gives up."""

_SENTENCES = (
    (
        ("database is locked", "table is locked", "lock timeout", "deadlock detected"),
        deferred("the store {url} is held by another process: gave up after {seconds} seconds"),
    ),
    (
        ("disk is full", "no space left", "could not extend file"),
        deferred("the disk is full: nothing of this report was written to {url}"),
    ),
    (("readonly database", "read-only"), deferred("the store {url} cannot be written to: it is read-only")),
    (("not a database", "file is encrypted"), deferred("{url} is a file, but not a store")),
    (("malformed",), deferred("the store {url} is damaged")),
    (
        ("unable to open", "connection refused", "could not connect", "connection failed"),
        deferred("the store {url} cannot be opened"),
    ),
)


def as_store_error(failure: Exception, url: str) -> StoreError:
    """Return the sentence for a database's ``failure``; its own words stay reachable as ``__cause__``."""
    said = str(failure.orig if isinstance(failure, DBAPIError) else failure)
    for signs, sentence in _SENTENCES:
        if any(sign in said.lower() for sign in signs):
            return StoreError(sentence, url=url, seconds=WAIT_SECONDS)
    first = said.strip().splitlines()[0] if said.strip() else type(failure).__name__
    return StoreError("the store {url} failed: {said}", url=url, said=first)


@contextmanager
def told(url: str) -> Iterator[None]:
    """Turn a database failure inside the block into a ``StoreError``; errors of ours pass."""
    try:
        yield
    except BaocaoError:
        raise
    except (SQLAlchemyError, OSError) as failure:
        raise as_store_error(failure, url) from failure
