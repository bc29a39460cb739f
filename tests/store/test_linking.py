"""Which citations are of one document."""

import random

import pytest
from baocao.store import open_store
from baocao.store.linking import link
from baocao.store.tables import CANDIDATES, CITATIONS, DOCUMENTS, REPORTS
from baocao.store.writer import forget, write
from handmade import analysis, cites, put
from sqlalchemy import select

CAN_THO = {"issuer": "UBND thành phố Cần Thơ", "place": "Cần Thơ", "date": "2024-06-28"}
AN_GIANG = {"issuer": "UBND tỉnh An Giang", "place": "An Giang", "date": "2024-06-30"}
NINH_KIEU = {"issuer": "UBND quận Ninh Kiều", "place": "Ninh Kiều", "date": "2024-07-01"}
MINISTRY = {"issuer": "Bộ Nội vụ", "place": "Hà Nội", "date": "2024-09-01"}


def report(id, *said, **header):
    return analysis(id, "\n".join("Thực hiện ⟦văn bản⟧ nêu trên." for _ in said), said, **(header or CAN_THO))


def linked(store):
    """Return {(report, n-th citation): key or the set of candidate keys}."""
    with store.reading() as connection:
        found = {(r.report_id, r.ordinal): r.document_key for r in connection.execute(select(CITATIONS))}
        for row in connection.execute(select(CANDIDATES)):
            found[row.report_id, row.ordinal] = (found[row.report_id, row.ordinal] or frozenset()) | {row.document_key}
        keys = {r.key for r in connection.execute(select(DOCUMENTS))}
    return found, keys


@pytest.fixture
def store(store_url):
    with open_store(store_url, create=True) as opened:
        yield opened


