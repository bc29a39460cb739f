"""What opens a heading or a list item, and what only looks like it."""

from __future__ import annotations

import pytest
from baocao.ingest.numbering import marker


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("Phần thứ nhất", "Phần thứ nhất"),
        ("PHẦN II", "PHẦN II"),
        ("Chương IV", "Chương IV"),
        ("Chương V. Điều khoản thi hành", "Chương V"),
        ("Mục 2", "Mục 2"),
        ("Phụ lục số 03", "Phụ lục số 03"),
        ("Điều 12a. Hiệu lực", "Điều 12a"),
        ("A. ĐÁNH GIÁ CHUNG", "A"),
        ("II. KẾT QUẢ", "II"),
        ("III- NHIỆM VỤ", "III"),
        ("Ii - nhiệm vụ:", "Ii"),
        ("1. Kinh tế", "1"),
        ("2.1. Sản xuất", "2.1"),
        ("2.1 Sản xuất", "2.1"),
        ("103. Sắp xếp xã", "103"),
        ("a) Thu ngân sách", "a"),
        ("đ) Chi ngân sách", "đ"),
        ("(1) Rà soát", "1"),
        ("(iii) Bố trí vốn", "iii"),
        ("- Thu nội địa", "-"),
        ("-Thu nội địa", "-"),
        ("+ Thuế", "+"),
        ("* Tồn tại", "*"),
    ],
)
def test_markers(line: str, label: str) -> None:
    found = marker(line)
    assert found is not None and found.label in (label, "")
    assert line.startswith(line[: found.end])


@pytest.mark.parametrize(
    "line",
    [
        "Phần lớn các hộ đã thoát nghèo",
        "Chương trình số 24-CTr/TU",
        "Chương V của Luật này",
        "Điều 22 của Luật An toàn, vệ sinh lao động",
        "12 dự án đang triển khai",
        "1.389 đơn thư",
        "64.717,47 tỷ đồng",
        "2.1 ha đất lúa",
        "2024. Trong đó",
        "12 - 16/3/2024",
        "-1,2% so cùng kỳ",
        "*Tiếp tục tăng cường*",
        "thành phố thông minh; chỉ đạo",
        "Mục tiêu đến năm 2030",
        "Việt Nam",
    ],
)
def test_what_only_looks_like_one(line: str) -> None:
    assert marker(line) is None


def test_ranks_nest() -> None:
    lines = ["Phần I", "Chương I", "Mục 1", "Điều 1.", "1. Một", "1.1. Một", "a) Một", "- Một", "+ Một"]
    ranks = [found.rank for line in lines if (found := marker(line))]
    assert ranks == sorted(ranks) and len(set(ranks)) == len(lines)
