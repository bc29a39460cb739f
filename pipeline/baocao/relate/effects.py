"""What a report says that one document does to another, and whether it is done or planned.

The relations between citations are done, unless the words between the two put them in the future. A document that has
no number yet (``xây dựng Nghị quyết thay thế Nghị quyết số 5/NQ-HĐND``) has no mention: its effect has no head.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from baocao.entities.doc import code_of
from baocao.records import BackReference, Effect, Header, Mention, Relation, Section, Sentence
from baocao.relate.changes import change_before
from baocao.relate.clause import Citation, Clause, citations, clauses, coordinated
from baocao.vietnamese.cues import cue
from baocao.vietnamese.grammar import words
from baocao.vietnamese.text import tone_placed

TYPES = ("replaces", "amends", "implements")
_REACH = 400  # characters before a verb that are read
_NEAR = 60  # characters before a document without a number that the words of planning may stand in


def effects(
    sections: Sequence[Section],
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    relations: Sequence[Relation],
    back_references: Sequence[BackReference],
    header: Header,
) -> tuple[Effect, ...]:
    """Return every effect, each once, in the order of the documents affected."""
    of_sentence = {clause.sentence.index: clause for clause in clauses(sentences, mentions)}
    pointing: dict[int, list[BackReference]] = {}
    for pointed in back_references:
        pointing.setdefault(pointed.sentence, []).append(pointed)
    found: dict[Effect, None] = {}
    for relation in relations:
        if relation.type in TYPES:
            clause = of_sentence[mentions[relation.tail].sentence]
            head = relation.head
            if head == header.doc:
                pointed_at = _pointed(clause, relation.tail, mentions, pointing.get(clause.sentence.index, ()))
                if pointed_at:
                    if pointed_at.mention is None or pointed_at.mention == relation.tail:
                        continue
                    head = pointed_at.mention
            status = "planned" if _in_future(clause, head, relation.tail, mentions) else "done"
            found.setdefault(Effect(relation.type, status, head, relation.tail))
    affected = {(e.tail, e.type == "implements") for e in found}
    to_do = _to_do(sections)
    for clause in of_sentence.values():
        for effect in _unnumbered(clause, mentions, header, pointing.get(clause.sentence.index, ()), to_do):
            if (effect.tail, effect.type == "implements") not in affected:
                found.setdefault(effect)
    return tuple(sorted(found, key=lambda e: (e.tail, -1 if e.head is None else e.head, e.type)))


def _pointed(
    clause: Clause, tail: int, mentions: Sequence[Mention], pointing: Sequence[BackReference]
) -> BackReference | None:
    """Return the words that stand for the document that does it: ``Kế hoạch này thay thế …``."""
    before = [p for p in pointing if p.end <= mentions[tail].start]
    return before[-1] if before else None


def _in_future(clause: Clause, head: int, tail: int, mentions: Sequence[Mention]) -> bool:
    """Tell whether the words between two documents say that it is still to come."""
    spots = {spot.index: spot for spot in clause.spots}
    if head not in spots or tail not in spots:
        return False
    first, second = sorted((spots[head], spots[tail]), key=lambda s: s.start)
    text = clause.text[first.end : second.start]
    if len(text) > _REACH:
        return False
    if cue("effects", "future").search(text):
        return True
    drafted = cue("effects", "drafted").search(text)
    return bool(drafted and _is_named(drafted["type"]) and _is_planned(text[: drafted.start()] + " "))


def _is_planned(text: str, near: int = _NEAR) -> bool:
    """Tell whether ``text``, the words before a document without a number, speak of work on it.

    They do in the part after the last comma, or else in the last ``near`` characters where that part issues nothing.
    """
    last = text[text.rfind(", ") + 1 :]
    if not cue("effects", "planning").search(last):
        if cue("effects", "issuing").search(last):
            return False
        last = text[max(0, len(text) - near) :] if near else last
    planning = list(cue("effects", "planning").finditer(last))
    if not planning:
        return False
    if all(match["advising"] for match in planning):
        return cue("effects", "advised").search(text) is None
    return cue("effects", "enacted").search(last, planning[-1].start()) is None


def _to_do(sections: Sequence[Section]) -> frozenset[int]:
    """Return the sections under a heading of what is to be done."""
    found: set[int] = set()
    for section in sections:
        title = tone_placed(section.title)
        headed = section.parent in found or cue("effects", "to_do").search(title)
        if headed and not cue("effects", "was_done").search(title):
            found.add(section.index)
    return frozenset(found)


def _unnumbered(
    clause: Clause,
    mentions: Sequence[Mention],
    header: Header,
    pointing: Sequence[BackReference],
    to_do: frozenset[int],
) -> Iterator[Effect]:
    """Yield the effects of documents without a number, list items after their first."""
    last: Effect | None = None
    ahead: Citation | None = None
    for citation in citations(clause):
        effect = _effect(clause, citation, mentions, header, pointing, to_do)
        if effect is None and last and ahead and coordinated(clause, ahead, citation):
            effect = Effect(last.type, last.status, last.head, citation.doc.index, last.head_type, last.own)
        last, ahead = effect, citation
        if effect is not None and effect.head != effect.tail:
            yield effect


def _effect(
    clause: Clause,
    citation: Citation,
    mentions: Sequence[Mention],
    header: Header,
    pointing: Sequence[BackReference],
    to_do: frozenset[int],
) -> Effect | None:
    doc = citation.doc
    change = change_before(clause, doc)
    if change is None:
        return _carrying_out(clause, citation)
    if change.reversed:
        return None
    start = _begins(clause, change.start)
    before = _without_documents(clause, start, change.start)
    pointed = [p for p in pointing if p.end <= mentions[doc.index].start]
    if pointed:
        head = pointed[-1].mention
        return Effect(change.type, "done", head, doc.index, own=head is None)
    drafted = [match for match in cue("effects", "drafted").finditer(before) if _is_named(match["type"])]
    kind = code_of(drafted[-1]["type"]) if drafted else ""
    upto = before[: drafted[-1].start()] if drafted else before
    if _is_planned(upto if upto.strip() else before):
        return Effect(change.type, "planned", None, doc.index, kind)
    if drafted and cue("effects", "issues").search(upto):
        of_itself = header.kind is not None and code_of(header.kind.value) == kind
        return None if of_itself else Effect(change.type, "done", None, doc.index, kind)
    beside = before[drafted[-1].end() :] if drafted else before
    if clause.sentence.section in to_do and not any(c.isalpha() for c in beside):
        return Effect(change.type, "planned", None, doc.index, kind)
    return None


def _is_named(word: str) -> bool:
    """Tell whether a type word is no verb or common noun: ``quy định`` is a document only with its capital."""
    return word[:1].isupper() or word.lower() not in words("effects")["with_capital"]


def _carrying_out(clause: Clause, citation: Citation) -> Effect | None:
    """Return the planned effect of ``xây dựng Kế hoạch thực hiện Nghị quyết số …``."""
    doc = citation.doc
    start = _begins(clause, doc.start)
    before = _without_documents(clause, start, doc.start)
    match = cue("effects", "carrying_out").search(before)
    if match and _is_named(match["type"]) and _is_planned(before[: match.start()], 0):
        return Effect("implements", "planned", None, doc.index, code_of(match["type"]))
    return None


def _begins(clause: Clause, at: int) -> int:
    """Return where the part of the sentence that ``at`` stands in begins."""
    floor = max(0, at - _REACH)
    ends = [(clause.text.rfind(mark, floor, at), len(mark)) for mark in (";", ". ", ":")]
    return max((low + size for low, size in ends if low >= 0), default=floor)


def _without_documents(clause: Clause, start: int, end: int) -> str:
    """Return the words from ``start`` to ``end``, what is cited blanked out."""
    text = clause.text[start:end]
    for spot in clause.of("DOC", "PROVISION"):
        low, high = max(spot.start, start) - start, min(spot.end, end) - start
        if low < high:
            text = text[:low] + "#" * (high - low) + text[high:]
    return text
