"""Annotated records to training examples: sentences as the pipeline sees them, gold spans and relations placed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from baocao.errors import UsageError
from baocao.ingest.readers import from_text
from baocao.recognise.grammar import mentions as grammar_mentions
from baocao.records import BlockKind, Mention, Meta, Range, Sentence
from baocao.segment.sections import sections
from baocao.segment.sentences import sentences as split


@dataclass(frozen=True, slots=True)
class Example:
    """One record: its sentences, the grammar's mentions, the gold mentions, and gold relations (type, head, tail)."""

    id: str
    sentences: tuple[Sentence, ...]
    hints: tuple[Mention, ...]
    gold: tuple[Mention, ...]
    relations: tuple[tuple[str, int, int], ...]


def load_examples(path: Path, form: str, hints: bool) -> list[Example]:
    """Return the examples of a data set file, or raise ``UsageError`` naming file and record."""
    if not path.is_file():
        raise UsageError("no such data set: {path}", path=path)
    found = [_from_record(r, hints) for r in read_records(path)] if form == "jsonl" else list(from_conll(path))
    if not found:
        raise UsageError("the data set {path} is empty", path=path)
    return found


def read_records(path: Path) -> list[dict[str, Any]]:
    """Return the JSON Lines records of ``path`` as ``datasets`` reads them."""
    records = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            record = json.loads(line)
            record["text"], record["entities"]
        except (json.JSONDecodeError, KeyError, TypeError) as error:
            raise UsageError(
                "{path}, line {line}: not a record ({reason})", path=path, line=number, reason=error
            ) from error
        records.append(record)
    return records


def _from_record(record: dict[str, Any], hints: bool) -> Example:
    meta = record.get("meta") or {}
    document = from_text(
        str(record.get("id", "")), record["text"], Meta(meta.get("date"), meta.get("period"), meta.get("issuer"))
    )
    found = split(document, sections(document))
    placed: list[tuple[int, Mention]] = []
    for entity in record["entities"]:
        parts = entity.get("parts") or [[entity["start_offset"], entity["end_offset"]]]
        mention = place(found, entity["label"], parts)
        if mention is not None:
            placed.append((entity["id"], mention))
    placed.sort(key=lambda p: (p[1].sentence, p[1].span[0], -p[1].span[1]))
    index = {key: at for at, (key, _) in enumerate(placed)}
    relations = tuple(
        (r["type"], index[r["from_id"]], index[r["to_id"]])
        for r in record.get("relations", ())
        if r["from_id"] in index and r["to_id"] in index
    )
    known = tuple(m for s in found for m in grammar_mentions(s)) if hints else ()
    return Example(document.id, found, known, tuple(m for _, m in placed), relations)


def place(found: Sequence[Sentence], label: str, parts: Sequence[Sequence[int]]) -> Mention | None:
    """Return the mention of the sentence that holds all of a gold span, or None where the layout cuts it otherwise."""
    for sentence in found:
        span = _span_in(sentence, parts)
        if span is not None:
            start, end = parts[0][0], parts[-1][1]
            return Mention(label, start, end, sentence.text[span[0] : span[1]], sentence.index, span, source="gold")
    return None


def _span_in(sentence: Sentence, parts: Sequence[Sequence[int]]) -> Range | None:
    first, last = parts[0][0], parts[-1][1]
    if not sentence.ranges or first < sentence.ranges[0][0] or last > sentence.ranges[-1][1]:
        return None
    start = end = None
    at = 0
    for a, b in sentence.ranges:
        if a <= first < b:
            start = at + first - a
        if a < last <= b:
            end = at + last - a
        at += b - a
    return (start, end) if start is not None and end is not None and start < end else None


def from_conll(path: Path) -> Iterable[Example]:
    """Yield one example for each sentence of a CoNLL IOB2 file: word first, tag last on a line, blank lines between."""
    words: list[str] = []
    tags: list[str] = []
    number = 0
    for count, line in enumerate([*path.read_text(encoding="utf-8").splitlines(), ""], 1):
        cells = line.split()
        if cells and cells[0] != "-DOCSTART-":
            tag = cells[-1]
            if tag != "O" and tag[:2] not in ("B-", "I-"):
                raise UsageError("{path}, line {line}: {tag} is not an IOB2 tag", path=path, line=count, tag=tag)
            words.append(cells[0].replace("_", " "))
            tags.append(tag)
        elif words:
            yield _conll_example(f"{path.stem}-{number}", number, words, tags)
            words, tags, number = [], [], number + 1


def _conll_example(name: str, number: int, words: Sequence[str], tags: Sequence[str]) -> Example:
    text, starts = "", []
    for word in words:
        text += " " if text else ""
        starts.append(len(text))
        text += word
    spans: list[tuple[int, int, str]] = []
    for word, tag, start in zip(words, tags, starts, strict=True):
        end = start + len(word)
        if tag.startswith("I-") and spans and spans[-1][2] == tag[2:] and spans[-1][1] == start - 1:
            spans[-1] = (spans[-1][0], end, tag[2:])
        elif tag != "O":
            spans.append((start, end, tag[2:]))
    sentence = Sentence(0, 0, BlockKind.BODY, text, ((0, len(text)),))
    gold = tuple(Mention(label, a, b, text[a:b], 0, (a, b), source="gold") for a, b, label in spans)
    return Example(name, (sentence,), (), gold, ())
