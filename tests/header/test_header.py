"""Who reports, on what, for which period, when: from invented headers, field by field."""

import pytest
from baocao.flow import analyse
from baocao.header.issuer import from_letterhead, from_symbol, ordinary
from baocao.ingest.readers import from_text
from baocao.recognise.taggers import tagger
from baocao.records import Analysis, Header, Meta

NOTHING = Meta()


def read(text: str, meta: Meta = NOTHING, date: str | None = None) -> Header:
    return whole(text, meta, date).header


def whole(text: str, meta: Meta = NOTHING, date: str | None = None) -> Analysis:
    return analyse(from_text("x", text, meta), tagger("grammar"), date)


def report(subject: str, letterhead: str = "", number: str = "85/BC-UBND", day: str = "28 tháng 6 năm 2024") -> str:
    return f"{letterhead}\n\nSố: {number}\n\nCần Thơ, ngày {day}\n\nBÁO CÁO\n\n{subject}\n\nUBND báo cáo như sau:\n"


def test_a_header_without_letterhead() -> None:
    header = read(report("Tình hình kinh tế - xã hội 6 tháng đầu năm 2024", number="85 /BC-UBND"))
    assert header.symbol and header.symbol.value == "85/BC-UBND"
    assert header.issuer and header.issuer.value == "UBND thành phố Cần Thơ"
    assert header.place and header.place.value == "Cần Thơ"
    assert header.date and header.date.value == "2024-06-28"
    assert header.kind and header.kind.value == "Báo cáo"
    assert header.title and header.title.value == "Tình hình kinh tế - xã hội 6 tháng đầu năm 2024"
    assert header.period and header.period.value == "2024-H1" and header.period.reason
    assert header.doc is not None


@pytest.mark.parametrize(
    ("subject", "day", "period"),
    [
        ("Kết quả 6 tháng đầu năm và nhiệm vụ 6 tháng cuối năm 2024", "28 tháng 6 năm 2024", "2024-H1"),
        (
            "Kết quả thực hiện Chủ đề năm 2024 9 tháng đầu năm; phương hướng quý IV",
            "30 tháng 9 năm 2024",
            "2024-01/2024-09",
        ),
        ("Tình hình kinh tế - xã hội năm 2023, kế hoạch năm 2024", "05 tháng 01 năm 2024", "2023"),
        ("Tình hình sản xuất quý I/2022", "28 tháng 3 năm 2022", "2022-Q1"),
        ("Tổng kết năm học 2023 - 2024 và nhiệm vụ năm học 2024 - 2025", "19 tháng 8 năm 2024", "2023/2024"),
        ("Công tác phòng, chống bão", "19 tháng 8 năm 2024", None),
    ],
)
def test_the_period_of_the_results(subject: str, day: str, period: str | None) -> None:
    found = read(report(subject, day=day)).period
    assert (found.value if found else None) == period


def test_what_was_given_goes_first() -> None:
    meta = Meta(date="2020-01-02", period="2019", issuer="Sở Y tế tỉnh An Giang")
    header = read(report("Kết quả năm 2023"), meta)
    assert [s.value for s in (header.date, header.period, header.issuer) if s] == ["2020-01-02", "2019", meta.issuer]
    over = read(report("Kết quả năm 2023"), meta, "2021-05-06").date
    assert over and over.value == "2021-05-06"


def test_nothing_is_invented() -> None:
    header = read("Toàn xã trồng 12 ha lúa.\n")
    assert header == Header()


def test_a_number_left_blank_has_its_type_from_the_heading() -> None:
    found = whole(
        "TỈNH ỦY ĐỒNG NAI\n\nSố:     -QĐ/TU\n\nĐồng Nai, ngày 4 tháng 5 năm 2023\n\n"
        "QUY ĐỊNH\n\nvề kiểm tra\n\nNội dung.\n"
    )
    own = found.mentions[found.header.doc or 0]
    assert own.text == "QĐ/TU" and own.value and getattr(own.value, "type", "") == "QyĐ"


@pytest.mark.parametrize(
    ("lines", "issuer"),
    [
        (["UBND TỈNH ĐẮK LẮK", "SỞ Y TẾ"], "Sở Y tế tỉnh Đắk Lắk"),
        (["ỦY BAN NHÂN DÂN", "THÀNH PHỐ HỒ CHÍ MINH"], "Ủy ban nhân dân thành phố Hồ Chí Minh"),
        (["BỘ NÔNG NGHIỆP VÀ MÔI TRƯỜNG"], "Bộ Nông nghiệp và Môi trường"),
        (["TỈNH ỦY HÀ GIANG"], "Tỉnh ủy Hà Giang"),
    ],
)
def test_the_letterhead_in_ordinary_writing(lines: list[str], issuer: str) -> None:
    assert from_letterhead(lines) == issuer


@pytest.mark.parametrize(
    ("symbol", "place", "issuer"),
    [
        ("85/BC-UBND", "Cần Thơ", "UBND thành phố Cần Thơ"),
        ("12-BC/TU", "Hà Giang", "Tỉnh ủy Hà Giang"),
        ("7/QĐ-BYT", "Hà Nội", "Bộ Y tế"),
        ("3/BC-SYT", "Sơn La", "Sở Y tế tỉnh Sơn La"),
        ("85/BC-UBND", "Thới Lai", None),
        ("85/BC-UBND", None, None),
        ("9/BC-XYZ", "Hà Nội", None),
    ],
)
def test_symbol_and_place(symbol: str, place: str | None, issuer: str | None) -> None:
    assert from_symbol(symbol, place) == issuer


def test_small_letters_stay() -> None:
    assert ordinary("Ban Quản lý\nchợ") == "Ban Quản lý chợ"


def test_signer_and_recipients() -> None:
    text = report("Kết quả năm 2023") + (
        "\nNơi nhận:\n- Tỉnh ủy;\n- Sở Tài chính;\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nNguyễn Văn An\n"
    )
    header = read(text)
    assert header.signer and header.signer.value == "Nguyễn Văn An"
    assert header.recipients[:2] == ("Tỉnh ủy", "Sở Tài chính")
