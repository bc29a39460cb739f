"""``issued_on``, ``issued_by``, ``titled``: what a citation says of its document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from baocao.relate.clause import Citation, Clause, Spot, adjacent, cue, is_day
from baocao.vietnamese.text import folded

Triple = tuple[str, int, int]
_REACH = 60


def issued(clause: Clause, cited: Sequence[Citation]) -> Iterator[Triple]:
    """Yield what stands after each document: its day, ``của`` its issuer, its subject; and the issuer named before
    it.
    """
    for at, citation in enumerate(cited):
        date = citation.date or _day_before(clause, cited, at)
        if date:
            yield "issued_on", citation.doc.index, date.index
        named = citation.issuers or cue("of_another").match(clause.text, citation.end)
        for issuer in citation.issuers if named else _shared(clause, cited, at) or _before(clause, cited, at):
            yield "issued_by", citation.doc.index, issuer.index
        title = citation.title or title_ahead(clause, cited, at)
        if title:
            yield "titled", citation.doc.index, title.index


def _day_before(clause: Clause, cited: Sequence[Citation], at: int) -> Spot | None:
    """Return the day that opens the clause in which the document is issued: ``Ngày 3/6/2024, Bộ Tư pháp có Công
    văn …``.
    """
    issuers = _before(clause, cited, at) if not cited[at].issuers else []
    if (
        not issuers
        or cited[at].doc.start - issuers[-1].end > _REACH
        or (at and cited[at - 1].doc.end > issuers[0].start)
    ):
        return None
    days = [s for s in clause.of("DATE") if s.end <= issuers[0].start]
    if days and is_day(days[-1]) and clause.text[days[-1].end : issuers[0].start].strip() == ",":
        before = clause.text[: days[-1].start].rstrip()
        return days[-1] if not before or before[-1] in ".;:+-*)" else None
    return None


def title_ahead(clause: Clause, cited: Sequence[Citation], at: int) -> Spot | None:
    """Return the subject shared with the next document (``tại Tờ trình … và Công văn … về …``): neither has an
    issuer.
    """
    if at + 1 >= len(cited) or cited[at].issuers or cited[at + 1].issuers or clause.title_over(cited[at].doc):
        return None
    return cited[at + 1].title if _and(clause, cited[at], cited[at + 1]) else None


def _and(clause: Clause, ahead: Citation, following: Citation) -> bool:
    """Tell whether ``và`` joins two citations."""
    between = clause.text[ahead.end : following.doc.start]
    return cue("only_and").fullmatch(between) is not None


def _shared(clause: Clause, cited: Sequence[Citation], at: int) -> tuple[Spot, ...]:
    """Return the issuers of the document that this one is listed with: ``Nghị quyết số 1, số 2 của Chính phủ``."""
    for following in range(at + 1, len(cited)):
        if not adjacent(clause, cited[following - 1], cited[following]) or not _same_body(cited[at], cited[following]):
            return ()
        if cited[following].issuers:
            return cited[following].issuers
    return ()


def _same_body(one: Citation, other: Citation) -> bool:
    """Tell whether two documents carry the same issuing part in their symbols."""
    return _body(one) == _body(other) != ""


def _body(citation: Citation) -> str:
    symbol = getattr(citation.doc.mention.value, "symbol", "") or citation.doc.mention.text
    return folded("".join(symbol.split())).replace("/", "-").rpartition("-")[2]


def _before(clause: Clause, cited: Sequence[Citation], at: int) -> list[Spot]:
    """Return the issuers that stand before the document with a verb of issuing: ``UBND tỉnh đã ban hành Kế hoạch
    …``.
    """
    doc = cited[at].doc
    first = at
    while first > 0 and cited[first - 1].doc.end > doc.start - 200 and _listed(clause, cited[first - 1], cited[first]):
        first -= 1
    doc = cited[first].doc
    if clause.title_over(cited[at].doc):
        return []
    near = [s for s in clause.of("ORG") if doc.start - _REACH <= s.end <= doc.start and not clause.title_over(s)]
    if not near:
        return []
    match = cue("issues").fullmatch(clause.text[near[-1].end : doc.start])
    if not match:
        return []
    found = [near[-1]]
    for earlier in reversed(near[:-1]):
        if cue("and").fullmatch(clause.text[earlier.end : found[0].start]) is None or not cue("at").fullmatch(match[0]):
            break
        found.insert(0, earlier)
    return found


def _listed(clause: Clause, ahead: Citation, following: Citation) -> bool:
    return cue("and").fullmatch(clause.text[ahead.end : following.doc.start]) is not None
