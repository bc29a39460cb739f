"""Data sets of the Hugging Face library as examples: a folder written by ``save_to_disk``, or a hub name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from baocao.errors import UsageError
from baocao.learn.examples import Example, from_words

WORDS, TAGS = ("tokens", "words"), ("ner_tags", "tags", "labels")


def from_dataset(name: str, split: str) -> Iterator[Example]:
    """Yield one example a row of ``split``; raises ``UsageError`` where the data set or the split is not there.

    ``name`` may end in ``:SPLIT``, which then stands for ``split``. A row holds its words under ``tokens`` and IOB2
    tags, by name or by number, under ``ner_tags``.
    """
    from datasets import load_dataset, load_from_disk

    place, _, named = name.partition(":")
    split = named or split
    try:
        loaded: Any = load_from_disk(place) if Path(place).is_dir() else load_dataset(place)
    except Exception as error:
        raise UsageError(
            "the data set {name} cannot be had ({reason})", name=place, reason=str(error).splitlines()[0][:160]
        ) from error
    if split not in loaded:
        raise UsageError(
            "the data set {name} has no split {split}; it has {splits}",
            name=place,
            split=split,
            splits=", ".join(map(str, loaded)),
        )
    rows = loaded[split]
    words, tags = _column(rows, WORDS, place), _column(rows, TAGS, place)
    names: Sequence[str] | None = getattr(getattr(rows.features[tags], "feature", None), "names", None)
    for number, row in enumerate(rows):
        given = [names[tag] if names else str(tag) for tag in row[tags]]
        yield from_words(f"{split}-{number}", row[words], given, f"{place}, {split}, {number}")


def _column(rows: Any, wanted: Sequence[str], place: str) -> str:
    for name in wanted:
        if name in rows.column_names:
            return name
    raise UsageError(
        "the data set {name} has no column {wanted}; it has {columns}",
        name=place,
        wanted=" | ".join(wanted),
        columns=", ".join(rows.column_names),
    )
