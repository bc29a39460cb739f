"""One name for one indicator across reports: a main indicator by its list, else the folded words themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from baocao.messages import deferred
from baocao.vietnamese.grammar import words
from baocao.vietnamese.text import folded

_WORD = re.compile(r"[^\W_]+(?:[&/-][^\W_]+)*")
_BRACKET = re.compile(r"\s*\([^()]*\)?\s*$")


@dataclass(frozen=True, slots=True)
class Canonical:
    """``name`` is a main indicator's, else the folded words; ``code`` its number in the statistical systems."""

    name: str
    code: str | None
    reason: str


def canonical(text: str, abbreviations: Mapping[str, str]) -> Canonical:
    """Return what an INDICATOR's words are one with across reports; ``abbreviations`` are the report's own."""
    expanded, found = _expanded(" ".join(_BRACKET.sub("", text).split()), abbreviations)
    key = _key(expanded)
    main = _main().get(key)
    because = f"abbreviation {', '.join(found)} expanded; " if found else ""
    if main:
        same = key == _key(main[0])
        return Canonical(main[0], main[1], because + ("its name" if same else "listed as another name of it"))
    return Canonical(key or folded(text), None, because + "folded words")


def _expanded(text: str, abbreviations: Mapping[str, str]) -> tuple[str, list[str]]:
    """Replace abbreviations by what they stand for: the report's own before the known ones."""
    known = words("abbreviations")["known"]
    found: list[str] = []

    def full(match: re.Match[str]) -> str:
        short = match[0]
        long = abbreviations.get(short) or known.get(short)
        if long is None:
            return short
        found.append(short)
        return str(long)

    return _WORD.sub(full, text), found


@cache
def _key(text: str) -> str:
    """Return the folded words without the small ones and without what may stand at the head."""
    data = words("indicators")
    small = {folded(w) for w in data["small"]}
    plain = " ".join(w for w in _WORD.findall(folded(text).replace("/", " ").replace("-", " ")) if w not in small)
    for head in data["heads"]:
        plain = plain.removeprefix(f"{folded(head)} ")
    return plain


@cache
def _main() -> Mapping[str, tuple[str, str | None]]:
    """Folded wording → (name, code) of the main indicators; a list's own abbreviations count expanded too."""
    found: dict[str, tuple[str, str | None]] = {}
    for entry in words("indicators")["main"]:
        for said in (entry["name"], *entry.get("also", ())):
            for wording in (said, _expanded(said, {})[0]):
                found.setdefault(_key(wording), (entry["name"], entry.get("code")))
    return found


@cache
def is_main(name: str) -> bool:
    """Tell whether a canonical name is a main indicator's."""
    return name in {main for main, _ in _main().values()}


@cache
def is_general(name: str) -> bool:
    """Tell whether an indicator is too general to be one across reports (``giải ngân``, ``tổng số``)."""
    return _key(name) in {_key(word) for word in words("indicators")["general"]}


@dataclass(frozen=True, slots=True)
class Doubtful:
    """Two indicators that may be one and are kept apart, and why they may."""

    first: str
    second: str
    reason: str


def doubtful(names: Iterable[str]) -> list[Doubtful]:
    """Return the pairs of canonical names whose words are the same in another order, or all but one of three or more.

    Names that differ in a number, or of which one adds a word at its end (a part of the other), are no pair.
    """
    by_word: dict[str, set[str]] = {}
    bags = {name: frozenset(_key(name).split()) for name in names}
    for name, bag in bags.items():
        for word in bag:
            by_word.setdefault(word, set()).add(name)
    pairs: set[tuple[str, str]] = set()
    for name, bag in bags.items():
        near: dict[str, int] = {}
        for word in bag:
            if len(by_word[word]) <= 400:
                for other in by_word[word]:
                    near[other] = near.get(other, 0) + 1
        pairs |= {(name, o) for o, n in near.items() if name < o and n >= max(len(bag), len(bags[o])) - 1 and n >= 3}
    found = []
    for first, second in sorted(pairs):
        left, right = sorted(bags[first] - bags[second]), sorted(bags[second] - bags[first])
        if any(w.isdigit() for w in (*left, *right)) or len(left) + len(right) > 1:
            continue
        odd = next(iter(left + right), None)
        same = deferred("the same words in another order")
        reason = same if odd is None else deferred("all but one word: {word}").format(word=odd)
        found.append(Doubtful(first, second, reason))
    return found
