from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from baocao.errors import UsageError
from baocao.exchange import conll, docbin, doccano, inline
from baocao.exchange.annotation import Record
from baocao.exchange.formats import FORMATS, convert
from hypothesis import HealthCheck, given, settings
from invented_records import records, sample

many = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def bare(record: Record) -> list[tuple[object, ...]]:
    """Labels and spans alone, the parts of a cut entity one by one."""
    return sorted((a, b, e.label) for e in record.entities for a, b in e.ranges)


@pytest.mark.parametrize("name", ["doccano", "inline", "docbin"])
def test_the_sample_comes_back_whole(name: str, tmp_path: Path) -> None:
    if name == "docbin":
        pytest.importorskip("spacy")
    assert FORMATS[name].write([sample()], tmp_path / "out") == []
    assert FORMATS[name].read(tmp_path / "out") == [sample()]


@many
@given(record=records())
def test_doccano_round_trip(record: Record, tmp_path: Path) -> None:
    doccano.write([record], tmp_path / "out")
    assert doccano.read(tmp_path / "out") == [record]


@many
@given(record=records(notes=False))
def test_inline_round_trip(record: Record, tmp_path: Path) -> None:
    assert inline.write([record], tmp_path / "out") == []
    (back,) = inline.read(tmp_path / "out")
    assert replace(back, entities=tuple(sorted(back.entities, key=lambda e: e.id))) == record


@many
@given(record=records())
def test_docbin_round_trip(record: Record, tmp_path: Path) -> None:
    pytest.importorskip("spacy")
    docbin.write([record], tmp_path / "out")
    assert docbin.read(tmp_path / "out") == [record]


@many
@given(record=records())
def test_conll_keeps_text_labels_and_spans(record: Record, tmp_path: Path) -> None:
    conll.write([record], tmp_path / "out")
    (back,) = conll.read(tmp_path / "out")
    assert (back.id, back.text, back.meta) == (record.id, record.text, record.meta)
    assert bare(back) == bare(record)


def test_conll_says_what_it_loses(tmp_path: Path) -> None:
    lost = " ".join(conll.write([sample()], tmp_path / "out"))
    assert all(figure in lost for figure in ("4", "1", "3"))


def test_inline_says_that_notes_are_lost(tmp_path: Path) -> None:
    record = sample()
    noted = replace(record, entities=(replace(record.entities[0], note="chữ in nhòe"), *record.entities[1:]))
    assert inline.write([noted], tmp_path / "out")


def test_conll_of_others_is_read(tmp_path: Path) -> None:
    (tmp_path / "out").write_text(
        "Sở B-ORG\nY I-ORG\ntế I-ORG\nbáo O\ncáo O\n\ntại O\nĐà B-LOC\nLạt I-LOC\n", encoding="utf-8"
    )
    (record,) = conll.read(tmp_path / "out")
    assert record.text == "Sở Y tế báo cáo\ntại Đà Lạt"
    assert [(e.label, e.words(record.text)) for e in record.entities] == [("ORG", "Sở Y tế"), ("LOC", "Đà Lạt")]


def test_a_changed_docbin_tells_what_it_says_now(tmp_path: Path) -> None:
    spacy_tokens = pytest.importorskip("spacy.tokens")
    from spacy.vocab import Vocab

    docbin.write([sample()], tmp_path / "out")
    (doc,) = spacy_tokens.DocBin(store_user_data=True).from_bytes((tmp_path / "out").read_bytes()).get_docs(Vocab())
    doc.ents = doc.ents[:1]
    box = spacy_tokens.DocBin(store_user_data=True, docs=[doc])
    (tmp_path / "out").write_bytes(box.to_bytes())
    (record,) = docbin.read(tmp_path / "out")
    assert [e.label for e in record.entities] == ["DOC", "TITLE"]


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("conll", "Sở\tB-ORG\nY\tX-ORG\n", "line 2"),
        ("conll", "", "no record"),
        ("inline", "=== một\nmeta: date=2024-01-02\nđạt ⟦c1 PERCENT:5%\n---\n", "record một"),
        ("inline", "=== một\nmeta:\nđạt ⟦c1 PHẦN:5%⟧\n---\n", "record một"),
        ("inline", "=== một\nmeta:\nđạt ⟦c1 PERCENT:5%⟧\n---\nc2 = 5\n", "c2"),
        ("inline", "=== một\nmeta:\nđạt ⟦c1 SHARE:5%⟧\n---\n", "SHARE"),
        ("docbin", "không phải DocBin", "DocBin"),
        ("ods", "", "no such annotation format"),
    ],
)
def test_bad_input_is_one_sentence(name: str, content: str, says: str, tmp_path: Path) -> None:
    (tmp_path / "in").write_text(content, encoding="utf-8")
    with pytest.raises(UsageError, match=says):
        convert(tmp_path / "in", tmp_path / "out", name, "doccano")
