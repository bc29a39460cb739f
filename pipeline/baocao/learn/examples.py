"""Annotated records to training examples: sentences as the pipeline sees them, gold spans and relations placed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from baocao.errors import UsageError
from baocao.exchange import doccano
from baocao.exchange.annotation import Record
from baocao.exchange.gold import as_document, place
from baocao.recognise.taggers import by_grammar
from baocao.records import BlockKind, Mention, Sentence
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


def load_examples(path: str, form: str, hints: bool, split: str = "train") -> list[Example]:
    """Return the examples of a data set, or raise ``UsageError`` naming file and record.

    ``path`` is a file, or for the form ``dataset`` a folder or hub name, of which ``split`` is read.
    """
    if form == "dataset":
        from baocao.learn.hub import from_dataset

        found = list(from_dataset(path, split))
    elif not Path(path).is_file():
        raise UsageError("no such data set: {path}", path=path)
    else:
        found = (
            [from_record(r, hints) for r in doccano.read(Path(path))]
            if form == "jsonl"
            else list(from_conll(Path(path)))
        )
    if not found:
        raise UsageError("the data set {path} is empty", path=path)
    return found


def from_record(record: Record, hints: bool) -> Example:
    """Return a gold record as an example; entities that no sentence holds whole are left out, with their relations."""
    document = as_document(record)
    found = split(document, sections(document))
    held = [(e.id, mention) for e in record.entities if (mention := place(found, e, record.text))]
    held.sort(key=lambda h: (h[1].sentence, h[1].span[0], -h[1].span[1]))
    index = {key: at for at, (key, _) in enumerate(held)}
    relations = tuple(
        (r.type, index[r.head], index[r.tail]) for r in record.relations if r.head in index and r.tail in index
    )
    return Example(record.id, found, tuple(by_grammar(found)) if hints else (), tuple(m for _, m in held), relations)


def from_conll(path: Path) -> Iterable[Example]:
    """Yield one example for each sentence of a CoNLL IOB2 file: word first, tag last on a line, blank lines between."""
    words: list[str] = []
    tags: list[str] = []
    number = began = 0
    for count, line in enumerate([*path.read_text(encoding="utf-8").splitlines(), ""], 1):
        cells = line.split()
        if cells and cells[0] != "-DOCSTART-":
            began = began or count
            words.append(cells[0])
            tags.append(cells[-1])
        elif words:
            yield from_words(f"{path.stem}-{number}", words, tags, f"{path}, line {began}")
            words, tags, number, began = [], [], number + 1, 0


def from_words(name: str, words: Sequence[str], tags: Sequence[str], place: str) -> Example:
    """Return words (``_`` joins syllables) and their IOB2 tags as an example; ``place`` names them in a complaint."""
    wrong = next((tag for tag in tags if tag != "O" and tag[:2] not in ("B-", "I-")), None)
    if wrong is not None or len(words) != len(tags):
        raise UsageError("{place}: {tag} is not an IOB2 tag", place=place, tag=wrong or "-")
    text, starts = "", []
    for word in words:
        text += " " if text else ""
        starts.append(len(text))
        text += word.replace("_", " ")
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
