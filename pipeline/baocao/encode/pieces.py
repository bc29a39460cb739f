"""Text to the encoder's pieces, each with its offsets in the text.

Punctuation is cut off on both sides before the pieces are made, so that no piece straddles the edge of a mention
(``(GRDP``, ``5%;``): with the tokenizer as it comes, one gold mention in fifty could not be said in pieces.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tokenizers import Regex, Tokenizer
from tokenizers.pre_tokenizers import Sequence as Chain
from tokenizers.pre_tokenizers import Split

from baocao.records import Range

_PUNCTUATION = Regex(r"[^\w\s▁]")


@dataclass(frozen=True, slots=True)
class Pieces:
    """One text's piece ids and their offsets (white space at an edge left out), without special pieces."""

    ids: tuple[int, ...]
    offsets: tuple[Range, ...]


def load_tokenizer(file: Path) -> Tokenizer:
    """Return the tokenizer of ``tokenizer.json``, taught to cut off punctuation."""
    return taught(Tokenizer.from_file(str(file)))


def taught(tokenizer: Tokenizer) -> Tokenizer:
    """Return a copy of ``tokenizer`` that cuts off punctuation, truncates and pads nothing."""
    tokenizer = Tokenizer.from_str(tokenizer.to_str())
    tokenizer.no_truncation()
    tokenizer.no_padding()
    cut = Split(_PUNCTUATION, "isolated")
    before = tokenizer.pre_tokenizer
    tokenizer.pre_tokenizer = Chain([before, cut]) if before is not None else cut
    return tokenizer


def pieces(tokenizer: Tokenizer, texts: Sequence[str]) -> list[Pieces]:
    """Return the pieces of each text; a piece of white space alone is left out."""
    return [
        _trimmed(text, encoding.ids, encoding.offsets)
        for text, encoding in zip(texts, tokenizer.encode_batch(list(texts), add_special_tokens=False), strict=True)
    ]


def _trimmed(text: str, ids: Sequence[int], offsets: Sequence[Range]) -> Pieces:
    kept_ids, kept = [], []
    for piece, (start, end) in zip(ids, offsets, strict=True):
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start < end:
            kept_ids.append(piece)
            kept.append((start, end))
    return Pieces(tuple(kept_ids), tuple(kept))
