"""Whether annotations are sound: each rule a small function that yields what is wrong in one record."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from baocao.entities import ENTITY_TYPES, value_string
from baocao.errors import BaocaoError, UsageError
from baocao.exchange import doccano
from baocao.exchange.annotation import TITLE, Place, Record, crossing
from baocao.exchange.gold import as_document, gold_tagger
from baocao.exchange.manifest import manifest_findings
from baocao.exchange.shape import Problem, problems
from baocao.flow import analyse
from baocao.messages import deferred
from baocao.relate.candidates import ALLOWED
from baocao.vietnamese.text import nfc

_AMOUNT = r"-?\d+(\.\d+)?(\.\.-?\d+(\.\d+)?)?(/\d+(\.\d+)?)?"
_POINT = r"\d{4}(-(\d\d(-\d\d)?|Q[1-4]|H[12]))?"
# The form of each label's value string (guidelines, section 3).
FORMS = {
    "DOC": r"[^|]*\|[^|]*\|(\d{4})?\|[^|]*",
    "PROVISION": r"[^\W\d_]+( [^\W\d_]+)?:[^:/]+(/[^\W\d_]+( [^\W\d_]+)?:[^:/]+)*",
    "DATE": rf"{_POINT}(/{_POINT})?|-{{0,2}}\d\d-\d\d",
    "PERIOD": rf"({_POINT})?/({_POINT})?",
    "MONEY": rf"{_AMOUNT} [A-Z]{{3}}(/.+)?",
    "QUANTITY": rf"{_AMOUNT}( .+)?",
    "PERCENT": _AMOUNT,
}
_EDGE = re.compile(r"^[\s,;:.)\]”’]|[\s,;:(\[“‘]$|(?<=\w{3})\.$")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong and where: the file, its line, the record, the offset in its text where there is one."""

    file: Path
    line: int
    record: str
    problem: Problem


def text_is_nfc(record: Record) -> Iterator[Problem]:
    """The text is in Unicode normalisation form C, so that offsets are the program's own."""
    if nfc(record.text) != record.text:
        yield Problem(deferred("the text is not NFC"))


def edges_are_clean(record: Record) -> Iterator[Problem]:
    """No span, and no part of one, begins or ends with white space or with punctuation that is not part of it."""
    for entity in record.entities:
        for a, b in entity.ranges:
            if _EDGE.search(record.text[a:b]):
                figures = {"id": entity.id, "words": record.text[a:b]}
                yield Problem(deferred("entity {id} has white space or punctuation at an edge: “{words}”"), figures, a)


def titles_nest(record: Record) -> Iterator[Problem]:
    """A TITLE holds an entity whole or not at all."""
    for title in record.entities:
        for entity in record.entities if title.label == TITLE else ():
            if crossing(title, entity):
                figures = {"id": entity.id, "title": title.id}
                yield Problem(deferred("entity {id} crosses the edge of the TITLE {title}"), figures, entity.start)


def relations_are_allowed(record: Record) -> Iterator[Problem]:
    """Head and tail carry labels that the relation may join; none joins an entity with itself or stands twice."""
    ends = {entity.id: entity for entity in record.entities}
    seen = set()
    for relation in record.relations:
        head, tail = ends[relation.head], ends[relation.tail]
        heads, tails = ALLOWED[relation.type]
        figures = {"id": relation.id, "type": relation.type, "head": head.label, "tail": tail.label}
        if head.label not in heads or tail.label not in tails:
            yield Problem(deferred("relation {id}: {type} does not lead from {head} to {tail}"), figures, head.start)
        elif head is tail:
            yield Problem(deferred("relation {id}: {type} leads from an entity to itself"), figures, head.start)
        elif (relation.head, relation.type, relation.tail) in seen:
            yield Problem(deferred("relation {id}: {type} stands twice between the same entities"), figures, head.start)
        seen.add((relation.head, relation.type, relation.tail))


def values_have_form(record: Record) -> Iterator[Problem]:
    """Every entity of a valued label has a value, written as the guidelines write it; others have none."""
    for entity in record.entities:
        figures = {"id": entity.id, "label": entity.label, "value": entity.value}
        form = FORMS.get(entity.label)
        if form is None and entity.value is not None:
            yield Problem(deferred("entity {id}: {label} takes no value"), figures, entity.start)
        elif form is not None and entity.value is None:
            yield Problem(deferred("entity {id}: {label} has no value"), figures, entity.start)
        elif form is not None and not re.fullmatch(form, entity.value or ""):
            yield Problem(deferred("entity {id}: “{value}” is not the form of a {label} value"), figures, entity.start)


def values_are_read_alike(record: Record) -> Iterator[Problem]:
    """``normalise`` reads each value as annotated, given the record's meta, or a note says why it cannot."""
    try:
        mentions = analyse(as_document(record), gold_tagger(record)).mentions
    except BaocaoError:  # unreadable text: another rule's matter
        return
    read = {(m.label, m.start, m.end): m for m in mentions}
    for entity in record.entities:
        mention = read.get((entity.label, entity.start, entity.end))
        if mention is None or ENTITY_TYPES[entity.label].parse is None or entity.note:
            continue
        value = value_string(entity.label, mention.value)
        if value != entity.value:
            figures = {
                "id": entity.id,
                "words": entity.words(record.text),
                "value": entity.value,
                "read": value or mention.reason,
            }
            template = deferred("entity {id}: “{words}” has the value {value}, is read as {read}, and no note says why")
            yield Problem(template, figures, entity.start)


RULES: Sequence[Callable[[Record], Iterator[Problem]]] = (
    text_is_nfc,
    edges_are_clean,
    titles_nest,
    relations_are_allowed,
    values_have_form,
    values_are_read_alike,
)


def check(path: Path) -> Iterator[Finding]:
    """Yield all that is wrong in a file or in the ``.jsonl`` files of a folder; nothing where they are sound.

    A folder's ``manifest.toml``, where it has one, is held against the splits. Raises ``UsageError`` where ``path``
    is absent or holds no annotations.
    """
    files = annotation_files(path)
    for file in files:
        yield from _file(file)
    if path.is_dir():
        for file, problem in manifest_findings(path):
            yield Finding(file, 0, "", problem)


def annotation_files(path: Path) -> list[Path]:
    """Return ``path`` itself, or the ``.jsonl`` files under it in order."""
    if path.is_file():
        return [path]
    if not path.exists():
        raise UsageError("no such file or folder: {path}", path=path)
    files = sorted(path.rglob("*.jsonl"))
    if not files:
        raise UsageError("no annotations (.jsonl) in {path}", path=path)
    return files


def _file(file: Path) -> Iterator[Finding]:
    seen: dict[str, int] = {}
    for place, line in doccano.lines(file):
        try:
            data = doccano.parsed(place, line)
        except UsageError as error:
            yield Finding(file, place.line, "", Problem(error.message, error.figures))
            continue
        name = str(data.get("id", "")) if isinstance(data, dict) else ""
        if found := problems(data):
            yield from (Finding(file, place.line, name, problem) for problem in found)
            continue
        if name in seen:
            yield Finding(
                file, place.line, name, Problem(deferred("the id stands in line {other} too"), {"other": seen[name]})
            )
        seen[name] = place.line
        yield from record_findings(doccano.from_json(data, place), place)


def record_findings(record: Record, place: Place) -> Iterable[Finding]:
    """Yield what every rule finds in one well-formed record."""
    for rule in RULES:
        for problem in rule(record):
            yield Finding(place.file, place.line, record.id, problem)
