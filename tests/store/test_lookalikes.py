"""Documents that look alike, over whole reports: B³ of the links against what the reports were written to mean."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import pytest
from baocao.flow import analyse
from baocao.ingest.readers import from_text
from baocao.recognise.taggers import tagger
from baocao.store import open_store
from baocao.store.tables import CITATIONS, MENTIONS, REPORTS
from handmade import put
from sqlalchemy import and_, select

CASES = Path(__file__).parent.parent / "cases" / "lookalikes.txt"
MEANT = re.compile(r"\{([^{}]+)\}")
ENOUGH = 0.97


def reports() -> tuple[dict[str, str], dict[tuple[str, int], str]]:
    """Return the texts by id, and what is meant by the citation that ends at (id, offset)."""
    texts, gold = {}, {}
    for case in CASES.read_text(encoding="utf-8").split("\n", 2)[2].split("\n===\n"):
        name, _, marked = case.strip("\n").partition("\n")
        text, low = "", 0
        for mark in MEANT.finditer(marked):
            text += marked[low : mark.start()]
            gold[name, len(text)] = mark[1]
            low = mark.end()
        texts[name] = text + marked[low:]
    return texts, gold


@pytest.fixture(scope="module")
def linked(tmp_path_factory) -> list[tuple[str, str | None, str]]:
    """Return (meant, key or None, where) for every citation and report."""
    texts, gold = reports()
    analyses = [analyse(from_text(name, text), tagger("grammar")) for name, text in texts.items()]
    with open_store(f"sqlite:///{tmp_path_factory.mktemp('b3') / 'facts.db'}", create=True) as store:
        put(store, *analyses)
        with store.reading() as connection:
            same = and_(MENTIONS.c.report_id == CITATIONS.c.report_id, MENTIONS.c.ordinal == CITATIONS.c.ordinal)
            query = select(CITATIONS.c.report_id, MENTIONS.c.end_offset, CITATIONS.c.document_key).join(MENTIONS, same)
            found = {(name, end): key for name, end, key in connection.execute(query)}
            own = dict(connection.execute(select(REPORTS.c.id, REPORTS.c.document_key)).all())
    for one in analyses:
        assert one.header.doc is not None, one.document.id
        found[one.document.id, one.mentions[one.header.doc].end] = own[one.document.id]
    assert set(gold) == set(found), sorted(set(gold) ^ set(found))
    return [(gold[at], found[at], f"{at[0]} {texts[at[0]][max(0, at[1] - 40) : at[1]]!r}") for at in sorted(gold)]


def b3(pairs: list[tuple[str, str]]) -> tuple[float, float, float]:
    """Return precision, recall and F1 over (gold, system) clusters of mentions."""
    gold, system = defaultdict(set), defaultdict(set)
    for at, (meant, told) in enumerate(pairs):
        gold[meant].add(at)
        system[told].add(at)
    shared = [(len(gold[g] & system[s]), len(system[s]), len(gold[g])) for g, s in pairs]
    precision = sum(n / s for n, s, _ in shared) / len(pairs)
    recall = sum(n / g for n, _, g in shared) / len(pairs)
    return precision, recall, 2 * precision * recall / (precision + recall)


def test_b_cubed(linked):
    decided = [(meant, key or f"open {where}") for meant, key, where in linked if meant != "?"]
    assert len(decided) > 100
    precision, recall, f1 = b3(decided)
    keys, meant_by = defaultdict(set), defaultdict(set)
    for meant, key, where in linked:
        if meant != "?":
            keys[meant].add((key, where))
            meant_by[key].add((meant, where))
    split = {m: sorted(k, key=repr) for m, k in keys.items() if len({key for key, _ in k}) > 1}
    joined = {k: sorted(m) for k, m in meant_by.items() if k and len({meant for meant, _ in m}) > 1}
    assert f1 >= ENOUGH, f"B3 {precision:.3f} {recall:.3f} {f1:.3f}\nsplit {split}\njoined {joined}"


def test_what_cannot_be_told_is_left_open(linked):
    assert [where for meant, key, where in linked if meant == "?" and key is not None] == []
