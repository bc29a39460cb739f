from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from baocao.errors import UsageError
from baocao.exchange import doccano

TEXT = "Ngày 12/3/2024, đạt 45,2% kế hoạch."
DATE = {"id": 0, "start_offset": 0, "end_offset": 14, "label": "DATE", "value": "2024-03-12"}
SHARE = {"id": 1, "start_offset": 20, "end_offset": 25, "label": "PERCENT", "value": "45.2"}


def record(**changed: Any) -> dict[str, Any]:
    return {
        "id": "r1",
        "text": TEXT,
        "entities": [DATE, SHARE],
        "relations": [{"id": 0, "from_id": 1, "to_id": 0, "type": "at_time"}],
    } | changed


def written(tmp_path: Path, *lines: str) -> Path:
    path = tmp_path / "gold.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


BAD = [
    ("not an object", "[1]", "line 2, record ?: it is not a JSON object"),
    ("broken line", '{"id": "r2", "text": ', "line 2: broken JSON at column"),
    ("no id", json.dumps(record(id=None)), "line 2, record ?: it has no id"),
    ("blank id", json.dumps(record(id=" ")), "it has no id"),
    ("no text", json.dumps(record(id="r2", text="")), "record r2: it has no text"),
    ("no entities", json.dumps({"id": "r2", "text": TEXT}), "entities is not a list"),
    ("unknown label", json.dumps(record(id="r2", entities=[{**DATE, "label": "NGÀY"}])), "unknown label"),
    (
        "past the end",
        json.dumps(record(id="r2", entities=[{**DATE, "end_offset": 99}])),
        "ends at 99, past the text's end at 35",
    ),
    ("negative", json.dumps(record(id="r2", entities=[{**DATE, "start_offset": -1}])), "impossible span"),
    ("empty span", json.dumps(record(id="r2", entities=[{**DATE, "end_offset": 0}])), "impossible span"),
    ("no offsets", json.dumps(record(id="r2", entities=[{"id": 0, "label": "DATE"}])), "no start_offset"),
    ("offsets are words", json.dumps(record(id="r2", entities=[{**DATE, "end_offset": "14"}])), "no start_offset"),
    ("no entity id", json.dumps(record(id="r2", entities=[{**DATE, "id": None}])), "no whole number as its id"),
    ("entity twice", json.dumps(record(id="r2", entities=[DATE, {**SHARE, "id": 0}])), "entity 0 stands twice"),
    (
        "overlap",
        json.dumps(record(id="r2", entities=[DATE, {**SHARE, "start_offset": 5}])),
        "entities 0 and 1 overlap at 5",
    ),
    (
        "bad parts",
        json.dumps(record(id="r2", entities=[{**DATE, "parts": [[0, 4], [6, 12]]}, SHARE])),
        "parts do not run",
    ),
    (
        "relation type",
        json.dumps(record(id="r2", relations=[{"id": 0, "from_id": 0, "to_id": 1, "type": "vào_ngày"}])),
        "unknown type",
    ),
    (
        "relation end",
        json.dumps(record(id="r2", relations=[{"id": 0, "from_id": 0, "to_id": 7, "type": "at_time"}])),
        "to_id names no entity",
    ),
    ("id twice", json.dumps(record()), "record r1: the id stands in line 1 too"),
    ("meta", json.dumps(record(id="r2", meta="Cần Thơ")), "meta is not an object"),
]


@pytest.mark.parametrize(("line", "says"), [b[1:] for b in BAD], ids=[b[0] for b in BAD])
def test_a_bad_line_is_named(line: str, says: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError) as refused:
        doccano.read(written(tmp_path, json.dumps(record()), line))
    assert says in str(refused.value)
    assert "gold.jsonl, line 2" in str(refused.value)


def test_an_empty_or_absent_file_is_refused(tmp_path: Path) -> None:
    for path in (written(tmp_path, "", " "), tmp_path / "không-có.jsonl"):
        with pytest.raises(UsageError):
            doccano.read(path)


def test_bytes_that_are_not_utf8_are_named(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_bytes(json.dumps(record()).encode() + b"\n\xff\xfe\n")
    with pytest.raises(UsageError, match="line 2: not UTF-8"):
        doccano.read(path)


def test_a_title_may_hold_others_and_a_cut_may_hold_a_footnote(tmp_path: Path) -> None:
    text = "về cho vay năm 2024 ngày 31 7 Nghị quyết 9 tháng 12"
    entities = [
        {"id": 0, "start_offset": 0, "end_offset": 19, "label": "TITLE"},
        {"id": 1, "start_offset": 11, "end_offset": 19, "label": "DATE"},
        {"id": 2, "start_offset": 20, "end_offset": 51, "label": "DATE", "parts": [[20, 27], [43, 51]]},
        {"id": 3, "start_offset": 30, "end_offset": 42, "label": "DOC"},
    ]
    (found,) = doccano.read(written(tmp_path, json.dumps({"id": 7, "text": text, "entities": entities})))
    assert found.id == "7"
    assert found.entities[2].words(text) == "ngày 31tháng 12"


def test_parts_that_white_space_alone_holds_apart_are_one_piece(tmp_path: Path) -> None:
    cut = {**DATE, "parts": [[0, 4], [5, 14]]}
    (found,) = doccano.read(written(tmp_path, json.dumps(record(entities=[cut, SHARE]))))
    assert found.entities[0].parts == ()


def test_datasets_reads_what_is_written(tmp_path: Path) -> None:
    datasets = pytest.importorskip("datasets")
    doccano.write(
        doccano.read(written(tmp_path, json.dumps(record()), json.dumps(record(id="r2")))), tmp_path / "out.jsonl"
    )
    loaded = datasets.load_dataset(
        "json", data_files=str(tmp_path / "out.jsonl"), split="train", cache_dir=str(tmp_path / "cache")
    )
    assert [r["id"] for r in loaded] == ["r1", "r2"]
