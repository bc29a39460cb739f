"""What one document does to another: kind, direction, and whether it is done or planned."""

from pathlib import Path

import pytest
from baocao.flow import analyse
from baocao.ingest.readers import from_text
from baocao.recognise.taggers import tagger

CASES = [
    case.strip("\n")
    for case in (Path(__file__).parent.parent / "cases" / "effects.txt")
    .read_text(encoding="utf-8")
    .split("\n", 1)[1]
    .split("\n===\n")
]


@pytest.mark.parametrize("case", CASES)
def test_effects(case: str) -> None:
    text, _, expected = (case + "\n").partition("\n---\n")
    found = analyse(from_text("case", text), tagger("grammar"))
    words = [" ".join(m.text.split()) for m in found.mentions]
    told = set()
    for effect in found.effects:
        head = words[effect.head] if effect.head is not None else "(own)" if effect.own else f"({effect.head_type})"
        told.add(f"{head} -> {effect.type} {effect.status} -> {words[effect.tail]}")
    assert told == set(expected.splitlines())
