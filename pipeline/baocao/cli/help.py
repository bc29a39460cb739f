"""The parser's commands, their ``--help`` in the language in use."""

from __future__ import annotations

from typing import Any

from typer.core import TyperCommand, TyperGroup

from baocao.messages import say


class Command(TyperCommand):
    """A verb."""

    def get_help_option(self, ctx: Any) -> Any:
        """Return ``--help`` with its own help translated."""
        return _translated(super().get_help_option(ctx))


class Group(TyperGroup):
    """A group of verbs."""

    def get_help_option(self, ctx: Any) -> Any:
        """Return ``--help`` with its own help translated."""
        return _translated(super().get_help_option(ctx))


def _translated(option: Any) -> Any:
    if option is not None:
        option.help = say("Show this message and exit.")
    return option
