"""What a value may need to know beside its own words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Context:
    """The report's own ISO ``date`` and ``period``, and what stands around the mention.

    ``clause`` is the value string of the DATE or PERIOD that the mention's clause speaks of (for ``cùng kỳ``); ``before`` and
    ``after`` are the words of the sentence on either side; ``provision`` the article a coordinated clause inherits.
    """

    date: str | None = None
    period: str | None = None
    clause: str | None = None
    before: str = ""
    after: str = ""
