"""Relations that rules can read, document by document and article by article; ``RULES`` are the policy, in order.

They hold inside a sentence. The header block is one sentence: the header's own document is the head of what it
implements, replaces or amends itself, and the tail of its articles.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from baocao.encode.encoding import Encoding
from baocao.records import BlockKind, Document, Header, Mention, Relation, Sentence
from baocao.relate.changes import changes
from baocao.relate.clause import Clause, citations, clauses
from baocao.relate.implements import of_subjects, on_basis, own_basis, own_enclosed
from baocao.relate.issued import issued
from baocao.relate.model import scored
from baocao.relate.own import enacts, header_block, opening, own_title, tells
from baocao.relate.provisions import parts
from baocao.relate.spread import spread

Triple = tuple[str, int, int]
RULED = ("issued_on", "issued_by", "titled", "part_of", "replaces", "amends", "implements")


def relations(
    document: Document,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    header: Header,
    encoding: Encoding | None = None,
) -> Sequence[Relation]:
    """Return the relations of documents, articles, dates, issuers and subjects, each once, in the order of the text.

    Where a model has read the mentions, its relations between indicators, values, periods and places follow.
    """
    found: dict[Triple, None] = {}
    for triple in header_block(sentences, mentions, header):
        found.setdefault(triple)
    begun = opening(sentences)
    for clause in clauses(sentences, mentions):
        for triple in _of_clause(clause, mentions, header, begun):
            if triple[1] != triple[2] and not _turned(triple, found):
                found.setdefault(triple)
    ruled = tuple(Relation(kind, head, tail) for kind, head, tail in sorted(found, key=lambda t: (t[1], t[2], t[0])))
    if encoding is None:
        return ruled
    stated = (*ruled, *(r for r in scored(mentions, sentences, encoding) if r.type not in RULED))
    return (*stated, *spread(sentences, mentions, stated))


def _of_clause(clause: Clause, mentions: Sequence[Mention], header: Header, begun: range) -> Iterator[Triple]:
    own = header.doc
    cited = citations(clause)
    if own is not None and mentions[own].sentence == clause.sentence.index:
        cited = [c for c in cited if c.doc.index != own]
    in_header = clause.sentence.kind is BlockKind.HEADER
    if cited:
        yield from issued(clause, cited)
        yield from changes(clause, cited, own, enacts(header))
        yield from of_subjects(clause, cited, own_title(header))
        if not in_header:
            yield from on_basis(clause, cited)
        if own is not None and not tells(header):
            if clause.sentence.index in begun:
                yield from own_basis(clause, cited, own)
            yield from own_enclosed(clause, cited, own)
    yield from parts(clause, cited, own)


def _turned(triple: Triple, found: dict[Triple, None]) -> bool:
    """Tell whether the same pair already stands the other way round, or a stronger relation holds of it."""
    kind, head, tail = triple
    if (kind, tail, head) in found:
        return True
    return kind == "implements" and any((other, head, tail) in found for other in ("amends", "replaces"))
