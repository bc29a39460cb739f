"""Self-checks: nothing on clean text, every planted error found, once and of its kind."""

from __future__ import annotations

from pathlib import Path

import pytest
from baocao.facts.checks import findings

from tests.facts.marked import analyses

PLANTED = [
    ("ty-le", "PERCENT:79,69%", "PERCENT:79,96%", "share", "79.96"),
    ("ty-le", "51/64 vụ", "52/64 vụ", "share", "79.69"),
    ("ty-le", "PERCENT:23,45%", "PERCENT:32,45%", "share", "32.45"),
    ("ty-le", "1.412,08/6.021,5", "1.412,08/6.201,5", "share", "23.45"),
    ("trong-ngoac", "PERCENT:92%", "PERCENT:29%", "share", "29"),
    ("trong-ngoac", "339.896/", "393.896/", "share", "92"),
    ("nhieu-nhom", "q3 QUANTITY:4.389", "q3 QUANTITY:43.389", "parts", "6874"),
    ("ty-trong", "PERCENT:84%", "PERCENT:48%", "share", "48"),
    ("ty-trong", "6.930 tỷ", "6.390 tỷ", "share", "84"),
    ("gom", "1.250,4 tỷ", "1.205,4 tỷ", "parts", "1205400000000"),
    ("gom", "400,3 tỷ", "430,3 tỷ", "parts", "1250400000000"),
    ("gom", "150 tỷ", "105 tỷ", "parts", "1250400000000"),
    ("ngoac", "67 đơn", "76 đơn", "parts", "430"),
    ("ngoac", "358 đơn", "318 đơn", "parts", "430"),
    ("ngoac", "430 đơn", "403 đơn", "parts", "403"),
    ("mot-phan", "1.200 con", "11.200 con", "parts", "12000"),
    ("ke-hoach", "PERCENT:52,94%", "PERCENT:59,24%", "plan", "59.24"),
    ("ke-hoach", "2.184 triệu", "2.814 triệu", "plan", "52.94"),
    ("ke-hoach", "1.156,271", "1.165,271", "plan", "52.94"),
    ("hai-ky", "PERCENT:2,34%", "PERCENT:3,24%", "change", "3.24"),
    ("hai-ky", "9.400 ha", "9.040 ha", "change", "2.34"),
    ("tu-len", "PERCENT:2,09%", "PERCENT:2,9%", "change", "2.9"),
    ("hai-cach", "PERCENT:27%", "PERCENT:37%", "change", "37"),
    ("trich-dan", "d2 DOC:Nghị quyết số 17-NQ/TU", "d2 DOC:Nghị quyết số 17/NQ-TU", "citation", "17/NQ-TU"),
    ("trich-dan", "t2 DATE:ngày 04 tháng 12", "t2 DATE:ngày 14 tháng 12", "citation", "2023-12-14"),
]


def test_clean_text_gives_no_alarm() -> None:
    assert {name: findings(one) for name, one in analyses("checks").items() if findings(one)} == {}


@pytest.mark.parametrize(("record", "old", "new", "kind", "stated"), PLANTED)
def test_a_planted_error_is_found(record: str, old: str, new: str, kind: str, stated: str, tmp_path: Path) -> None:
    found = {name: findings(one) for name, one in analyses("checks", (old, new), folder=tmp_path).items()}
    assert [(f.kind, f.stated) for f in found.pop(record)] == [(kind, stated)]
    assert all(not others for others in found.values())


def test_a_share_that_is_cut_off_and_not_rounded_is_told(tmp_path: Path) -> None:
    found = analyses("checks", ("PERCENT:79,69%", "PERCENT:79,68%"), folder=tmp_path)["ty-le"]
    (finding,) = findings(found)
    assert (finding.stated, finding.computed, finding.tolerance) == ("79.68", "79.6875", "0.005")


def test_rough_figures_are_not_reckoned_with(tmp_path: Path) -> None:
    change = ("Tổng vốn⟧ ⟦m1 MONEY:1.250,4 tỷ đồng⟧", "Tổng vốn⟧ khoảng ⟦m1 MONEY:1.300 tỷ đồng⟧")
    assert findings(analyses("checks", change, folder=tmp_path)["gom"]) == ()
