"""What can go wrong, told apart by what the caller should do.

An error carries an English message with named figures; ``baocao.messages`` says it in the user's language.
"""

from __future__ import annotations


class BaocaoError(Exception):
    """One clear sentence. ``message`` is a template, ``figures`` what it is filled with."""

    exit_code = 1

    def __init__(self, message: str, **figures: object) -> None:
        super().__init__(message)
        self.message = message
        self.figures = figures

    def __str__(self) -> str:
        return self.message.format(**self.figures)


class UsageError(BaocaoError):
    """A bad setting, path, query, date or model: nothing was done (exit code 2)."""

    exit_code = 2


class StoreError(BaocaoError):
    """The store or the disk failed (exit code 1)."""

    exit_code = 1


class UnreadableError(BaocaoError):
    """An input that cannot be read: it is quarantined with this reason and the batch goes on (exit code 3)."""

    exit_code = 3


def missing_extra(extra: str) -> UsageError:
    """Return what to say where an optional part of the installation is missing."""
    return UsageError("this needs the extra {extra}: pip install 'baocao[{extra}]'", extra=extra)
