"""Loads the grammar: patterns as data, each with examples and non-examples, compiled to triggers and matchers.

A file ``grammar/<name>.yaml`` holds ``label``, ``priority`` (lower wins an overlap) and ``patterns``. A pattern has

- ``name``: what it reads;
- ``starts``: the lower-case words it may begin with (older tone placement), or ``number`` for a digit;
- ``regex``: matched where such a word begins; a space stands for white space of any kind (up to twelve characters;
  `` ?`` for none as well, but write ``\\s`` inside a look-behind or a set), ``{name}`` for a macro of
  ``grammar/macros.yaml`` or of the file's own ``macros``, ``(?![^\\W_])`` for a word's end (a footnote may follow);
- ``case``: true where capitals matter (by default they do not);
- ``examples``: sentences with the span in ⟦ ⟧; ``non_examples``: sentences where this pattern must find nothing.

A file whose label is ``NONE`` reads what must not be taken for anything (``ISO 9001:2015``): it claims its span.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from typing import Any

import yaml

from baocao.vietnamese.text import tone_placed

NUMBER = "number"
_MACRO = re.compile(r"\{([a-z_][a-z_0-9]*)\}")
_SPACE = r"(?:\s{1,12})"
_WORD_END = r"(?![^\W_])"
_WORD_END_OR_MARK = r"(?![^\W_¹²³⁰⁴-⁹])"


@dataclass(frozen=True)
class Pattern:
    """One pattern; its ``regex``, to be matched at the trigger, is compiled when a trigger first asks for it."""

    name: str
    label: str
    priority: int
    starts: tuple[str, ...]
    source: str
    macros: Mapping[str, Any]
    flags: int
    examples: tuple[str, ...]
    non_examples: tuple[str, ...]

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The compiled pattern, macros filled in."""
        return re.compile(expand(self.source, self.macros), self.flags)


def load_yaml(folder: str, name: str) -> Any:
    """Return the content of ``vietnamese/<folder>/<name>.yaml``."""
    text = resources.files(__package__).joinpath(folder, f"{name}.yaml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


@cache
def words(name: str) -> Any:
    """Return a word list of ``vietnamese/words/<name>.yaml``, loaded once."""
    return load_yaml("words", name)


@cache
def shared_macros() -> Mapping[str, str]:
    """Return the macros of ``grammar/macros.yaml``, which every grammar may use."""
    return dict(load_yaml("grammar", "macros"))


def expand(regex: str, macros: Mapping[str, str]) -> str:
    """Return ``regex`` with macros filled in (a list becomes an alternation, longest first) and spaces widened."""
    while _MACRO.search(regex):
        regex = _MACRO.sub(lambda m: _macro(m[1], macros), regex)
    regex = regex.replace(_WORD_END, _WORD_END_OR_MARK)
    return re.sub(r"(?<!\\)(?<!\[) ", lambda _: _SPACE, regex)


def _macro(name: str, macros: Mapping[str, Any]) -> str:
    body = macros[name]
    return f"(?:{alternation([str(w) for w in body]) if isinstance(body, list) else body})"


def alternation(listed: Iterable[str]) -> str:
    """Return a regex for any of the words, longest first: a trie, so its cost does not grow with the list."""
    root: dict[str, Any] = {}
    for word in listed:
        node = root
        for letter in tone_placed(word):
            node = node.setdefault(letter, {})
        node[""] = {}
    return _trie(root)


def _trie(node: dict[str, Any]) -> str:
    branches = [re.escape(letter).replace(r"\ ", " ") + _trie(rest) for letter, rest in node.items() if letter]
    if not branches:
        return ""
    joined = "|".join(branches)
    if "" in node:
        return f"(?:{joined})?"
    return joined if len(branches) == 1 else f"(?:{joined})"


@cache
def patterns(name: str) -> tuple[Pattern, ...]:
    """Return the patterns of ``grammar/<name>.yaml`` in order."""
    data = load_yaml("grammar", name)
    macros = {**shared_macros(), **data.get("macros", {})}
    for macro, source in data.get("word_lists", {}).items():
        macros[macro] = list(words(source[0])[source[1]]) if isinstance(source, list) else list(words(source))
    return tuple(
        Pattern(
            name=f"{name}.{p['name']}",
            label=p.get("label", data["label"]),
            priority=p.get("priority", data["priority"]),
            starts=tuple(str(s) for s in p["starts"]),
            source=p["regex"],
            macros=macros,
            flags=0 if p.get("case") else re.IGNORECASE,
            examples=tuple(p.get("examples", ())),
            non_examples=tuple(p.get("non_examples", ())),
        )
        for p in data["patterns"]
    )
