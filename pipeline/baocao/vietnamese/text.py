"""Vietnamese text: NFC, the two placements of tone marks, and folding to plain letters for search keys."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Old placement puts the tone on the first of oa, oe, uy at a word's end (hòa), new on the second (hoà).
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_FINAL_PAIR = re.compile(rf"([oO])([{_TONES}])?([aeAE])([{_TONES}])?$|([uU])([{_TONES}])?([yY])([{_TONES}])?$")
_WORD = re.compile(r"\w+")


def nfc(text: str) -> str:
    """Return ``text`` in Unicode normalisation form C."""
    return unicodedata.normalize("NFC", text)


@lru_cache(maxsize=65536)
def _old_style(word: str) -> str:
    """Place the tone mark of one word as the older spelling does (hoà → hòa); other words come back as they are."""
    if word.isascii() or (word[:2].lower() == "qu" and len(word) == 3):
        return word
    decomposed = unicodedata.normalize("NFD", word)
    match = _FINAL_PAIR.search(decomposed)
    if not match:
        return word
    first, t1, second, t2 = match.group(1, 2, 3, 4) if match.group(1) else match.group(5, 6, 7, 8)
    tone = t2 if t1 is None else None
    if tone is None:
        return word
    return nfc(decomposed[: match.start()] + first + tone + second)


def tone_placed(text: str) -> str:
    """Return NFC ``text`` with every tone mark in its older place (``hoà`` → ``hòa``, ``thuỷ`` → ``thủy``).

    The result has as many characters as the input, so offsets hold in both.
    """
    return _WORD.sub(lambda m: _old_style(m[0]), text)


def new_placed(text: str) -> str:
    """Return NFC ``text`` with every tone mark in its newer place (``hòa`` → ``hoà``), as many characters as before."""
    return _WORD.sub(lambda m: _new_style(m[0]), text)


@lru_cache(maxsize=65536)
def _new_style(word: str) -> str:
    match = _FINAL_PAIR.search(unicodedata.normalize("NFD", word))
    if word.isascii() or not match or word[:2].lower() == "qu":
        return word
    first, t1, second, _ = match.group(1, 2, 3, 4) if match.group(1) else match.group(5, 6, 7, 8)
    if t1 is None:
        return word
    return nfc(unicodedata.normalize("NFD", word)[: match.start()] + first + second + t1)


_FOLD = {ord("đ"): "d", ord("Đ"): "d"}


def folded(text: str) -> str:
    """Return lower-case ASCII letters for Vietnamese ones (``Nghị quyết`` → ``nghi quyet``), for keys and search."""
    decomposed = unicodedata.normalize("NFD", text.lower().translate(_FOLD))
    return "".join(c for c in decomposed if not unicodedata.combining(c))
