"""Names, units, places and roundings: the tables this room reads its words from."""

from __future__ import annotations

from decimal import Decimal

import pytest
from baocao.facts.areas import official, report_area
from baocao.facts.indicators import canonical, doubtful
from baocao.facts.reading import cue
from baocao.facts.rounding import half_step
from baocao.facts.units import ucum
from baocao.records import Header, Mention, Stated
from baocao.vietnamese.grammar import words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tổng lượt khách tham quan, du lịch", "số lượt khách du lịch"),
        ("GRDP", "Tổng sản phẩm trên địa bàn (GRDP)"),
        ("tổng thu NSNN trên địa bàn", "Thu ngân sách nhà nước"),
        ("tỷ lệ tham gia BHYT", "Tỷ lệ bao phủ bảo hiểm y tế"),
        ("Diện tích  gieo trồng lúa", "diện tích gieo trồng của lúa"),
        ("tỉ lệ hoà giải thành", "tỉ lệ hòa giải thành"),
    ],
)
def test_wordings_of_one_indicator_meet(one: str, other: str) -> None:
    assert canonical(one, {}).name == canonical(other, {}).name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kim ngạch xuất khẩu", "Kim ngạch nhập khẩu"),
        ("Tổng sản phẩm trong nước", "Tổng sản phẩm trên địa bàn"),
        ("Tổng mức bán lẻ hàng hóa", "Tổng mức bán lẻ hàng hóa và doanh thu dịch vụ tiêu dùng"),
        ("tỷ lệ hộ nghèo", "số hộ nghèo"),
        ("GRDP", "tốc độ tăng GRDP"),
    ],
)
def test_different_indicators_stay_apart(one: str, other: str) -> None:
    assert canonical(one, {}).name != canonical(other, {}).name


def test_the_reports_own_abbreviations_go_first() -> None:
    assert canonical("số HTX", {"HTX": "hợp tác xã kiểu mới"}).name == "so hop tac xa kieu moi"
    assert canonical("số HTX", {}).name == "so hop tac xa"
    assert canonical("IIP", {}).code == "0901, T0901"


def test_uncertain_pairs_are_listed_with_the_reason() -> None:
    pairs = doubtful(["so hop tac xa moi", "so hop tac xa", "so truong dat chuan 2", "so truong dat chuan 3", "dan so"])
    assert [(p.first, p.second) for p in pairs] == [("so hop tac xa", "so hop tac xa moi")]
    assert "moi" in pairs[0].reason


@pytest.mark.parametrize(
    ("unit", "per", "code"),
    [
        ("ha", None, "har"),
        ("tạ", "ha", "dt/har"),
        ("kWh", None, "kW.h"),
        ("km²", None, "km2"),
        ("%", None, "%"),
        ("xã", None, None),
        ("thuê bao", "100 dân", None),
        (None, None, None),
    ],
)
def test_ucum(unit: str | None, per: str | None, code: str | None) -> None:
    assert ucum(unit, per) == code


@pytest.mark.parametrize(
    ("said", "before", "name"),
    [
        ("TP. Cần Thơ", "", "Thành phố Cần Thơ"),
        ("An Giang", "", "Tỉnh An Giang"),
        ("Hà Nội", "", "Thành phố Hà Nội"),
        ("huyện Krông Pắc", "", "Huyện Krông Pắc"),
        ("tỉnh Khánh Hoà", "", "Tỉnh Khánh Hòa"),
        ("Cờ Đỏ", "tại các huyện thới lai, ", "Huyện Cờ Đỏ"),
        ("ĐBSCL", "", "Đồng bằng sông Cửu Long"),
        ("cảng Quy Nhơn", "", "cảng Quy Nhơn"),
    ],
)
def test_official_names(said: str, before: str, name: str) -> None:
    assert official(said, before) == name


@pytest.mark.parametrize(
    ("issuer", "area"),
    [
        ("UBND tỉnh An Giang", "Tỉnh An Giang"),
        ("Thành ủy Hà Nội", "Thành phố Hà Nội"),
        ("UBND huyện Hồng Dân, tỉnh Bạc Liêu", "Huyện Hồng Dân"),
        ("Cục Thống kê tỉnh Sóc Trăng", "Tỉnh Sóc Trăng"),
        ("Bộ Y tế", None),
        ("Chính phủ", None),
    ],
)
def test_the_reports_own_area(issuer: str, area: str | None) -> None:
    assert report_area(Header(issuer=Stated(issuer, "the letterhead"))) == area


@pytest.mark.parametrize(
    ("label", "words", "value", "code", "half"),
    [
        ("MONEY", "9,55 tỷ đồng", "9550000000", None, "5000000"),
        ("MONEY", "26.330.887.000 đồng", "26330887000", None, "500"),
        ("MONEY", "1.022,325/2.000 tỷ đồng", "1022325000000", None, "500000"),
        ("QUANTITY", "98 cuộc", "98", None, "0"),
        ("QUANTITY", "3.730.000 lượt", "3730000", None, "500"),
        ("QUANTITY", "9.400 ha", "9400", "har", "0.5"),
        ("QUANTITY", "hai mươi xã", "20", None, "0"),
        ("PERCENT", "60,6%", "60.6", "%", "0.05"),
        ("PERCENT", "05%", "5", "%", "0.5"),
    ],
)
def test_half_of_the_last_place_shown(label: str, words: str, value: str, code: str | None, half: str) -> None:
    mention = Mention(label, 0, len(words), words, 0, (0, len(words)))
    assert half_step(mention, Decimal(value), code) == Decimal(half)


def test_cues_find_what_they_should_and_nothing_else() -> None:
    data = words("facts")
    assert set(data["examples"]) == set(data["patterns"])
    for name, cases in data["examples"].items():
        assert [text for text in cases["found"] if not cue(name).search(text)] == [], name
        assert [text for text in cases["not"] if cue(name).search(text)] == [], name
