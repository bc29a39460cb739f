"""Words with marks match those marks, words without match any; the best passage first."""

import pytest
from baocao.errors import UsageError
from baocao.search.passages import as_json, search
from baocao.store import open_store
from baocao.store.writer import forget
from handmade import analysis, put

TEXT = """Giải ngân vốn đầu tư công đạt 51,1% kế hoạch.
Giải quyết đơn thư, thu ngân sách đạt khá.
Đường tỉnh 917 đã khởi công.
Bán dừa, bán dứa và hoà giải ở cơ sở.
Tổng giá trị 64.717,47 tỷ đồng."""


@pytest.fixture
def store(store_url):
    with open_store(store_url, create=True) as opened:
        put(opened, analysis("a", TEXT, pages=((0, 1), (50, 2))), analysis("b", "Đẩy nhanh giải ngân."))
        yield opened


@pytest.mark.parametrize(
    ("words", "quotes"),
    [
        ("duong tinh", ["Đường tỉnh 917"]),
        ("ĐƯỜNG TỈNH", ["Đường tỉnh 917"]),
        ("dương tỉnh", []),
        ("dứa", ["Bán dừa"]),
        ("dừa", ["Bán dừa"]),
        ("dua", ["Bán dừa"]),
        ("hòa giải", ["Bán dừa"]),
        ("hoà giai", ["Bán dừa"]),
        ("64.717,47", ["Tổng giá trị"]),
        ("khởi công 917", ["Đường tỉnh 917"]),
        ("bệnh viện", []),
        ('"giải" OR NOT (ngân* NEAR', []),
        ("cơ_sở", ["Bán dừa"]),
    ],
)
def test_marks(store, words, quotes):
    assert [p.quote.startswith(q) for p, q in zip(search(store, words), quotes, strict=True)] == [True] * len(quotes)


def test_words_side_by_side_come_first(store):
    found = search(store, "giải ngân")
    assert {p.report for p in found[:2]} == {"a", "b"} and found[2].quote.startswith("Giải quyết")
    assert [p.score for p in found] == sorted((p.score for p in found), reverse=True)
    assert len(search(store, "giai ngan", limit=1)) == 1


def test_the_json(store):
    (found,) = as_json(search(store, "duong tinh 917"))
    assert found.pop("score") > 0
    start = TEXT.index("Đường")
    end = TEXT.index("Bán") - 1
    assert found == {"report": "a", "start": start, "end": end, "page": 2, "quote": TEXT[start:end]}


@pytest.mark.parametrize("words", ["", " ", "?!"])
def test_no_word(store, words):
    with pytest.raises(UsageError):
        search(store, words)


def test_what_is_forgotten_is_not_found(store):
    forget(store, "a")
    assert [p.report for p in search(store, "giải ngân")] == ["b"]