NQ42 = "NQ|42||NQ-HĐND"
ONE = [  # two citations of one document
    (
        "separators",
        cites("NQ|17||NQ/TU", "2023-12-04", "Thành ủy Cần Thơ"),
        cites("NQ|17||NQ-TU", "2023-12-04", "Thành ủy Cần Thơ"),
    ),
    ("own place by default", cites(NQ42, "2023-12-08", "HĐND thành phố Cần Thơ"), cites(NQ42, "2023-12-08")),
    (
        "issuer without a name",
        cites(NQ42, "2023-12-08", "HĐND thành phố"),
        cites(NQ42, "2023-12-08", "HĐND TP. Cần Thơ"),
    ),
    (
        "spelled in full",
        cites("KH|9||KH-UBND", "2024-02-01", "Ủy ban nhân dân thành phố Cần Thơ"),
        cites("KH|09||KH-UBND", "2024-02-01"),
    ),
    ("leading zero", cites("NQ|07|2018|NQ-HĐND", "2018-07-12"), cites("NQ|7|2018|NQ-HĐND")),
    (
        "the number carries the year: a date is a slip",
        cites("NĐ|57|2024|NĐ-CP", "2024-05-20"),
        cites("NĐ|57|2024|NĐ-CP", "2024-05-02"),
    ),
    ("type left out", cites("NQ|45|2022|QH15", "2022-01-11", "Quốc hội"), cites("|45|2022|QH15")),
    ("date left out, one fits", cites(NQ42, "2023-12-08"), cites(NQ42)),
    ("only the year said", cites(NQ42, "2023-12-08"), cites(NQ42, "2023")),
    (
        "year left out where it is always written",
        cites("NĐ|57|2024|NĐ-CP", "2024-05-20"),
        cites("NĐ|57||NĐ-CP", "2024-05-20"),
    ),
    ("same day with and without year", cites("NQ|7|2018|NQ-HĐND", "2018-07-12"), cites("NQ|7||NQ-HĐND", "2018-07-12")),
    ("short", cites("CT|35||CT/TW", "2024-06-14", "Bộ Chính trị"), cites("CT|35||")),
    ("day mistyped", cites(NQ42, "2023-12-08"), cites(NQ42, "2023-12-03")),
    ("day and month changed about", cites(NQ42, "2023-12-08"), cites(NQ42, "2023-08-12")),
    (
        "two dates, one title",
        cites(NQ42, "2023-12-08", title="về nhiệm vụ kinh tế - xã hội năm 2024"),
        cites(NQ42, "2023-10-21", title="về thực hiện nhiệm vụ kinh tế - xã hội năm 2024"),
    ),
    ("a law by name", cites("LUẬT|||Luật Đầu tư công"), cites("LUẬT|||luật đầu tư công")),
    ("a law by name, year left out", cites("LUẬT||2019|Bộ luật Lao động"), cites("LUẬT|||Bộ luật Lao động")),
    ("type word mistyped", cites("KH|20||KH-UBND", "2024-01-26"), cites("QĐ|20||KH-UBND", "2024-01-26")),
    ("Quy định as QĐ", cites("QyĐ|37||QĐ/TW", "2021-10-25"), cites("QĐ|37||QĐ/TW", "2021-10-25")),
]
TWO = [  # two citations of two documents
    ("two places", cites(NQ42, "2023-12-08"), cites(NQ42, "2023-12-08", "HĐND tỉnh An Giang")),
    ("two years", cites(NQ42, "2023-12-08"), cites(NQ42, "2022-12-09")),
    ("two types", cites("KH|20||KH-UBND", "2024-01-26"), cites("QĐ|20||QĐ-UBND", "2024-01-26")),
    ("two issuers", cites("NQ|42||NQ-HĐND", "2023-12-08"), cites("NQ|42||NQ/TU", "2023-12-08")),
    ("two numbers", cites("NQ|4||NQ-HĐND", "2023-12-08"), cites(NQ42, "2023-12-08")),
    ("with and without the year", cites("NQ|7|2018|NQ-HĐND", "2018-07-12"), cites("NQ|7||NQ-HĐND", "2018-03-30")),
    (
        "city and district",
        cites("KH|20||KH-UBND", "2024-01-26"),
        cites("KH|20||KH-UBND", "2024-02-20", "UBND quận Cái Răng"),
    ),
    ("two dates in a year", cites("NQ|10||NQ-HĐND", "2024-04-06"), cites("NQ|10||NQ-HĐND", "2024-07-19")),
    (
        "province and district of one name",
        cites("KH|5||KH-UBND", "2024-01-10", "UBND tỉnh Vĩnh Long"),
        cites("KH|5||KH-UBND", "2024-01-10", "UBND thành phố Vĩnh Long"),
    ),
    ("two laws", cites("LUẬT|||Luật Đầu tư"), cites("LUẬT|||Luật Đầu tư công")),
    ("law and resolution of one number", cites("LUẬT|61|2020|QH14"), cites("NQ|61|2020|QH14")),
    ("letter after the number", cites("QĐ|12||QĐ-UBND", "2024-01-26"), cites("QĐ|12a||QĐ-UBND", "2024-01-26")),
    ("centre and province", cites("NQ|18||NQ/TW", "2017-10-25"), cites("NQ|18||NQ/TU", "2017-10-25")),
]


@pytest.mark.parametrize(("why", "a", "b"), ONE, ids=[w for w, *_ in ONE])
def test_one_document_in_two_reports(store, why, a, b):
    put(store, report("a", a), report("b", b))
    found, keys = linked(store)
    assert found["a", 0] == found["b", 0] and len(keys) == 1


@pytest.mark.parametrize(("why", "a", "b"), TWO, ids=[w for w, *_ in TWO])
def test_two_documents_in_one_report(store, why, a, b):
    put(store, report("a", a, b))
    found, keys = linked(store)
    assert isinstance(found["a", 0], str) and isinstance(found["a", 1], str)
    assert found["a", 0] != found["a", 1] and len(keys) == 2


def test_two_years_and_no_date_is_left_open(store):
    put(store, report("a", cites(NQ42, "2023-12-08")), report("b", cites(NQ42, "2022-12-09")), report("c", cites(NQ42)))
    found, keys = linked(store)
    assert found["c", 0] == keys and len(keys) == 2


def test_the_report_itself_says_which(store):
    put(store, report("a", cites(NQ42, "2023-12-08"), cites(NQ42)), report("b", cites(NQ42, "2022-12-09")))
    found, _ = linked(store)
    assert found["a", 0] == found["a", 1] != found["b", 0]


