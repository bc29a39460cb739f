"""Relations of documents, each with its direction: a reversed one is neither found nor tolerated."""

from pathlib import Path

import pytest
from baocao.flow import analyse
from baocao.ingest.readers import from_text
from baocao.recognise.taggers import tagger

CASES = [
    case.strip("\n")
    for case in (Path(__file__).parent.parent / "cases" / "relations.txt")
    .read_text(encoding="utf-8")
    .split("\n", 1)[1]
    .split("\n===\n")
]


@pytest.mark.parametrize("case", CASES)
def test_relations(case: str) -> None:
    text, _, expected = case.partition("\n---\n")
    found = analyse(from_text("case", text), tagger("grammar"))
    words = [" ".join(m.text.split()) for m in found.mentions]
    told = {f"{words[r.head]} -> {r.type} -> {words[r.tail]}" for r in found.relations}
    assert told == set(expected.splitlines())
