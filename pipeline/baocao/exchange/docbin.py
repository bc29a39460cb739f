"""spaCy's DocBin: ``doc.ents`` holds the flat entities, ``doc.spans["entities"]`` all of them, titles and cut ones too.

A span's ``label``, ``id`` and ``kb_id`` are label, number and value; what spaCy has no place for (meta, relations,
parts, notes) goes into ``doc.user_data["baocao"]``, which a DocBin stores: nothing is lost. Needs the extra ``spacy``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from typing import Any

from baocao.errors import UsageError, missing_extra
from baocao.exchange.annotation import TITLE, Entity, Place, Record
from baocao.exchange.doccano import from_json, to_json

_KEY = "baocao"
_SPANS = "entities"
_PIECE = re.compile(r"\w+|\s|[^\w\s]")


def _spacy() -> tuple[Any, Any, Any]:
    try:
        from spacy.tokens import Doc, DocBin
        from spacy.vocab import Vocab
    except ImportError:
        raise missing_extra("spacy") from None
    return Doc, DocBin, Vocab


def write(records: Iterable[Record], path: Path) -> list[str]:
    """Write records as a DocBin; nothing is lost, so the list of losses is empty."""
    doc_type, bin_type, vocab_type = _spacy()
    vocab = vocab_type()
    box = bin_type(store_user_data=True)
    for record in records:
        box.add(_doc(record, doc_type, vocab))
    path.write_bytes(box.to_bytes())
    return []


def _doc(record: Record, doc_type: Any, vocab: Any) -> Any:
    words, spaces = _words(record)
    doc = doc_type(vocab, words=words, spaces=spaces)
    spans = [
        doc.char_span(e.start, e.end, label=e.label, kb_id=e.value or "", span_id=str(e.id)) for e in record.entities
    ]
    doc.spans[_SPANS] = spans
    doc.ents = [
        span for span, e in zip(spans, record.entities, strict=True) if e.label != TITLE and not _shared(e, record)
    ]
    whole = to_json(record)
    del whole["text"]
    doc.user_data[_KEY] = json.dumps(whole, ensure_ascii=False)
    return doc


def _shared(entity: Entity, record: Record) -> bool:
    """Return whether another flat entity stands between the parts of this one, which ``doc.ents`` cannot hold."""
    return bool(entity.parts) and any(
        o is not entity and o.label != TITLE and o.start < entity.end and entity.start < o.end for o in record.entities
    )


def _words(record: Record) -> tuple[list[str], list[bool]]:
    """Cut the text at words, signs, white space and every entity's edges; a single space belongs to the word before
    it.
    """
    starts, ends = {e.start for e in record.entities}, {e.end for e in record.entities}
    edges = starts | ends
    words: list[str] = []
    spaces: list[bool] = []
    for match in _PIECE.finditer(record.text):
        own = match.start() in starts or match.end() in ends
        if match[0] == " " and words and not spaces[-1] and not words[-1].isspace() and not own:
            spaces[-1] = True
            continue
        cuts = [match.start(), *(i for i in range(match.start() + 1, match.end()) if i in edges), match.end()]
        for a, b in pairwise(cuts):
            words.append(record.text[a:b])
            spaces.append(False)
    return words, spaces


def read(path: Path) -> list[Record]:
    """Return the records of a DocBin, ours or another's; raises ``UsageError`` where it is none."""
    _, bin_type, vocab_type = _spacy()
    if not path.is_file():
        raise UsageError("no such file: {path}", path=path)
    try:
        docs = list(bin_type(store_user_data=True).from_bytes(path.read_bytes()).get_docs(vocab_type()))
    except Exception:
        raise UsageError("{file} is not a spaCy DocBin", file=path) from None
    if not docs:
        raise UsageError("{file} holds no record", file=path)
    return [_record(doc, Place(path, number), path.stem) for number, doc in enumerate(docs, 1)]


def _record(doc: Any, place: Place, stem: str) -> Record:
    """Return what we stored with the document, or, where its ``ents`` have been changed since, what they say now."""
    entities = sorted({(s.start_char, s.end_char, s.label_) for s in (*doc.ents, *doc.spans.get(_SPANS, ()))})
    stored = doc.user_data.get(_KEY)
    if stored is not None:
        record = from_json({**json.loads(stored), "text": doc.text}, place)
        if sorted({(e.start, e.end, e.label) for e in record.entities}) == entities and _agree(doc, record):
            return record
        titles = [(e.start, e.end, e.label) for e in record.entities if e.label == TITLE]
        entities = sorted([*titles, *((s.start_char, s.end_char, s.label_) for s in doc.ents)])
    data = [{"id": n, "start_offset": a, "end_offset": b, "label": label} for n, (a, b, label) in enumerate(entities)]
    name = json.loads(stored)["id"] if stored is not None else f"{stem}-{place.line}"
    return from_json({"id": name, "text": doc.text, "entities": data}, place)


def _agree(doc: Any, record: Record) -> bool:
    flat = {(e.start, e.end, e.label) for e in record.entities if e.label != TITLE and not _shared(e, record)}
    return {(s.start_char, s.end_char, s.label_) for s in doc.ents} == flat
