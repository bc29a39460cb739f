"""Text to pieces for any encoder: the fast tokenizer with punctuation cut off, else word by word with offsets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from transformers import AutoTokenizer

from baocao.encode.pieces import Pieces, pieces, taught
from baocao.learn.config import no_base


class Cutter:
    """``tokenizer`` is the Hugging Face one, saved with the checkpoint; ``pieces`` keeps what it has cut."""

    def __init__(self, tokenizer: Any, segment_words: bool) -> None:
        self.tokenizer = tokenizer
        self.segment_words = segment_words
        self.fast = (
            taught(tokenizer.backend_tokenizer) if getattr(tokenizer, "is_fast", False) and not segment_words else None
        )
        self._known: dict[str, Pieces] = {}

    def pieces(self, texts: Sequence[str]) -> list[Pieces]:
        """Return the pieces of each text."""
        new = [t for t in dict.fromkeys(texts) if t not in self._known]
        cut = pieces(self.fast, new) if self.fast is not None else [self._slow(t) for t in new]
        self._known.update(zip(new, cut, strict=True))
        return [self._known[t] for t in texts]

    def _slow(self, text: str) -> Pieces:
        ids: list[int] = []
        offsets: list[tuple[int, int]] = []
        for word, start, end in _words(text, self.segment_words):
            for piece in self.tokenizer.convert_tokens_to_ids(self.tokenizer.tokenize(word)):
                ids.append(piece)
                offsets.append((start, end))
        return Pieces(tuple(ids), tuple(offsets))


def _words(text: str, segmented: bool) -> list[tuple[str, int, int]]:
    """Return (word, start, end); segmented words (PhoBERT's) have ``_`` where the text has white space."""
    if segmented:
        from underthesea import word_tokenize

        words = word_tokenize(text)
    else:
        words = text.split()
    found, at = [], 0
    for word in words:
        syllables = word.split()
        start = text.find(syllables[0], at) if syllables else -1
        if start < 0:
            continue
        end = start
        for syllable in syllables:
            end = text.find(syllable, end) + len(syllable)
        found.append(("_".join(syllables), start, end))
        at = end
    return found


def cutter(base: str, segment_words: bool) -> Cutter:
    """Return the cutter of the encoder ``base``; raises ``UsageError`` where its tokenizer cannot be had."""
    try:
        return Cutter(AutoTokenizer.from_pretrained(base), segment_words)
    except Exception as error:
        raise no_base(base, error) from error
