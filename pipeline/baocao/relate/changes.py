"""``amends`` and ``replaces``: which document changes which; the direction comes from the voice of the verb."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from baocao.relate.clause import Citation, Clause, Spot, coordinated, cue
from baocao.vietnamese.grammar import words

Triple = tuple[str, int, int]
_REACH = 160
_WORD = re.compile(r"[^\W\d_]+")
_LISTED = re.compile(r"[^\w(;.:]{0,4}$")


@dataclass(frozen=True, slots=True)
class Change:
    """A verb of changing before a document: ``type`` of relation, where it begins, whether the document after it
    does it.
    """

    type: str
    start: int
    reversed: bool


def change_before(clause: Clause, doc: Spot) -> Change | None:
    """Return the verb that governs ``doc``: only articles and such fillers may stand between the two."""
    floor = max(0, doc.start - _REACH)
    for earlier in clause.of("DOC"):
        if earlier.end <= doc.start:
            floor = max(floor, earlier.end)
    found = None
    for match in cue("changing").finditer(clause.text, floor, doc.start):
        if found is None or not _continues(clause.text, found.end(), match.start()):
            found, first = match, match
        else:
            found = match
    if found is None:
        return None
    gap = _without_provisions(clause, found.end(), doc.start)
    if not set(_WORD.findall(gap.lower())) <= _fillers() or ";" in gap or "." in gap:
        return None
    passive = cue("ends_passive").search(clause.text, max(0, first.start() - 20), first.start()) is not None
    by = cue("by").search(gap) is not None
    if passive and not by:
        return None
    partly = gap != clause.text[found.end() : doc.start] or cue("parts").search(gap) is not None
    kind = "replaces" if found["replaces"] and not partly else "amends"
    return Change(kind, first.start(), reversed=passive)


def _continues(text: str, end: int, start: int) -> bool:
    """Tell whether two verbs are coordinated: ``sửa đổi, bổ sung``."""
    return cue("verbs_joined").fullmatch(text[end:start]) is not None


def _without_provisions(clause: Clause, start: int, end: int) -> str:
    """Return the words from ``start`` to ``end`` without articles, dates and issuers."""
    text = clause.text[start:end]
    for spot in clause.of("PROVISION"):
        if start <= spot.start and spot.end <= end:
            text = text[: spot.start - start] + " " * (spot.end - spot.start) + text[spot.end - start :]
    return text


def changes(clause: Clause, cited: Sequence[Citation], own: int | None, enacting: bool) -> Iterator[Triple]:
    """Yield who amends or replaces whom outside subjects; ``own`` is the report's document, where it shows one."""
    last: tuple[str, int] | None = None
    for at, citation in enumerate(cited):
        doc = citation.doc
        if clause.title_over(doc):
            last = None
            continue
        change = change_before(clause, doc)
        if change is None:
            if last and at and coordinated(clause, cited[at - 1], citation):
                yield (last[0], last[1], doc.index) if last[1] >= 0 else (last[0], doc.index, -last[1] - 1)
            else:
                last = None
            continue
        if change.reversed:
            tail = _just_before(clause, cited[:at], change.start)
            last = (change.type, -tail - 1) if tail is not None else None
            if tail is not None:
                yield change.type, doc.index, tail
            continue
        head = _just_before(clause, cited[:at], change.start)
        if _itself_changed(clause, cited, head):
            head = last[1] if last and last[1] >= 0 else None
            if head is None:
                continue
        if head is None and own is not None and _own_changes(clause, change.start, enacting):
            head = own
        last = (change.type, head) if head is not None else None
        if head is not None:
            yield change.type, head, doc.index


def _itself_changed(clause: Clause, cited: Sequence[Citation], head: int | None) -> bool:
    """Tell whether ``head`` is itself what a verb changes, and so no head: ``… sửa đổi B và thay thế C``."""
    return any(c.doc.index == head and change_before(clause, c.doc) is not None for c in cited)


def _just_before(clause: Clause, earlier: Sequence[Citation], at: int) -> int | None:
    """Return the document whose citation, or subject, ends right before ``at``."""
    for citation in reversed(earlier):
        if clause.title_over(citation.doc):
            continue
        end = max(citation.end, citation.title.end if citation.title else 0)
        between = cue("ends_passive").sub("", clause.text[end:at]) if end <= at else ""
        if end <= at and (_LISTED.match(between) or cue("lightly").fullmatch(between)):
            return citation.doc.index
        return None
    return None


def _own_changes(clause: Clause, at: int, enacting: bool) -> bool:
    """Tell whether the report's own document is what changes: ``Báo cáo này thay thế …``, ``Điều 1. Sửa đổi …``."""
    start = max(clause.text.rfind(mark, 0, at) for mark in (";", "\n\n"))
    before = clause.text[start + 1 : at]
    if cue("this").search(before):
        return not cue("planned").search(before)
    opening = _without_provisions(clause, start + 1, at)
    return enacting and not _WORD.search(opening)


@cache
def _fillers() -> frozenset[str]:
    return frozenset(words("relations")["fillers"])
