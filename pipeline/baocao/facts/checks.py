"""What a report states about itself and does not add up. ``CHECKS`` are the policy, in the order they are told in.

A check computes a figure from others and compares it with the one stated; what may be off is half of the last place
shown of each (``rounding``). Ranges, bounds and rough figures (``khoảng``, ``trên``) are not reckoned with.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from baocao.facts.citations import dated_twice, mistyped
from baocao.facts.differences import differences
from baocao.facts.parts import parts
from baocao.facts.plans import plans
from baocao.facts.reading import Reading
from baocao.facts.shares import shares
from baocao.records import Analysis, Finding

CHECKS: tuple[Callable[[Reading], Iterator[Finding]], ...] = (shares, parts, plans, differences, mistyped, dated_twice)


def findings(analysis: Analysis) -> tuple[Finding, ...]:
    """Return what does not add up, in the order of the text."""
    reading = Reading(analysis)
    found = dict.fromkeys(finding for check in CHECKS for finding in check(reading))
    return tuple(sorted(found, key=lambda f: (analysis.mentions[f.mention].start, f.kind)))
