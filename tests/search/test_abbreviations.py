"""Abbreviations are found by their long form and the other way round, and the text stays as it is."""

from dataclasses import replace

import pytest
from baocao.search.passages import search
from baocao.store import open_store
from handmade import analysis, put

TEXT = "Toàn tỉnh có 45 HTX.\nCác hợp tác xã vay vốn.\nHợp nhất các tác xã viên.\nKhu KCC Bình Minh."


@pytest.fixture
def store(store_url):
    with open_store(store_url, create=True) as opened:
        put(opened, replace(analysis("a", TEXT), abbreviations={"KCC": "khu công chính"}))
        yield opened


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("hợp tác xã", {"Toàn tỉnh có 45 HTX.", "Các hợp tác xã vay vốn.", "Hợp nhất các tác xã viên."}),
        ("hop tac xa", {"Toàn tỉnh có 45 HTX.", "Các hợp tác xã vay vốn.", "Hợp nhất các tác xã viên."}),
        ("htx", {"Toàn tỉnh có 45 HTX.", "Các hợp tác xã vay vốn."}),
        ("45 hợp tác xã", {"Toàn tỉnh có 45 HTX."}),
        ("khu công chính", {"Khu KCC Bình Minh."}),
        ("hợp tác xả", set()),
    ],
)
def test_either_form(store, words, found):
    assert {passage.quote for passage in search(store, words)} == found


def test_two_meanings_are_none(store):
    put(store, replace(analysis("b", "Khu KCC."), abbreviations={"KCC": "kho cứu cứng"}))
    assert search(store, "khu công chính") == []
