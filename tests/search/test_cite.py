"""What a person types, and the documents that are meant; the JSON that ``baocao cite`` prints."""

from pathlib import Path

import pytest
from baocao.errors import UsageError
from baocao.search.citations import as_json, cite
from baocao.search.query import meant
from baocao.store import open_store
from handmade import analysis, cites, put

CASES = Path(__file__).parent.parent / "cases" / "queries.txt"
LINES = [
    line.split(" | ", 1) if " | " in line else (line.rstrip(" |"), "")
    for line in CASES.read_text(encoding="utf-8").splitlines()[1:]
]


def archive():
    city = {"issuer": "UBND thành phố Cần Thơ", "place": "Cần Thơ", "date": "2024-06-28"}
    province = {"issuer": "UBND tỉnh An Giang", "place": "An Giang", "date": "2024-06-30"}
    first = [
        cites("NQ|17||NQ/TU", "2023-12-04", "Thành ủy Cần Thơ", "implements", "về nhiệm vụ năm 2024"),
        cites("NQ|42||NQ-HĐND", "2023-12-08", "HĐND thành phố Cần Thơ"),
        cites("KH|20||KH-UBND", "2024-01-26"),
        cites("NQ|45|2022|QH15", "2022-01-11", "Quốc hội"),
        cites("LUẬT|||Luật Đầu tư công"),
        cites("ĐA|06||"),
        cites("NĐ|57|2024|NĐ-CP", "2024-05-20"),
        cites("CV|1526||UBND-NC", "2024-04-22", "Chủ tịch UBND thành phố"),
        cites("NQ|||Nghị quyết Trung ương 4"),
        cites("QyĐ|37||QĐ/TW", "2021-10-25"),
        cites("LUẬT||2019|Bộ luật Lao động"),
        cites("NQ|42||NQ-HĐND", "2023-12-08"),
    ]
    second = [
        cites("NQ|42||NQ-HĐND", "2023-12-08", "HĐND tỉnh An Giang"),
        cites("KH|20||KH-UBND", "2023-02-01"),
        cites("LUẬT|||Luật Đầu tư"),
        cites("BC|185||BC-UBND", "2024-06-28", "UBND thành phố Cần Thơ"),
    ]
    a = analysis("can-tho.txt", lines(first), first, own="BC|185||BC-UBND", pages=((0, 1), (40, 2)), **city)
    return a, analysis("an-giang.txt", lines(second), second, **province)


def lines(said):
    return "\n".join("Thực hiện ⟦văn bản số ấy⟧ về nhiệm vụ." for _ in said)


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with open_store(f"sqlite:///{tmp_path_factory.mktemp('cite') / 'facts.db'}", create=True) as opened:
        put(opened, *archive())
        yield opened


@pytest.mark.parametrize(("query", "keys"), LINES, ids=[q for q, _ in LINES])
def test_the_documents_meant(store, query, keys):
    expected = [key.strip() for key in keys.split(" ; ")] if keys.strip() else []
    assert [found.document["key"] for found in cite(store, query)] == expected


@pytest.mark.parametrize("query", ["", "  ", "?!", "–"])
def test_an_empty_query(store, query):
    with pytest.raises(UsageError):
        cite(store, query)


def test_a_limit_counts_documents(store):
    assert len(cite(store, "20/KH-UBND", limit=1)) == 1
    with pytest.raises(UsageError):
        cite(store, "20/KH-UBND", limit=0)


def test_the_json(store_url):
    with open_store(store_url, create=True) as opened:
        put(opened, *archive())
        found = as_json(cite(opened, "17-NQ/TU"))
    assert found == [
        {
            "document": {
                "key": "NQ|17||NQ/TU|can tho|2023-12-04",
                "type": "NQ",
                "number": "17",
                "year": None,
                "symbol": "NQ/TU",
                "issuer": "Thành ủy Cần Thơ",
                "date": "2023-12-04",
                "title": "về nhiệm vụ năm 2024",
            },
            "citations": [
                {
                    "report": "can-tho.txt",
                    "start": 26,
                    "end": 39,
                    "page": 1,
                    "quote": "Thực hiện văn bản số ấy về nhiệm vụ.",
                    "role": "implements",
                    "certain": True,
                }
            ],
        }
    ]


def test_several_candidates_stand_under_each(store_url):
    with open_store(store_url, create=True) as opened:
        put(
            opened,
            *archive(),
            analysis("c", "Theo ⟦Kế hoạch 20⟧.", [cites("KH|20||KH-UBND")], issuer="Bộ Nội vụ", date="2024-09-01"),
        )
        found = cite(opened, "20/KH-UBND")
    assert [[c.certain for c in f.citations if c.report == "c"] for f in found] == [[False], [False]]


def test_a_report_is_found_though_nobody_cites_it(store_url):
    with open_store(store_url, create=True) as opened:
        put(
            opened,
            analysis(
                "a", "Kết quả.", own="BC|185||BC-UBND", issuer="UBND tỉnh An Giang", place="An Giang", date="2024-06-28"
            ),
        )
        (found,) = cite(opened, "báo cáo 185")
    assert found.document["issuer"] == "UBND tỉnh An Giang" and found.citations == ()


def test_what_is_meant():
    asked = meant("Nghị quyết số 07/2018/NQ-HĐND ngày 12/7/2018 của HĐND tỉnh")
    assert (asked.types, asked.number, asked.years, asked.date) == ({"NQ"}, "7", ("2018",), "2018-07-12")
