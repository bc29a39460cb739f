"""CoNLL IOB2: a token a line, tabs between token, offset, the tag of the TITLE layer and, last, of all other labels.

Lines that begin with ``# id = ``, ``# meta = ``, ``# text = `` (JSON) stand before a record's first token, so that
the text comes back to the character; a file without them is read too, each sentence a line of a text joined with
single spaces. The format carries labels and spans; values, notes, relations and cuts are lost.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from baocao.errors import UsageError
from baocao.exchange.annotation import TITLE, Place, Record
from baocao.exchange.doccano import from_json, lines
from baocao.exchange.losses import CUTS, EXTRAS, NOTES, RELATIONS, VALUES, Loss, lost

_TOKEN = re.compile(r"\w+|[^\w\s]")
_HEAD = re.compile(r"# (id|meta|text) = (.*)$")
UNCARRIED: tuple[Loss, ...] = (VALUES, NOTES, CUTS, RELATIONS, EXTRAS)
Row = tuple[str, int, int, str, str]  # token, start, end, tag, tag of the TITLE layer


def write(records: Iterable[Record], path: Path) -> list[str]:
    """Write records as IOB2, a blank line after each line of text, and return what the format could not carry."""
    held = list(records)
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        for record in held:
            stream.write("".join(f"{line}\n" for line in _lines(record)))
    return lost(held, UNCARRIED)


def _lines(record: Record) -> Iterator[str]:
    yield f"# id = {json.dumps(record.id, ensure_ascii=False)}"
    yield f"# meta = {json.dumps(dict(record.meta), ensure_ascii=False)}"
    yield f"# text = {json.dumps(record.text, ensure_ascii=False)}"
    before = 0
    for token, start, end, tag, title in rows(record):
        if before and "\n" in record.text[before:start] and tag[0] != "I" and title[0] != "I":
            yield ""
        yield f"{token}\t{start}\t{title}\t{tag}"
        before = end
    yield ""


def rows(record: Record) -> Iterator[Row]:
    """Yield the tokens of a record, cut at every edge of an entity, with the tags of both layers."""
    spans = sorted((a, b, e.label) for e in record.entities for a, b in e.ranges)
    edges = {edge for a, b, _ in spans for edge in (a, b)}
    flat, titles = (_Layer([s for s in spans if (s[2] == TITLE) is layer]) for layer in (False, True))
    for match in _TOKEN.finditer(record.text):
        cuts = [match.start(), *(i for i in range(match.start() + 1, match.end()) if i in edges), match.end()]
        for start, end in pairwise(cuts):
            yield record.text[start:end], start, end, flat.tag(start), titles.tag(start)


class _Layer:
    """Tags tokens in text order: what has begun is continued until it ends."""

    def __init__(self, spans: Sequence[tuple[int, int, str]]) -> None:
        self.spans = spans
        self.at = 0
        self.opened = -1

    def tag(self, start: int) -> str:
        while self.at < len(self.spans) and self.spans[self.at][1] <= start:
            self.at += 1
        if self.at == len(self.spans) or self.spans[self.at][0] > start:
            return "O"
        edge = "I" if self.opened == self.at else "B"
        self.opened = self.at
        return f"{edge}-{self.spans[self.at][2]}"


def read(path: Path) -> list[Record]:
    """Return the records of an IOB2 file; raises ``UsageError`` with file and line where a tag is none."""
    held: list[tuple[Place, dict[str, Any], list[Row]]] = []
    fresh = True
    for place, line in _all_lines(path):
        head = _HEAD.match(line)
        if head or not held:
            if not held or (head and head[1] == "id"):
                held.append((place, {}, []))
            if head:
                held[-1][1][head[1]] = _json(head[2], place)
                continue
        if not line.strip() or line.startswith("-DOCSTART-"):
            fresh = True
            continue
        held[-1][2].append(_row(line, place, held[-1][1], held[-1][2], fresh))
        fresh = False
    found = [_record(*one, number) for number, one in enumerate(held) if one[1] or one[2]]
    if not found:
        raise UsageError("{file} holds no record", file=path)
    return found


def _all_lines(path: Path) -> Iterator[tuple[Place, str]]:
    """Yield all lines without their ends, blank ones where the numbers leap."""
    last = 0
    for place, line in lines(path):
        if place.line > last + 1:
            yield Place(path, place.line - 1), ""
        yield place, line.rstrip("\r\n")
        last = place.line


def _json(text: str, place: Place) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return text.strip()


def _row(line: str, place: Place, head: dict[str, Any], before: Sequence[Row], fresh: bool) -> Row:
    cells = line.split("\t") if "\t" in line else line.split()
    title = cells[2] if len(cells) == 4 and "text" in head else "O"
    for tag in (cells[-1], title):
        if len(cells) < 2 or not re.fullmatch(r"O|[BI]-\w+", tag):
            raise UsageError("{file}, line {line}: {tag} is not an IOB2 tag", file=place.file, line=place.line, tag=tag)
    word = cells[0]
    if "text" in head:
        start = int(cells[1]) if cells[1].isdigit() else -1
        if head["text"][start : start + len(word)] != word or start < 0:
            raise UsageError(
                "{file}, line {line}: the token {word} does not stand at its offset",
                file=place.file,
                line=place.line,
                word=word,
            )
    else:
        word = word.replace("_", " ")
        start = before[-1][2] + 1 if before else 0
    return word if not fresh or "text" in head else f"\n{word}", start, start + len(word), cells[-1], title


def _record(place: Place, head: dict[str, Any], tokens: Sequence[Row], number: int) -> Record:
    text = head["text"] if "text" in head else "".join((t[0] if t[0][0] == "\n" else f" {t[0]}") for t in tokens)[1:]
    spans = _spans(tokens, 3) + _spans(tokens, 4)
    entities = [
        {"id": n, "start_offset": a, "end_offset": b, "label": label}
        for n, (a, b, label) in enumerate(sorted(spans, key=lambda s: (s[0], -s[1], s[2] != TITLE)))
    ]
    name = head.get("id") or f"{place.file.stem}-{number}"
    return from_json({"id": name, "text": text, "meta": head.get("meta", {}), "entities": entities}, place)


def _spans(tokens: Sequence[Row], column: int) -> list[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    before = "O"
    for row in tokens:
        tag = str(row[column])
        if tag.startswith("I-") and before[2:] == tag[2:]:
            found[-1] = (found[-1][0], row[2], tag[2:])
        elif tag != "O":
            found.append((row[1], row[2], tag[2:]))
        before = tag
    return found
