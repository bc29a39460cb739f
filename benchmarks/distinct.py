"""Distinct text to measure on: real files where there are some, else sentences made from the corpus, none twice."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

CORPUS = Path(__file__).parents[1] / "corpus"
_SENTENCE = re.compile(r"[^.\n]+(?:\.(?=\d)[^.\n]+)*[.\n]?")
_NUMBER = re.compile(r"\d+")


def from_folder(folder: Path, characters: int) -> list[str]:
    """Return the texts of a folder's .txt files, in order of name, until there are ``characters``."""
    texts: list[str] = []
    for path in sorted(folder.rglob("*.txt")):
        texts.append(path.read_text(encoding="utf-8"))
        if sum(map(len, texts)) >= characters:
            break
    return texts


def made(characters: int, seed: int = 0) -> list[str]:
    """Return texts of about 100,000 characters: the corpus with new figures and clauses swapped in every sentence.

    No sentence stands twice. Paragraphs, headings and footnotes keep their order, so that the layout is a report's.
    """
    draw = random.Random(seed)
    source = "\n".join(path.read_text(encoding="utf-8") for path in sorted(CORPUS.glob("*.txt")))
    pieces = (piece.strip() for line in source.split("\n") for piece in line.split(","))
    clauses = [piece for piece in pieces if 20 <= len(piece) <= 200 and "." not in piece]
    seen: set[str] = set()
    texts: list[str] = []
    while sum(map(len, texts)) < characters:
        texts.append("\n".join("".join(_anew(line, clauses, seen, draw)) for line in source.split("\n")))
    return texts


def _anew(line: str, clauses: list[str], seen: set[str], draw: random.Random) -> Iterator[str]:
    for match in _SENTENCE.finditer(line):
        sentence = match[0]
        fresh = _figured(sentence, draw)
        while fresh.strip() in seen:
            parts = sentence.split(",")
            parts.insert(draw.randint(1, len(parts)), f" {draw.choice(clauses)}")
            joined = ",".join(p.rstrip(".") for p in parts) + ("." if sentence.endswith(".") else "")
            fresh = _figured(joined, draw)
        seen.add(fresh.strip())
        yield fresh


def _figured(sentence: str, draw: random.Random) -> str:
    """Return the sentence with new numbers as long as its own; its years move together, days stay possible."""
    moved = draw.randint(-15, 3)

    def number(match: re.Match[str]) -> str:
        digits = match[0]
        if len(digits) == 4 and digits[:2] in ("19", "20"):
            return str(int(digits) + moved)
        if len(digits) <= 2 and int(digits) <= 28:
            low, high = (13, 28) if int(digits) > 12 else (1, 9 if len(digits) == 1 else 12)
            return str(draw.randint(low, high)).zfill(len(digits))
        return str(draw.randint(10 ** (len(digits) - 1), 10 ** len(digits) - 1))

    return _NUMBER.sub(number, sentence)
