"""``part_of``: the document that an article, clause or point belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from baocao.relate.clause import Citation, Clause, Spot, cue
from baocao.vietnamese.grammar import words
from baocao.vietnamese.text import tone_placed

Triple = tuple[str, int, int]
_LIST = 30  # provisions of one list, at most
_OWN = (":", ".", ";", "")


def parts(clause: Clause, cited: Sequence[Citation], own: int | None) -> Iterator[Triple]:
    """Yield each provision with the document after it, the one it stands in brackets after, or the report's ``own``."""
    spots = clause.of("PROVISION")
    for at, spot in enumerate(spots):
        doc = _after(clause, spots, at)
        if doc is None:
            doc = _bracketed(clause, spot)
        if doc is not None:
            yield "part_of", spot.index, doc.index
        elif own is not None and _is_own(clause, spots, at):
            yield "part_of", spot.index, own


def _after(clause: Clause, spots: Sequence[Spot], at: int) -> Spot | None:
    """Return the document right after the provision, or after those coordinated with it."""
    end = spots[at].end
    docs = [d for d in clause.of("DOC") if d.start >= end]
    if not docs:
        return None
    for following in [*spots[at + 1 : at + 1 + _LIST], None]:
        doc = next((d for d in docs if d.start >= end), None)
        if doc and cue("of").fullmatch(clause.text[end : doc.start].replace(",", " ", 1)):
            return doc
        if following is None or cue("and").fullmatch(clause.text[end : following.start]) is None:
            return None
        end = following.end
    return None


def _bracketed(clause: Clause, spot: Spot) -> Spot | None:
    """Return the document that a bracket with the provision follows: ``Nghị định số 5/2020/NĐ-CP (khoản 2 Điều 5)``."""
    before = [d for d in clause.of("DOC") if d.end <= spot.start]
    if before and clause.text[before[-1].end : spot.start].strip() == "(":
        return before[-1]
    return None


def _is_own(clause: Clause, spots: Sequence[Spot], at: int) -> bool:
    """Tell whether a provision is an article of the report itself: a heading ``Điều 1.``, or ``Điều 2 Quyết định
    này``.
    """
    spot = spots[at]
    if not tone_placed(spot.mention.text).lower().startswith(words("relations")["article"]):
        return False
    if clause.text[: spot.start].strip(" -*\n\t“") == "":
        rest = clause.text[spot.end : spot.end + 2].strip()
        return rest[:1] in _OWN
    return cue("own").match(clause.text, spot.end) is not None
