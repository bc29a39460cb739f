"""What the commands print: JSON of the pinned shapes, records whose offsets hold, pages and tables."""

from __future__ import annotations

import io
import json
import sys
import unicodedata
from pathlib import Path

import pytest

from tests.cli.conftest import REPORT, Run

CITING = {"report", "start", "end", "page", "quote", "role", "certain"}
DOCUMENT = {"key", "type", "number", "year", "symbol", "issuer", "date", "title"}


def test_cite_json(stored: Run) -> None:
    found = stored("cite", "17/nq tu", "--json").json
    assert found == []
    found = stored("cite", "nghi", "quyet", "31", "nq", "tu", "--json").json
    assert [set(item) for item in found] == [{"document", "citations"}]
    document, citations = found[0]["document"], found[0]["citations"]
    assert set(document) == DOCUMENT
    assert (document["type"], document["number"], document["symbol"], document["date"]) == (
        "NQ",
        "31",
        "NQ/TU",
        "2022-12-02",
    )
    assert [set(citing) for citing in citations] == [CITING]
    citing = citations[0]
    assert citing["report"] == "an-binh.txt"
    assert REPORT[citing["start"] : citing["end"]] == "Nghị quyết số 31-NQ/TU"
    assert citing["page"] is None and citing["certain"] is True
    assert citing["role"] in {"cites", "implements", "amends", "replaces"}
    assert "Nghị quyết số 31-NQ/TU" in citing["quote"]


def test_reports_are_documents_too(stored: Run) -> None:
    found = stored("cite", "77/BC-UBND", "--json").json
    assert [(item["document"]["number"], item["citations"]) for item in found] == [("77", [])]


def test_cite_limit_counts_documents(stored: Run) -> None:
    assert len(stored("cite", "UBND", "--json").json) > 1
    assert len(stored("cite", "UBND", "--json", "--limit", "1").json) == 1


def test_search_json(stored: Run) -> None:
    found = stored("search", "giải ngân", "--json").json
    assert [set(passage) for passage in found] == [{"report", "start", "end", "page", "quote", "score"}]
    assert REPORT[found[0]["start"] : found[0]["end"]].strip().startswith("1. Giải ngân") or found[0][
        "quote"
    ].startswith("Giải")
    assert stored("search", "giai ngan", "--json").json == found
    assert stored("search", "giãi ngân", "--json").json == []


def test_extract_jsonl(run: Run) -> None:
    lines = run("extract", "reports").out.splitlines()
    assert len(lines) == 1
    record = json.loads(lines[0])
    assert record["id"] == "an-binh.txt"
    assert record["text"] == REPORT
    assert "normalised" not in record
    assert record["meta"]["date"] == "2023-07-05" and record["meta"]["period"] == "2023-H1"
    assert record["meta"]["reasons"].keys() == {"date", "period", "issuer"}
    for number, entity in enumerate(record["entities"]):
        assert entity["id"] == number
        assert {"start_offset", "end_offset", "label", "score", "source"} <= entity.keys()
        assert REPORT[entity["start_offset"] : entity["end_offset"]].strip()
    values = {entity["label"]: entity.get("value") for entity in record["entities"]}
    assert values["MONEY"] == "9750000000 VND" and values["PERCENT"] == "41.2"
    for number, relation in enumerate(record["relations"]):
        assert relation["id"] == number
        assert {"from_id", "to_id", "type", "score", "source"} == relation.keys() - {"id"}


def test_extract_records_with_their_context(run: Run, folder: Path) -> None:
    record = {"id": "r/1", "text": "Thu 6 tháng đầu năm đạt 5 tỷ đồng.", "meta": {"date": "2021-07-01"}}
    (folder / "in.jsonl").write_text(json.dumps(record, ensure_ascii=False) + "\n", encoding="utf-8")
    out = json.loads(run("extract", "in.jsonl").out)
    assert (out["id"], out["text"], out["meta"]["date"]) == ("r/1", record["text"], "2021-07-01")
    assert [e["value"] for e in out["entities"] if e["label"] == "DATE"] == ["2021-H1"]
    out = json.loads(run("extract", "in.jsonl", "--date", "2019-07-01").out)
    assert [e["value"] for e in out["entities"] if e["label"] == "DATE"] == ["2019-H1"]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("Kế hoạch số 9/KH-UBND.\r\n", {}),
        (unicodedata.normalize("NFD", "Kế hoạch số 9/KH-UBND."), {"normalised": True}),
        ("\ufeffKế hoạch số 9/KH-UBND.", {}),
    ],
)
def test_extract_standard_input(
    run: Run, monkeypatch: pytest.MonkeyPatch, given: str, expected: dict[str, bool]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given.encode())))
    record = json.loads(run("extract", "-").out)
    assert record["text"] == unicodedata.normalize("NFC", given.removeprefix("\ufeff"))
    assert {k: v for k, v in record.items() if k == "normalised"} == expected
    assert [e["value"] for e in record["entities"] if e["label"] == "DOC"] == ["KH|9||KH-UBND"]


def test_extract_html_and_table(run: Run) -> None:
    html = run("extract", "reports", "--format", "html").out
    assert html.startswith("<!doctype html>") and html.rstrip().endswith("</html>")
    assert 'class="DOC"' in html and "NQ|31||NQ/TU" in html
    table = run("extract", "reports", "--format", "table").out
    assert "NQ|31||NQ/TU" in table and "2023-H1" in table


def test_run_twice_reads_nothing_again(run: Run, folder: Path) -> None:
    (folder / "reports/notes.xyz").write_text("?", encoding="utf-8")
    assert "đã đọc 1 báo cáo" in run("run", "reports").out
    again = run("run", "reports").out
    assert "đã đọc 0 báo cáo" in again and "1 không đổi" in again and "bỏ qua 1 tệp khác" in again
    assert "đã đọc 1 báo cáo" in run("run", "reports", "--force").out
    (folder / "reports/an-binh.txt").write_text(REPORT + "\nThêm 1 dòng.\n", encoding="utf-8")
    assert "đã đọc 1 báo cáo" in run("run", "reports").out


def test_show_forget_status(stored: Run) -> None:
    shown = stored("show", "an-binh.txt").out
    assert "77/BC-UBND" in shown and "2023-07-05" in shown and "2023-H1" in shown and "MONEY" in shown
    assert stored("status").code == 0
    assert stored("forget", "an-binh.txt").code == 0
    assert stored("show", "an-binh.txt").code == 2
    assert stored("search", "giải ngân", "--json").json == []
    assert stored("cite", "31-NQ/TU", "--json").json == []


def test_messages_in_english(stored: Run) -> None:
    assert "cited 1 time" in stored("cite", "31-NQ/TU", "--lang", "en").out
    assert "được viện dẫn 1 lần" in stored("cite", "31-NQ/TU").out
    assert "there is no store" in stored("--lang=en", "status", "--store", "sqlite:///none.db").err
