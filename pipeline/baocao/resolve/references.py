"""What each citation of a report says of its document, gathered from its relations and from its fuller mentions."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from baocao.records import Citation, Header, Mention, Period, Reference, Relation, Sentence
from baocao.resolve.claims import number_of
from baocao.resolve.identity import Described, compatible, key

_ROLES = ("replaces", "amends", "implements")  # the strongest first
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


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
            _note(said.setdefault(relation.head, _Said()), relation.type, mentions[relation.tail])
    cited = [at for at, m in enumerate(mentions) if isinstance(m.value, Citation)]
    full = _fullest(mentions, cited)
    found = []
    for at in cited:
        citation = full.get(at) or _citation(mentions[at])
        own_words = said.get(at, _Said())
        found.append(
            Reference(
                mention=at,
                citation=citation,
                role=roles.get(at, "cites") if at != header.doc else "cites",
                issued_on=own_words.issued_on,
                issuer=", ".join(own_words.issuers) or None,
                title=own_words.title,
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


def _note(said: _Said, kind: str, tail: Mention) -> None:
    words = " ".join(tail.text.split())
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


def _citation(mention: Mention) -> Citation:
    assert isinstance(mention.value, Citation)
    return mention.value


def _fullest(mentions: Sequence[Mention], cited: Sequence[int]) -> Mapping[int, Citation]:
    """Return, for each citation by number alone, the one citation of the report that has its type and number and a
    symbol.
    """
    found: dict[int, Citation] = {}
    for at in cited:
        short = _citation(mentions[at])
        if short.symbol or number_of(short) is None:
            continue
        fuller = {
            key(other): other
            for other in map(_citation, (mentions[i] for i in cited))
            if other.symbol and other.type == short.type and number_of(other) == number_of(short)
        }
        if len(fuller) == 1:
            found[at] = next(iter(fuller.values()))
    return found


def _filled(found: Sequence[Reference]) -> list[Reference]:
    """Return the references, each with what the fuller ones of the same document say, where they agree."""
    groups: dict[str, list[Reference]] = {}
    for reference in found:
        groups.setdefault(key(reference.citation), []).append(reference)
    filled = []
    for reference in found:
        alike = [
            other
            for other in groups[key(reference.citation)]
            if compatible(_described(reference), _described(other))[0]
        ]
        filled.append(
            replace(
                reference,
                issued_on=reference.issued_on or _agreed([o.issued_on for o in alike]),
                issuer=reference.issuer or _agreed([o.issuer for o in alike]),
                title=reference.title or _first([o.title for o in alike]),
            )
        )
    return filled


def _described(reference: Reference) -> Described:
    return Described(reference.citation, reference.issued_on, reference.issuer)


def _agreed(values: Sequence[str | None]) -> str | None:
    """Return the one value that is said, None where two are."""
    said = {value for value in values if value}
    return said.pop() if len(said) == 1 else None


def _first(values: Sequence[str | None]) -> str | None:
    return next((value for value in values if value), None)
