"""The record of a report: keys of the guidelines, and what is ours beside them."""

from __future__ import annotations

import json

from baocao.records import Analysis, Citation, Document, Header, Mention, Period, Relation, Stated
from baocao.render.records import to_line, to_record

TEXT = "Kế hoạch số 20/KH-UBND ngày 26 tháng 01 [2] năm 2024 và ngày 30 tháng 02."


def analysis(normalised: bool = False) -> Analysis:
    document = Document("a/b.txt", TEXT, source="in/a/b.txt", normalised=normalised)
    doc = Mention("DOC", 0, 22, TEXT[0:22], 0, (0, 22), value=Citation("KH", "20", "", "KH-UBND"))
    date = Mention(
        "DATE",
        23,
        52,
        "ngày 26 tháng 01 năm 2024",
        0,
        (23, 48),
        parts=((23, 39), (44, 52)),
        value=Period("2024-01-26"),
        score=0.98765,
    )
    unread = Mention("DATE", 56, 72, TEXT[56:72], 0, (52, 68), reason="no such day")
    org = Mention("ORG", 0, 3, "Kế", 0, (0, 3), source="model")
    header = Header(date=Stated("2024-01-26", "the line of place and date"))
    return Analysis(
        document, mentions=(doc, date, unread, org), header=header, relations=(Relation("issued_on", 0, 1),)
    )


def test_record() -> None:
    assert to_record(analysis()) == {
        "id": "a/b.txt",
        "source": "in/a/b.txt",
        "text": TEXT,
        "meta": {
            "date": "2024-01-26",
            "period": None,
            "issuer": None,
            "reasons": {"date": "the line of place and date"},
        },
        "entities": [
            {
                "id": 0,
                "start_offset": 0,
                "end_offset": 22,
                "label": "DOC",
                "value": "KH|20||KH-UBND",
                "score": 1.0,
                "source": "grammar",
            },
            {
                "id": 1,
                "start_offset": 23,
                "end_offset": 52,
                "label": "DATE",
                "value": "2024-01-26",
                "parts": [[23, 39], [44, 52]],
                "score": 0.9877,
                "source": "grammar",
            },
            {
                "id": 2,
                "start_offset": 56,
                "end_offset": 72,
                "label": "DATE",
                "reason": "no such day",
                "score": 1.0,
                "source": "grammar",
            },
            {"id": 3, "start_offset": 0, "end_offset": 3, "label": "ORG", "score": 1.0, "source": "model"},
        ],
        "relations": [{"id": 0, "from_id": 0, "to_id": 1, "type": "issued_on", "score": 1.0, "source": "grammar"}],
    }


def test_normalised_is_said_only_where_it_is_so() -> None:
    assert "normalised" not in to_record(analysis())
    assert to_record(analysis(normalised=True))["normalised"] is True


def test_a_line_is_one_line_and_readable() -> None:
    line = to_line(analysis())
    assert "\n" not in line
    assert "Kế hoạch" in line
    assert json.loads(line) == to_record(analysis())