def test_the_title_decides_between_two(store):
    plan, fees = "về kế hoạch đầu tư công năm 2024", "quy định mức thu học phí của trường công lập"
    first = report("a", cites(NQ42, "2023-12-08", title=plan), cites(NQ42, "2022-12-09", title=fees))
    put(store, first, report("b", cites(NQ42, title="về kế hoạch đầu tư công năm 2024 của thành phố")))
    found, _ = linked(store)
    assert found["b", 0] == found["a", 0]


def test_no_report_cites_what_came_after_it(store):
    put(store, report("a", cites(NQ42, "2023-12-08")), report("b", cites(NQ42, "2025-07-09")), report("c", cites(NQ42)))
    found, _ = linked(store)
    assert found["c", 0] == found["a", 0] != found["b", 0]


def test_the_same_number_in_two_provinces_by_default(store):
    put(store, report("a", cites(NQ42, "2023-12-08")), report("b", cites(NQ42, "2023-12-08"), **AN_GIANG))
    found, _ = linked(store)
    assert found["a", 0] != found["b", 0]


def test_a_ministry_has_no_place_of_its_own(store):
    said = cites(NQ42, "2023-12-08")
    put(store, report("a", said), report("b", said, **AN_GIANG), report("c", said, **MINISTRY))
    found, keys = linked(store)
    assert found["c", 0] == keys and len(keys) == 2


def test_a_district_citing_the_city_committee(store):
    put(
        store,
        report("a", cites("NQ|17||NQ/TU", "2023-12-04")),
        report("b", cites("NQ|17||NQ/TU", "2023-12-04"), **NINH_KIEU),
    )
    found, keys = linked(store)
    assert found["a", 0] == found["b", 0] and len(keys) == 1


def test_reports_are_documents_cited_or_not(store):
    own = analysis("a", "Kết quả.", own="BC|185||BC-UBND", title="Kết quả thực hiện Chủ đề năm 2024", **CAN_THO)
    put(store, own, report("b", cites("BC|185||BC-UBND", "2024-06-28"), **{**CAN_THO, "date": "2024-07-20"}))
    found, keys = linked(store)
    assert keys == {found["b", 0]}
    with store.reading() as connection:
        assert connection.execute(select(REPORTS.c.document_key).where(REPORTS.c.id == "a")).scalar() == found["b", 0]
        document = connection.execute(select(DOCUMENTS)).one()
    assert (document.issuer, document.date, document.cited) == ("UBND thành phố Cần Thơ", "2024-06-28", 1)


def test_a_blank_number_is_the_report_and_nothing_else(store):
    blank = [analysis(i, "Dự thảo.", own="QyĐ|||QĐ/TU", **CAN_THO) for i in "ab"]
    put(store, *blank, report("c", cites("QyĐ|||QĐ/TU")))
    found, keys = linked(store)
    assert found["c", 0] is None and len(keys) == 2


def everything():
    said = [c for _, a, b in ONE + TWO for c in (a, b)]
    headers = [CAN_THO, AN_GIANG, NINH_KIEU, MINISTRY, {"date": "2024-01-31"}]
    chance = random.Random(185)
    return [report(f"r{i:02}", *chance.sample(said, 9), **headers[i % 5]) for i in range(24)]


def dump(store):
    with store.reading() as connection:
        return [sorted(map(repr, connection.execute(select(table)))) for table in (DOCUMENTS, CITATIONS, CANDIDATES)]


def test_the_same_whatever_the_order_and_however_often(store):
    reports = everything()
    put(store, *reports)
    first = dump(store)
    random.Random(7).shuffle(reports)
    for one in reports:  # written again, one by one, linked in between
        put(store, one)
    assert dump(store) == first
    assert link(store) == 0 and link(store, everything=True) > 0
    assert dump(store) == first


def test_forgetting_leaves_what_others_say(store):
    reports = everything()
    put(store, *reports[1:])
    without = dump(store)
    write(store, reports[0], content_hash="h", fingerprint="f")
    link(store)
    assert dump(store) != without
    forget(store, "r00")
    link(store)
    assert dump(store) == without
