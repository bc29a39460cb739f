"""An analysis as the record that annotators exchange: one JSON object a report, doccano's keys."""

from __future__ import annotations

import json
from typing import Any

from baocao.entities import value_string
from baocao.records import Analysis, Header, Mention, Relation, Stated


def to_record(analysis: Analysis) -> dict[str, Any]:
    """Return the record of one report, as the annotation guidelines write it (section 3).

    Beside the guidelines' keys an entity and a relation carry ``score`` and ``source``; an entity whose words could not
    be read has ``reason`` in place of ``value``; ``meta`` has ``reasons``, why date, period and issuer are believed;
    ``normalised`` is there, and true, where the offsets index ``text`` but not the input, which was not NFC.
    """
    document = analysis.document
    record = {
        "id": document.id,
        "source": document.source,
        "text": document.text,
        "meta": _meta(analysis.header),
        "entities": [_entity(index, mention) for index, mention in enumerate(analysis.mentions)],
        "relations": [_relation(index, relation) for index, relation in enumerate(analysis.relations)],
    }
    return record | {"normalised": True} if document.normalised else record


def to_line(analysis: Analysis) -> str:
    """Return the record as one line of JSON, without the line's end."""
    return json.dumps(to_record(analysis), ensure_ascii=False)


def _meta(header: Header) -> dict[str, Any]:
    stated: dict[str, Stated | None] = {"date": header.date, "period": header.period, "issuer": header.issuer}
    reasons = {name: field.reason for name, field in stated.items() if field}
    return {name: field.value if field else None for name, field in stated.items()} | {"reasons": reasons}


def _entity(index: int, mention: Mention) -> dict[str, Any]:
    entity: dict[str, Any] = {
        "id": index,
        "start_offset": mention.start,
        "end_offset": mention.end,
        "label": mention.label,
    }
    value = value_string(mention.label, mention.value)
    if value is not None:
        entity["value"] = value
    elif mention.reason:
        entity["reason"] = mention.reason
    if mention.parts:
        entity["parts"] = [list(part) for part in mention.parts]
    return entity | {"score": round(mention.score, 4), "source": mention.source}


def _relation(index: int, relation: Relation) -> dict[str, Any]:
    return {
        "id": index,
        "from_id": relation.head,
        "to_id": relation.tail,
        "type": relation.type,
        "score": round(relation.score, 4),
        "source": relation.source,
    }
