from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from baocao.errors import UsageError
from baocao.exchange import check, doccano
from baocao.exchange.annotation import Entity, Link, Place, Record
from baocao.exchange.manifest import frozen, manifest_findings
from baocao.exchange.stats import stats
from invented_records import sample

FORM_RULES = (
    check.text_is_nfc,
    check.edges_are_clean,
    check.titles_nest,
    check.relations_are_allowed,
    check.values_have_form,
)


def says(record: Record) -> list[str]:
    return [str(problem) for rule in FORM_RULES for problem in rule(record)]


def changed(number: int, **fields: object) -> Record:
    record = sample()
    return replace(record, entities=tuple(replace(e, **fields) if e.id == number else e for e in record.entities))


def test_the_sample_is_sound() -> None:
    assert says(sample()) == []


@pytest.mark.parametrize(
    ("record", "words"),
    [
        (changed(5, end=len(sample().text)), "punctuation at an edge"),
        (changed(5, start=sample().entities[5].start - 1), "white space"),
        (changed(3, value=None), "DATE has no value"),
        (changed(3, value="năm 2022"), "not the form of a DATE"),
        (changed(5, value="4,5 tỷ đồng"), "not the form of a MONEY"),
        (changed(0, value="KH 49"), "not the form of a DOC"),
        (changed(4, value="1"), "INDICATOR takes no value"),
        (changed(3, end=sample().entities[3].end - 3, start=sample().entities[2].start - 3), "crosses the edge"),
        (replace(sample(), relations=(Link(0, 1, 0, "issued_on"),)), "issued_on does not lead from DATE to DOC"),
        (replace(sample(), relations=(Link(0, 5, 5, "breakdown_of"),)), "to itself"),
        (replace(sample(), relations=(Link(0, 0, 1, "issued_on"), Link(1, 0, 1, "issued_on"))), "stands twice"),
        (Record("a", "Thu\u031b ngân sách"), "not NFC"),
    ],
)
def test_each_fault_is_found(record: Record, words: str) -> None:
    assert any(words in said for said in says(record)), says(record)


def test_value_forms_of_the_guidelines() -> None:
    good = {
        "DOC": ["NQ|17||NQ/TU", "NĐ|57|2024|NĐ-CP", "LUẬT||2019|Bộ luật Lao động", "|45|2022|QH15", "CT|35||"],
        "PROVISION": ["điều:35/khoản:2/điểm:a", "phụ lục:II", "mục:3"],
        "DATE": ["2023-12-04", "2024-04", "2024-Q2", "2024-H1", "2024", "2024-01/2024-09"],
        "PERIOD": ["2021/2025", "2024-03-12/2024-03-16"],
        "MONEY": ["9550000000 VND", "1200000 VND/hộ", "1022325000000/2000000000000 VND", "55000..70000 VND/kg"],
        "QUANTITY": ["98 cuộc", "31/36 xã", "41", "73.5 tạ/ha", "98 thuê bao/100 dân"],
        "PERCENT": ["60.6", "7..7.5", "-1.2"],
    }
    for label, values in good.items():
        for value in values:
            assert not list(check.values_have_form(Record("a", "xã", (Entity(0, 0, 2, label, value=value),)))), (
                label,
                value,
            )


def test_all_faults_of_a_file_are_told_with_their_place(tmp_path: Path) -> None:
    bad = [
        json.dumps(
            {"id": "r2", "text": "xã", "entities": [{"id": 0, "start_offset": 0, "end_offset": 5, "label": "LOC"}]}
        ),
        '{"id":',
        "[]",
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(bad), encoding="utf-8")
    found = list(check.check(tmp_path / "a.jsonl"))
    assert [(f.line, f.record, f.problem.offset) for f in found] == [(1, "r2", 0), (2, "", None), (3, "", None)]


def test_the_normal_reading_of_a_value_is_asked_for() -> None:
    wrong = list(check.record_findings(changed(5, value="45 VND"), Place(Path("a"), 1)))
    assert ["4500000000 VND" in str(f.problem) for f in wrong] == [True]
    assert not list(
        check.record_findings(changed(5, value="45 VND", note="số in nhòe trên bản gốc"), Place(Path("a"), 1))
    )


def test_paths_without_annotations_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "không-có"):
        with pytest.raises(UsageError):
            list(check.check(path))


def in_folder(tmp_path: Path, **issuers: str) -> Path:
    for split, issuer in issuers.items():
        doccano.write([replace(sample(), meta={"issuer": issuer})], tmp_path / f"{split}.jsonl")
    return tmp_path


def test_splits_share_no_issuer(tmp_path: Path) -> None:
    folder = in_folder(tmp_path, train="UBND xã Phú Lộc", dev="Sở Y tế", test="UBND xã Phú Lộc")
    assert [(f.name, "UBND xã Phú Lộc" in str(p)) for f, p in manifest_findings(folder)] == [("test.jsonl", True)]


def test_the_manifest_freezes_the_splits(tmp_path: Path) -> None:
    folder = in_folder(tmp_path, train="UBND xã Phú Lộc", test="Sở Y tế")
    (folder / "manifest.toml").write_text(frozen(folder), encoding="utf-8")
    assert list(manifest_findings(folder)) == []
    in_folder(tmp_path, test="Sở Tài chính")
    assert {"SHA-256" in str(p) or "Sở Tài chính" in str(p) for _, p in manifest_findings(folder)} == {True}


def test_stats_count() -> None:
    counts = stats([sample(), sample()])
    assert (counts.records, counts.issuers, counts.years, counts.cut) == (2, 1, ("2022",), 2)
    assert counts.labels["DATE"] == 4
    assert counts.relations == {"issued_on": 2, "titled": 2, "has_value": 2}
