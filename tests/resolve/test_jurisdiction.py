"""Whose register a number is from."""

import pytest
from baocao.resolve.jurisdiction import NATIONAL, UNKNOWN, issuer_is_national, place_of, register, reporting_place


@pytest.mark.parametrize(
    ("issuer", "name"),
    [
        ("UBND thành phố Cần Thơ", "can tho"),
        ("ỦY BAN NHÂN DÂN THÀNH PHỐ CẦN THƠ", "can tho"),
        ("HĐND TP. Cần Thơ", "can tho"),
        ("Thành ủy Cần Thơ", "can tho"),
        ("Thành uỷ Cần Thơ khóa XIV", "can tho"),
        ("UBND tỉnh Thừa Thiên - Huế", "hue"),
        ("Tỉnh ủy Đắc Lắc", "dak lak"),
        ("UBND quận Ninh Kiều, thành phố Cần Thơ", "quan ninh kieu"),
        ("Huyện ủy Phong Điền", "huyen phong dien"),
        ("UBND huyện Phong Điền", "huyen phong dien"),
        ("UBND thành phố Long Xuyên", "thanh pho long xuyen"),
        ("UBND phường An Cư", "phuong an cu"),
        ("Sở Y tế An Giang", "an giang"),
        ("UBND tỉnh Hà Nam", "ha nam"),
        ("HĐND tỉnh Nam Định năm 2023", "nam dinh"),
        ("UBND tỉnh Quảng Nam và các sở", "quang nam"),
        ("UBND tỉnh", None),
        ("HĐND Thành phố", None),
        ("Bộ Lao động - Thương binh và Xã hội", None),
        ("Ban Quản lý dự án", None),
        ("Cơ quan địa phương", None),
    ],
)
def test_the_place_in_an_issuer(issuer, name):
    assert place_of(issuer).name == name


@pytest.mark.parametrize(
    ("issuer", "national"),
    [
        ("Chính phủ", True),
        ("Bộ Lao động - Thương binh và Xã hội", True),
        ("Bộ trưởng Bộ Y tế", True),
        ("Ban Chấp hành Trung ương Đảng", True),
        ("Ban cán sự đảng Thanh tra Chính phủ", True),
        ("Ủy ban Thường vụ Quốc hội", True),
        ("UBND tỉnh An Giang", False),
        ("Bộ Chỉ huy Quân sự tỉnh", False),
        ("Đoàn đại biểu Quốc hội thành phố", False),
        ("Sở Tài chính", False),
    ],
)
def test_bodies_of_the_country(issuer, national):
    assert issuer_is_national(issuer) is national


CAN_THO = reporting_place("UBND thành phố Cần Thơ", "Cần Thơ")
AN_GIANG = reporting_place("ỦY BAN NHÂN DÂN TỈNH", "An Giang")
NINH_KIEU = reporting_place("UBND quận Ninh Kiều", "Ninh Kiều")


@pytest.mark.parametrize(
    ("symbol", "issuer", "own", "name"),
    [
        ("NQ-HĐND", None, CAN_THO, "can tho"),
        ("NQ-HĐND", None, AN_GIANG, "an giang"),
        ("NQ-HĐND", "HĐND thành phố", CAN_THO, "can tho"),
        ("NQ/TU", None, NINH_KIEU, None),
        ("QĐ-UBND", "UBND thành phố", NINH_KIEU, None),
        ("QĐ-UBND", "UBND quận", NINH_KIEU, "quan ninh kieu"),
        ("QĐ-UBND", "UBND thành phố", AN_GIANG, None),
        ("QĐ-UBND", "UBND tỉnh Hậu Giang", AN_GIANG, "hau giang"),
        ("QĐ-UBND", None, UNKNOWN, None),
    ],
)
def test_a_local_register(symbol, issuer, own, name):
    assert register(symbol, "", issuer, own).name == name


@pytest.mark.parametrize("symbol", ["NĐ-CP", "QĐ-TTg", "QH15", "NQ/TW", "TT-BLĐTBXH", "QĐ-BYT", "HD/BTCTW"])
def test_a_national_register(symbol):
    assert register(symbol, "", None, CAN_THO) == NATIONAL


@pytest.mark.parametrize(
    ("issuer", "place", "name"),
    [
        (None, "Cần Thơ", "can tho"),
        ("Bộ Nội vụ", "Hà Nội", None),
        ("Sở Xây dựng", "Cần Thơ", "can tho"),
        ("UBND huyện", "Thới Lai", "huyen thoi lai"),
        (None, None, None),
    ],
)
def test_the_place_of_the_reporting_body(issuer, place, name):
    assert reporting_place(issuer, place).name == name
