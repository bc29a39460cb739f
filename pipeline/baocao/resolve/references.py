"""What each citation of a report says of its document, gathered from its relations and from its fuller mentions."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from baocao.records import Citation, Header, Mention, Period, Reference, Relation, Sentence
from baocao.resolve.claims import number_of
from baocao.resolve.identity import Described, compatible, key
from baocao.resolve.jurisdiction import place_of
from baocao.resolve.nicknames import nicknamed, with_terms
from baocao.vietnamese.units import several

_ROLES = ("replaces", "amends", "implements")  # the strongest first
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


_STATEMENTS = 200  # different statements of one key that are compared, at most
_Statement = tuple[Citation, str | None, str | None, str | None]  # with date, issuer, subject


@dataclass(slots=True)
class _Said:
    """What one mention says of its document itself."""

    issued_on: str | None = None
    issuers: list[str] = field(default_factory=list)
    title: str | None = None


def references(
    sentences: Sequence[Sentence], mentions: Sequence[Mention], relations: Sequence[Relation], header: Header
) -> tuple[Reference, ...]:
    """Return a reference for every DOC mention with a value, in order.

    The role is that in which another document takes it (``replaces``, ``amends``, ``implements``), else ``cites``. A
    mention that says less takes date, issuer and subject from the fuller mentions of the same document, and a short one
    (``Chỉ thị 35``) their whole citation, where those agree.
    """
    roles: dict[int, str] = {}
    said: dict[int, _Said] = {}
    for relation in sorted(relations, key=lambda r: (r.head, r.tail)):
        if relation.type in _ROLES:
            known = roles.get(relation.tail)
            if known is None or _ROLES.index(relation.type) < _ROLES.index(known):
                roles[relation.tail] = relation.type
        elif relation.type in ("issued_on", "issued_by", "titled"):
            tail = mentions[relation.tail]
            words = _with_province(sentences, mentions, relation.tail) if relation.type == "issued_by" else tail.text
            _note(said.setdefault(relation.head, _Said()), relation.type, tail, " ".join(words.split()))
    cited = with_terms(sentences, mentions)
    full = _fullest(cited)
    nicknames = nicknamed(sentences, mentions, cited, {at: one.title for at, one in said.items()})
    called = {target: cited[short].type for short, target in nicknames.items()}
    found = []
    for at in cited:
        citation = full.get(at) or cited[nicknames.get(at, at)]
        own_words = said.get(at, _Said())
        found.append(
            Reference(
                mention=at,
                citation=citation,
                role=roles.get(at, "cites") if at != header.doc else "cites",
                issued_on=own_words.issued_on,
                issuer=", ".join(own_words.issuers) or None,
                title=own_words.title,
                nickname=called.get(at),
            )
        )
    return tuple(_with_header(r, header) if r.mention == header.doc else r for r in _filled(found))


def _with_header(reference: Reference, header: Header) -> Reference:
    """Return the reference to the report's own document with what its header says."""
    return replace(
        reference,
        issued_on=header.date.value if header.date else reference.issued_on,
        issuer=header.issuer.value if header.issuer else reference.issuer,
        title=header.title.value if header.title else reference.title,
    )


def _with_province(sentences: Sequence[Sentence], mentions: Sequence[Mention], issuer: int) -> str:
    """Return an issuer's words, with the province after it where its place's name is not its alone.

    ``UBND huyện Châu Thành, tỉnh Long An``.
    """
    own = mentions[issuer]
    place = place_of(" ".join(own.text.split()))
    if not (place.level and place.name and several(place.level, place.name)):
        return own.text
    for follows in mentions[issuer + 1 : issuer + 3]:
        if follows.label == "LOC" and follows.sentence == own.sentence and follows.span[0] >= own.span[1]:
            text = next(s.text for s in sentences[own.sentence :] if s.index == own.sentence)
            if text[own.span[1] : follows.span[0]].strip() in (",", "-", ""):
                return f"{own.text}, {follows.text}"
    return own.text


def _note(said: _Said, kind: str, tail: Mention, words: str) -> None:
    if (
        kind == "issued_on"
        and isinstance(tail.value, Period)
        and not tail.value.end
        and _DAY.fullmatch(tail.value.start)
    ):
        said.issued_on = said.issued_on or tail.value.start
    elif kind == "issued_by" and words not in said.issuers:
        said.issuers.append(words)
    elif kind == "titled":
        said.title = said.title or words


def _fullest(cited: Mapping[int, Citation]) -> Mapping[int, Citation]:
    """Return, for each citation by number alone, the one of the report with its type and number and a symbol."""
    whole: dict[tuple[str, int | None], dict[str, Citation]] = {}
    for citation in cited.values():
        if citation.symbol and number_of(citation) is not None:
            whole.setdefault((citation.type, number_of(citation)), {})[key(citation)] = citation
    found: dict[int, Citation] = {}
    for at, short in cited.items():
        fuller = whole.get((short.type, number_of(short)), {})
        if not short.symbol and len(fuller) == 1:
            found[at] = next(iter(fuller.values()))
    return found


def _filled(found: Sequence[Reference]) -> list[Reference]:
    """Return the references, each with what the fuller ones of the same document say, where they agree."""
    groups: dict[str, dict[_Statement, None]] = {}
    for reference in found:
        groups.setdefault(key(reference.citation), {}).setdefault(_statement(reference))
    known: dict[_Statement, _Statement] = {}
    filled = []
    for reference in found:
        own = _statement(reference)
        if own not in known:
            known[own] = _completed(own, list(groups[key(reference.citation)])[:_STATEMENTS])
        _, issued_on, issuer, title = known[own]
        filled.append(replace(reference, issued_on=issued_on, issuer=issuer, title=title))
    return filled


def _statement(reference: Reference) -> _Statement:
    return reference.citation, reference.issued_on, reference.issuer, reference.title


def _completed(own: _Statement, others: Sequence[_Statement]) -> _Statement:
    """Return a statement with what the others that may speak of the same document say."""
    described = Described(*own[:3])
    alike = [other for other in others if compatible(described, Described(*other[:3]))[0]]
    citation, issued_on, issuer, title = own
    return (
        citation,
        issued_on or _agreed([other[1] for other in alike]),
        issuer or _agreed([other[2] for other in alike]),
        title or next((other[3] for other in alike if other[3]), None),
    )


def _agreed(values: Sequence[str | None]) -> str | None:
    """Return the one value that is said, None where two are."""
    said = {value for value in values if value}
    return said.pop() if len(said) == 1 else None
