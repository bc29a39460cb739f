"""``implements``: on what basis a document is issued, and what its subject says it carries out, amends or replaces."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from baocao.relate.changes import change_before
from baocao.relate.clause import Citation, Clause, Spot, adjacent, cue
from baocao.relate.issued import title_ahead

Triple = tuple[str, int, int]


def of_subjects(clause: Clause, cited: Sequence[Citation], own_title: tuple[int, int] | None) -> Iterator[Triple]:
    """Yield the relations of a document to those in its own subject.

    A document in a subject that has a subject itself governs what follows it there. ``own_title`` is (TITLE, DOC) of
    the report's header.
    """
    for title in clause.of("TITLE"):
        heads = [c.doc.index for at, c in enumerate(cited) if c.title == title or _leads_to(clause, cited, at, title)]
        if own_title and own_title[0] == title.index:
            heads = [own_title[1]]
        inside = [c for c in cited if title.start <= c.doc.start and c.doc.end <= title.end]
        last = "implements"
        for at, citation in enumerate(inside):
            change = change_before(clause, citation.doc)
            if change and change.reversed:
                if at:
                    yield change.type, citation.doc.index, inside[at - 1].doc.index
                continue
            if not (at and adjacent_ends(clause, inside[at - 1], citation)):
                last = change.type if change else "implements"
            for head in heads:
                if head != citation.doc.index:
                    yield last, head, citation.doc.index
            if _has_own_subject(clause, citation, title):
                heads = [citation.doc.index]


def adjacent_ends(clause: Clause, ahead: Citation, following: Citation) -> bool:
    """Tell whether two citations are items of one list."""
    return cue("and").fullmatch(clause.text[ahead.end : following.doc.start]) is not None


def _leads_to(clause: Clause, cited: Sequence[Citation], at: int, title: Spot) -> bool:
    """Tell whether a document shares the subject of the one it is listed with (both have no other)."""
    if cited[at].doc.end > title.start or cited[at].title:
        return False
    shared = title_ahead(clause, cited, at)
    return shared == title


def _has_own_subject(clause: Clause, citation: Citation, title: Spot) -> bool:
    return cue("subject").match(clause.text, citation.end, title.end) is not None


def on_basis(clause: Clause, cited: Sequence[Citation]) -> Iterator[Triple]:
    """Yield B → A for ``Căn cứ | Thực hiện | Triển khai A, … ban hành B`` and for ``B theo A``."""
    basis: list[int] = []
    open_basis = False
    position = 0
    issued_at: Citation | None = None
    for at, citation in enumerate(cited):
        doc = citation.doc
        if clause.title_over(doc) or in_bracket(clause.text, doc.start):
            continue
        between = clause.text[position : doc.start]
        cues = list(cue("basis_clause").finditer(between)) if position else list(cue("basis").finditer(between))[:1]
        if cues and (position == 0 or cues[-1]["new"] or not open_basis):
            basis, open_basis, issued_at = [], True, None
        if issued_at is not None and adjacent(clause, issued_at, citation):
            yield from (("implements", doc.index, a) for a in basis)
            issued_at = citation
        elif open_basis and basis and cue("ends_issuing").search(between):
            yield from (("implements", doc.index, a) for a in basis)
            issued_at, open_basis = citation, False
        elif open_basis:
            basis.append(doc.index)
        if at and not clause.title_over(cited[at - 1].doc) and _follows(clause, cited[at - 1], doc):
            yield "implements", cited[at - 1].doc.index, doc.index
        position = max(citation.end, citation.title.end if citation.title else 0)


def _follows(clause: Clause, ahead: Citation, doc: Spot) -> bool:
    """Tell whether ``B theo (khoản 1 Điều 2 của) A`` stands there, nothing else between."""
    gap = clause.text[ahead.end : doc.start]
    for spot in clause.of("PROVISION"):
        if ahead.end <= spot.start and spot.end <= doc.start:
            gap = gap[: spot.start - ahead.end] + gap[spot.end - ahead.end :]
    match = cue("following").match(gap)
    return match is not None and cue("of").fullmatch(" " + gap[match.end() :].strip()) is not None


def in_bracket(text: str, at: int) -> bool:
    """Tell whether ``at`` stands inside a bracket."""
    before = text[max(0, at - 300) : at]
    return before.count("(") > before.count(")")


def own_basis(clause: Clause, cited: Sequence[Citation], own: int) -> Iterator[Triple]:
    """Yield the report's own document → each document of one of its ``Căn cứ`` or ``Thực hiện`` lines."""
    if cue("no_basis").match(clause.text) or not cue("own_basis").match(clause.text):
        return
    for citation in cited:
        if not clause.title_over(citation.doc) and not in_bracket(clause.text, citation.doc.start):
            yield "implements", own, citation.doc.index


def own_enclosed(clause: Clause, cited: Sequence[Citation], own: int) -> Iterator[Triple]:
    """Yield own → A for ``Ban hành kèm theo Nghị quyết này Chương trình … thực hiện A``."""
    enclosed = cue("enclosed").search(clause.text)
    if not enclosed:
        return
    for citation in cited:
        doc = citation.doc
        if doc.start > enclosed.end() and not clause.title_over(doc):
            if cue("ends_following").search(clause.text[enclosed.end() : doc.start]):
                yield "implements", own, doc.index
            return
