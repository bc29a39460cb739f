"""An analysis as rows of the tables: pure, so that a worker makes them and one writer only writes."""

from __future__ import annotations

import bisect
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from baocao.entities import value_string
from baocao.records import Amount, Analysis, Citation, Header, Mention, Period, Stated
from baocao.resolve.claims import block_of
from baocao.resolve.jurisdiction import reporting_place
from baocao.resolve.places import code
from baocao.store.effects import effect_rows
from baocao.store.facts import fact_rows

Row = dict[str, Any]
_FIELDS = ("symbol", "issuer", "place", "date", "kind", "title", "signer", "period")


@dataclass(frozen=True, slots=True)
class Prepared:
    """One report, ready to be written: its row, and its children's rows by table name."""

    report: Row
    children: dict[str, list[Row]] = field(default_factory=dict)


def prepare(analysis: Analysis, content_hash: str, fingerprint: str, meta: str) -> Prepared:
    """Return the rows of ``analysis``; ``meta`` (JSON) is what was known beside its text, compared by the next run."""
    document = analysis.document
    own = own_citation(analysis)
    report: Row = {
        "id": document.id,
        "source": document.source or document.id,
        "content_hash": content_hash,
        "meta": meta,
        "fingerprint": fingerprint,
        "characters": len(document.text),
        "header": json.dumps(_header(analysis.header), ensure_ascii=False, sort_keys=True),
        **{name: _stated(analysis.header, name) for name in _FIELDS},
        **_cited(own),
        "block": block_of(own) if own else None,
        "place_code": _place_code(analysis.header),
    }
    return Prepared(
        report,
        {
            "sections": list(_sections(analysis)),
            "passages": list(_passages(analysis)),
            "mentions": [_mention(document.id, i, m) for i, m in enumerate(analysis.mentions)],
            "relations": list(_relations(analysis)),
            "citations": list(_citations(analysis)),
            "abbreviations": [
                {"report_id": document.id, "short": short, "long": long}
                for short, long in sorted(analysis.abbreviations.items())
            ],
            **effect_rows(analysis),
            **fact_rows(analysis),
        },
    )


def own_citation(analysis: Analysis) -> Citation | None:
    """Return the report's own number and symbol, as its header gives them."""
    if analysis.header.doc is None:
        return None
    value = analysis.mentions[analysis.header.doc].value
    return value if isinstance(value, Citation) else None


def _place_code(header: Header) -> str | None:
    """Return the official code of the reporting body's place on the report's date."""
    issuer, place, date = (_stated(header, name) for name in ("issuer", "place", "date"))
    return code(reporting_place(issuer, place), date or "")


def _stated(header: Header, name: str) -> str | None:
    found = getattr(header, name)
    return found.value if isinstance(found, Stated) else None


def passage_id(report: str, ordinal: int) -> int:
    """Return the 63-bit id of a passage, made of where it stands."""
    digest = hashlib.blake2b(f"{report}\0{ordinal}".encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1


def _header(header: Header) -> dict[str, object]:
    fields = {name: getattr(header, name) for name in _FIELDS}
    said: dict[str, object] = {
        name: {"value": f.value, "reason": f.reason, "mention": f.mention}
        for name, f in fields.items()
        if f is not None
    }
    return {**said, "recipients": list(header.recipients), "doc": header.doc}


def _sections(analysis: Analysis) -> Iterator[Row]:
    for section in analysis.sections:
        yield {
            "report_id": analysis.document.id,
            "ordinal": section.index,
            "path": section.path,
            "title": section.title,
            "start_offset": section.start,
            "end_offset": section.end,
            "parent": section.parent,
        }


def _passages(analysis: Analysis) -> Iterator[Row]:
    starts = [start for start, _ in analysis.document.pages]
    for sentence in analysis.sentences:
        start, end = sentence.ranges[0][0], sentence.ranges[-1][1]
        page = bisect.bisect_right(starts, start) - 1
        yield {
            "id": passage_id(analysis.document.id, sentence.index),
            "report_id": analysis.document.id,
            "ordinal": sentence.index,
            "section": sentence.section,
            "kind": str(sentence.kind),
            "start_offset": start,
            "end_offset": end,
            "page": analysis.document.pages[page][1] if page >= 0 else None,
            "text": sentence.text,
        }


def _cited(citation: Citation | None) -> Row:
    return {
        "doc_type": citation.type if citation else None,
        "doc_number": citation.number if citation else None,
        "doc_year": citation.year if citation else None,
        "doc_symbol": citation.symbol if citation else None,
    }


def _mention(report: str, ordinal: int, mention: Mention) -> Row:
    value = mention.value
    amount = value if isinstance(value, Amount) else None
    period = value if isinstance(value, Period) else None
    return {
        "report_id": report,
        "ordinal": ordinal,
        "label": mention.label,
        "passage": mention.sentence,
        "start_offset": mention.start,
        "end_offset": mention.end,
        "span_start": mention.span[0],
        "span_end": mention.span[1],
        "parts": json.dumps(mention.parts) if mention.parts else None,
        "text": mention.text,
        "score": mention.score,
        "source": mention.source,
        "value": value_string(mention.label, value),
        "low": float(amount.low) if amount else None,
        "high": float(amount.high) if amount and amount.high is not None else None,
        "unit": amount.unit if amount else None,
        "per": amount.per if amount else None,
        "of_value": float(amount.of) if amount and amount.of is not None else None,
        "approximate": amount.approximate if amount else None,
        "period_start": period.start if period else None,
        "period_end": (period.end or period.start) if period else None,
        "granularity": period.granularity if period else None,
        **_cited(value if isinstance(value, Citation) else None),
        "reason": mention.reason if value is None else None,
    }


def _relations(analysis: Analysis) -> Iterator[Row]:
    for ordinal, relation in enumerate(analysis.relations):
        said = {name: getattr(relation, name) for name in ("type", "head", "tail", "score", "source")}
        yield {"report_id": analysis.document.id, "ordinal": ordinal, **said}


def _citations(analysis: Analysis) -> Iterator[Row]:
    """The report's own number in its header cites nothing."""
    for reference in analysis.references:
        if reference.mention != analysis.header.doc:
            yield {
                "report_id": analysis.document.id,
                "ordinal": reference.mention,
                "role": reference.role,
                **_cited(reference.citation),
                "issued_on": reference.issued_on,
                "issuer": reference.issuer,
                "title": reference.title,
                "nickname": reference.nickname,
                "block": block_of(reference.citation),
            }
