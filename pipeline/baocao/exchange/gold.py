"""Gold entities as the pipeline's mentions: what the stages after recognition make of them, freed of its errors."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from baocao.exchange.annotation import Entity, Record
from baocao.flow import analyse
from baocao.ingest.readers import from_text
from baocao.recognise.taggers import ModelTagger
from baocao.records import Analysis, Document, Mention, Meta, Range, Relation, Sentence


def as_document(record: Record) -> Document:
    """Return the record's text with its ``meta`` as context, read as ``extract`` reads a record."""
    stated = {name: record.meta.get(name) for name in ("date", "period", "issuer")}
    return from_text(record.id, record.text, Meta(**{name: str(value) for name, value in stated.items() if value}))


def gold_tagger(
    record: Record, reader: Callable[[Sequence[Sentence]], Sequence[Mention]] | None = None
) -> Callable[[Sequence[Sentence]], Sequence[Mention]]:
    """Return a tagger that finds exactly the record's entities; those that no sentence holds whole are left out.

    Where ``reader`` is a model's tagger, the model reads the mentions too, for the relations between them.
    """

    def tag(sentences: Sequence[Sentence]) -> Sequence[Mention]:
        placed = (place(sentences, entity, record.text) for entity in record.entities)
        gold = sorted((m for m in placed if m), key=lambda m: (m.sentence, m.span[0], -m.span[1]))
        return reader.on(sentences, gold) if isinstance(reader, ModelTagger) else gold

    return tag


def as_analysis(record: Record) -> Analysis:
    """Return what the pipeline makes of a record's own entities, with the record's own relations in place of its."""
    analysis = analyse(as_document(record), gold_tagger(record))
    at = {(m.start, m.end, m.label): index for index, m in enumerate(analysis.mentions)}
    known = {e.id: at.get((e.start, e.end, e.label)) for e in record.entities}
    relations = []
    for link in record.relations:
        head, tail = known.get(link.head), known.get(link.tail)
        if head is not None and tail is not None:
            relations.append(Relation(link.type, head, tail, source="gold"))
    return replace(analysis, relations=tuple(relations))


def place(sentences: Sequence[Sentence], entity: Entity, text: str) -> Mention | None:
    """Return an entity as a mention of the sentence that holds all of it, or None where the layout cuts it
    otherwise.
    """
    for sentence in sentences:
        if span := _span(sentence, entity):
            return Mention(
                entity.label,
                entity.start,
                entity.end,
                entity.words(text),
                sentence.index,
                span,
                entity.parts,
                source="gold",
            )
    return None


def _span(sentence: Sentence, entity: Entity) -> Range | None:
    start = end = None
    at = 0
    for a, b in sentence.ranges:
        if a <= entity.start < b:
            start = at + entity.start - a
        if a < entity.end <= b:
            end = at + entity.end - a
        at += b - a
    return (start, end) if start is not None and end is not None and start < end else None
