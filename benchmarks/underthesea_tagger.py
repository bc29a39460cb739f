"""underthesea's ``ner`` as a tagger of ours: its LOC, ORG, PER are ours; what else it finds is left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from baocao.records import Mention, Range, Sentence
from baocao.segment.views import locate
from baocao.vietnamese.text import tone_placed
from underthesea import ner

LABELS = {"LOC", "ORG", "PER"}


def tag(sentences: Sequence[Sentence]) -> Sequence[Mention]:
    found = []
    for sentence in sentences:
        for start, end, label in spans(sentence.text):
            a, b, parts = locate(sentence, start, end)
            found.append(
                Mention(label, a, b, sentence.text[start:end], sentence.index, (start, end), parts, 1.0, "underthesea")
            )
    return found


def spans(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, label) of what ``ner`` finds in ``text``."""
    if not text.strip():
        return
    plain = " ".join(text.split())
    words = [(word, tag) for word, _, _, tag in ner(plain)]
    held: tuple[int, int, str] | None = None
    for place, (_, tag) in zip(places(text, [word for word, _ in words]), words, strict=True):
        label = tag[2:]
        if held and (tag[:2] != "I-" or label != held[2] or place is None):
            yield held
            held = None
        if place is not None and label in LABELS:
            held = (held[0], place[1], label) if held else (*place, label)
    if held:
        yield held


def places(text: str, words: Sequence[str]) -> Iterator[Range | None]:
    """Yield where each word stands in ``text``, in order, whatever its white space; None for one that is not there."""
    low = tone_placed(text).lower()
    at = 0
    for word in words:
        letters = [c for c in tone_placed(word).lower() if not c.isspace()]
        found = _place(low, letters, at)
        if found is not None:
            at = found[1]
        yield found


def _place(low: str, letters: Sequence[str], at: int) -> Range | None:
    start = low.find(letters[0], at) if letters else -1
    while start >= 0:
        end = start
        for letter in letters:
            while end < len(low) and low[end].isspace():
                end += 1
            if end == len(low) or low[end] != letter:
                break
            end += 1
        else:
            return start, end
        start = low.find(letters[0], start + 1)
        if start - at > 200:
            return None
    return None
