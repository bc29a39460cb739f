"""What a value may need to know beside its own words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Context:
    """The report's own ISO ``date`` and ``period``, and what stands around the mention.

    ``clause`` is the value string of the stretch of time that the mention's clause speaks of (for ``cùng kỳ``);
    ``moment`` that of the last point it names, a day included (for ``năm trước``, ``đầu năm``); ``before`` and
    ``after`` are the words of the sentence on either side; ``provision`` the value string of the one that a coordinated
    clause stands before, whose outer levels it takes (``khoản 1, khoản 4 Điều 5``); ``heading`` the kind of document
    that the report's own heading states (for its own number, where that was left blank).
    """

    date: str | None = None
    period: str | None = None
    clause: str | None = None
    moment: str | None = None
    before: str = ""
    after: str = ""
    provision: str | None = None
    heading: str = ""
