"""Finds TITLE: the subject that follows a document, its date and its issuer.

A subject runs to the punctuation or the verb that closes it. A comma closes it only where another clause begins: before
an issuer, before one of the closing words, or where a verb follows within a few words.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from baocao.vietnamese.cues import cue
from baocao.vietnamese.text import tone_placed

Span = tuple[int, int, str]
_OPENING = {"“": "”", '"': '"'}
_SHORTEST = 4
_LONGEST = 2000
_NEAR = 8  # mentions on either side of a document that its subject may depend on


def titles(text: str, spans: Sequence[Span]) -> list[Span]:
    """Return the TITLE spans of a sentence whose other mentions are ``spans``, in order, none inside another."""
    placed = tone_placed(text)
    starts = [span[0] for span in spans]
    found: list[Span] = []
    for at, (_, end, label) in enumerate(spans):
        if label != "DOC" or (found and end <= found[-1][1]):
            continue
        start = _after_document(placed, spans, at)
        if start is None:
            continue
        near = spans[max(0, at - _NEAR) : bisect_right(starts, start + _LONGEST)]
        stop = _close(placed, start, near)
        if stop - start >= _SHORTEST:
            found.append((start, stop, "TITLE"))
    return found


def _after_document(text: str, spans: Sequence[Span], at: int) -> int | None:
    """Return where the subject of document ``spans[at]`` opens, past its date, issuer and brackets; None where it
    has none.
    """
    start, position, _ = spans[at]
    after = {span[0]: span for span in spans[at + 1 : at + 6]}
    for _ in range(5):
        gap = _cue("gap").match(text, position)
        assert gap
        ahead = after.get(gap.end())
        if ahead and (ahead[2] == "DATE" or (ahead[2] == "ORG" and gap["of"])):
            position = ahead[1]
            continue
        skipped = _cue("between").match(text, position)
        if not skipped:
            break
        position = skipped.end()
    law = _cue("law").match(text, start) is not None
    inside = (
        at > 0 and spans[at - 1][2] == "PROVISION" and _cue("of_provision").fullmatch(text[spans[at - 1][1] : start])
    )
    opener = _cue("safe" if law or inside else "opener").match(text, position)
    if not opener:
        opener = _cue("safe").match(text, position) or _cue("unnamed").match(text, position)
    if not opener or opener.start("title") in {span[0] for span in spans[at + 1 : at + _NEAR] if span[2] == "DOC"}:
        return None
    return opener.start("title")


def _close(text: str, start: int, spans: Sequence[Span]) -> int:
    """Return where the subject that opens at ``start`` ends."""
    if start and text[start - 1] in _OPENING:
        end = text.find(_OPENING[text[start - 1]], start, start + _LONGEST)
        if end > 0:
            return end
    limit = min(len(text), start + _LONGEST)
    verb = _cue("ending").search(text, start, limit)
    if verb:
        limit = verb.start()
    position = start
    while stop := _cue("hard").search(text, position, limit):
        mark = stop[0]
        if mark in _OPENING and (end := text.find(_OPENING[mark], stop.end(), limit)) > 0:
            position = end + 1
        elif mark == "," and not _comma_closes(text, stop.start(), spans):
            position = stop.end()
        elif mark.isspace() and not _joins_document(text, stop.end(), spans):
            position = stop.end() + 1
        else:
            limit = stop.start()
            break
    return len(text[:limit].rstrip(" \n\t,-–./"))


def _comma_closes(text: str, comma: int, spans: Sequence[Span]) -> bool:
    """Tell whether a new clause begins after the comma."""
    begin = re.compile(r"\s*").match(text, comma + 1)
    assert begin
    at = begin.end()
    ahead = next((span for span in spans if span[0] == at), None)
    if ahead and ahead[2] == "ORG":
        return True
    if ahead and ahead[2] == "DOC":
        return not _ends_citation(comma, spans)
    if _cue("closer").match(text, at):
        return True
    return _cue("verb").match(text, at) is not None


def _joins_document(text: str, at: int, spans: Sequence[Span]) -> bool:
    """Tell whether ``và`` at ``at`` leads on to another document that is no part of the subject."""
    joined = _cue("joined").match(text, at)
    if not joined:
        return False
    if _cue("documents").match(text, at):
        return True
    ahead = next((span for span in spans if span[0] == joined.end()), None)
    if not joined["and"]:
        return ahead is not None and ahead[2] == "DOC"
    return ahead is not None and ahead[2] == "DOC" and not _ends_citation(at - 1, spans)


def _ends_citation(at: int, spans: Sequence[Span]) -> bool:
    """Tell whether a citation (a document, its date or issuer) ends at ``at``, so that a further one is
    coordinated with it.
    """
    return any(span[1] == at and span[2] in ("DOC", "DATE", "ORG") for span in spans) and any(
        span[2] == "DOC" and at - 120 < span[1] <= at for span in spans
    )


def _cue(name: str) -> re.Pattern[str]:
    return cue("titles", name)
