"""Damage as real files have it, for training: capitals, lost marks of spacing, other tone-mark placement, OCR slips.

Only changes that keep every offset are made, so that the gold spans hold as they are.
"""

from __future__ import annotations

import random
import re
import unicodedata
from dataclasses import replace

from baocao.learn.examples import Example
from baocao.records import Sentence
from baocao.vietnamese.grammar import words
from baocao.vietnamese.text import new_placed

_DASH = re.compile(r"(?<=\s)-(?=\s)")


def damaged(example: Example, share: float, rng: random.Random) -> Example:
    """Return the example with a ``share`` of its sentences damaged, each in one way."""
    if not share:
        return example
    return replace(example, sentences=tuple(_damage(s, rng) if rng.random() < share else s for s in example.sentences))


def _damage(sentence: Sentence, rng: random.Random) -> Sentence:
    text = rng.choice([str.upper, new_placed, _dashes, _breaks, _slips, str.lower])(sentence.text)
    kept = len(text) == len(sentence.text) and unicodedata.is_normalized("NFC", text)
    return replace(sentence, text=text) if kept else sentence


def _dashes(text: str) -> str:
    return _DASH.sub("–", text)


def _breaks(text: str) -> str:
    return re.sub(r"(\S+(?: \S+){9}) ", "\\1\n", text)


def _slips(text: str) -> str:
    for written, read in words("damage")["slips"].items():
        text = text.replace(written, read, 1)
    return text
