"""What a report says of each document it cites, its abbreviations, and what makes two citations one document."""

import pytest
from baocao.flow import analyse
from baocao.ingest.readers import from_text
from baocao.recognise.taggers import tagger
from baocao.records import Analysis, Citation
from baocao.resolve.identity import Described, compatible, key


def read(text: str) -> Analysis:
    return analyse(from_text("x", text), tagger("grammar"))


def test_a_bare_repeat_says_what_its_fuller_mention_says() -> None:
    found = read(
        "Triển khai Nghị quyết số 7-NQ/TU ngày 04/01/2023 của Tỉnh ủy về chuyển đổi số.\n\n"
        "Các huyện quán triệt Nghị quyết số 07/NQ-TU đến chi bộ.\n"
    )
    first, again = found.references
    assert (again.issued_on, again.issuer, again.title) == ("2023-01-04", "Tỉnh ủy", "về chuyển đổi số")
    assert (first.issued_on, first.role, again.role) == ("2023-01-04", "cites", "cites")


def test_two_dates_of_one_number_are_not_mixed() -> None:
    found = read(
        "Theo Kế hoạch số 8/KH-UBND ngày 04/01/2023 và Kế hoạch số 8/KH-UBND ngày 05/02/2024.\n\n"
        "Kế hoạch số 8/KH-UBND đã xong.\n"
    )
    assert [r.issued_on for r in found.references] == ["2023-01-04", "2024-02-05", None]


def test_a_short_citation_takes_the_whole_one() -> None:
    found = read("Thực hiện Chỉ thị số 35-CT/TW của Bộ Chính trị (gọi tắt là Chỉ thị 35) và Chỉ thị 12.\n")
    assert [r.citation.symbol for r in found.references] == ["CT/TW", "CT/TW", ""]


def test_roles() -> None:
    found = read("Tỉnh ủy ban hành Quyết định số 9-QĐ/TU, thay thế Quyết định số 3-QĐ/TU.\n")
    assert [r.role for r in found.references] == ["cites", "replaces"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Toàn tỉnh có 45 hợp tác xã (HTX) và khu công nghiệp (sau đây viết tắt là KCN).\n",
            {"HTX": "hợp tác xã", "KCN": "khu công nghiệp"},
        ),
        ("Đào tạo khoa học và công nghệ (KH&CN) tại tỉnh (lần thứ hai).\n", {"KH&CN": "khoa học và công nghệ"}),
        ("Tăng 4,2% (KH: 5%), thu 12 tỷ đồng (VND).\n", {}),
    ],
)
def test_abbreviations_in_brackets(text: str, expected: dict[str, str]) -> None:
    assert dict(read(text).abbreviations) == expected


def test_abbreviations_in_footnotes() -> None:
    text = "Nghị quyết của HĐND¹ thành phố đã được triển khai.\n\n¹ Hội đồng nhân dân.\n"
    assert read(text).abbreviations["HĐND"] == "Hội đồng nhân dân"


def test_one_key_however_it_is_spelled() -> None:
    assert key(Citation("NQ", "07", "", "NQ/TU")) == key(Citation("NQ", "7", "", "NQ-TU"))
    assert key(Citation("NQ", "7", "", "NQ/TU")) != key(Citation("NQ", "8", "", "NQ/TU"))
    assert key(Citation("LUẬT", "", "", "Luật Đất đai")) != key(Citation("LUẬT", "", "", "Luật Đấu thầu"))


def test_look_alikes_are_told_apart_with_a_reason() -> None:
    local = Citation("NQ", "42", "", "NQ-HĐND")
    here, there = Described(local, issuer="HĐND tỉnh An Giang"), Described(local, issuer="HĐND tỉnh Cà Mau")
    assert compatible(here, here) == (True, [])
    fits, reasons = compatible(here, there)
    assert not fits and reasons
    assert not compatible(Described(local, "2023-12-08"), Described(local, "2022-12-08"))[0]
    assert compatible(Described(local, "2023-12-08"), Described(local))[0]
