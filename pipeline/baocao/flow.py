"""The story: a report goes in, an analysis comes out; each stage adds one noun and edits none."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from baocao.encode.encoding import encoding_of
from baocao.header.reader import header
from baocao.normalise import with_values
from baocao.records import Analysis, Document, Mention, Sentence
from baocao.relate.effects import effects
from baocao.relate.rules import relations
from baocao.resolve.abbreviations import abbreviations
from baocao.resolve.back_references import back_references
from baocao.resolve.references import references
from baocao.segment.sections import sections
from baocao.segment.sentences import sentences

Tagger = Callable[[Sequence[Sentence]], Sequence[Mention]]


def analyse(document: Document, tagger: Tagger, date: str | None = None) -> Analysis:
    """Return all that ``document`` yields; ``date`` (ISO) overrides the report's own."""
    found_sections = sections(document)
    found_sentences = sentences(document, found_sections)
    raw = tagger(found_sentences)
    head = header(document, found_sentences, raw, date)
    valued = with_values(found_sentences, raw, head)
    related = relations(document, found_sentences, valued, head, encoding_of(raw))
    pointing = back_references(found_sentences, valued, head)
    return Analysis(
        document=document,
        sections=found_sections,
        sentences=found_sentences,
        mentions=tuple(valued),
        header=head,
        relations=tuple(related),
        references=references(found_sentences, valued, related, head),
        back_references=pointing,
        effects=effects(found_sections, found_sentences, valued, related, pointing, head),
        abbreviations=abbreviations(document, found_sentences),
    )
