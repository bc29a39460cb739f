"""``baocao related``: the pinned shape, directions, what is planned, and a question that several documents answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run

DOCUMENT = {"key", "type", "number", "year", "symbol", "issuer", "date", "title"}
CITING = {"report", "start", "end", "page", "quote", "role", "certain"}

HAU_GIANG = """ỦY BAN NHÂN DÂN
TỈNH HẬU GIANG

Số: 160/BC-UBND

Hậu Giang, ngày 20 tháng 6 năm 2024

BÁO CÁO

Tình hình kinh tế - xã hội 6 tháng đầu năm 2024

1. Thực hiện Nghị quyết số 12-NQ/TU ngày 05/01/2024, UBND tỉnh ban hành Kế hoạch số 30/KH-UBND ngày 15/3/2024.

2. Đang xây dựng Nghị quyết điều chỉnh, bổ sung Nghị quyết số 07/2018/NQ-HĐND ngày 12/7/2018 của HĐND tỉnh.

Báo cáo này thay thế Báo cáo số 153/BC-UBND ngày 12 tháng 6 năm 2024 của UBND tỉnh.
"""
LONG_AN = """ỦY BAN NHÂN DÂN
TỈNH LONG AN

Số: 41/BC-UBND

Long An, ngày 20 tháng 7 năm 2024

BÁO CÁO

Công tác dân tộc 6 tháng đầu năm 2024

1. Đã triển khai Nghị quyết số 12-NQ/TU ngày 09/02/2024 và Kế hoạch số 8/KH-UBND ngày 10/02/2024.
"""


@pytest.fixture
def archive(folder: Path, run: Run) -> Run:
    (folder / "reports/hau-giang.txt").write_text(HAU_GIANG, encoding="utf-8")
    (folder / "reports/long-an.txt").write_text(LONG_AN, encoding="utf-8")
    run("run", "reports", "--jobs", "1")
    return run


def told(found: dict) -> set[tuple[str | None, ...]]:
    return {(r["direction"], r["type"], r["status"], r["other"]["number"], r["report"]) for r in found["relations"]}


def test_the_shape(archive: Run) -> None:
    found = archive("related", "153/BC-UBND", "--json").json
    assert set(found) == {"document", "relations", "cited_by"}
    assert set(found["document"]) == DOCUMENT
    (one,) = found["relations"]
    assert set(one) == {"type", "direction", "other", "status", "report", "quote"}
    assert set(one["other"]) == DOCUMENT
    assert "thay thế" in one["quote"]
    assert [set(citing) for citing in found["cited_by"]] == [CITING]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("153/BC-UBND", {("in", "replaces", "done", "160", "hau-giang.txt")}),
        ("Báo cáo 160/BC-UBND", {("out", "replaces", "done", "153", "hau-giang.txt")}),
        ("hau-giang.txt", {("out", "replaces", "done", "153", "hau-giang.txt")}),
        ("07/2018/NQ-HĐND", {("in", "amends", "planned", None, "hau-giang.txt")}),
        ("KH 30 UBND", {("out", "implements", "done", "12", "hau-giang.txt")}),
        ("12-NQ/TU ngày 05/01/2024", {("in", "implements", "done", "30", "hau-giang.txt")}),
        ("8/KH-UBND", set()),
    ],
)
def test_relations(archive: Run, query: str, expected: set[tuple[str | None, ...]]) -> None:
    assert told(archive("related", query, "--json").json) == expected


def test_a_resolution_without_a_number_has_its_type(archive: Run) -> None:
    (one,) = archive("related", "07/2018/NQ-HĐND", "--json").json["relations"]
    assert one["other"] == {**dict.fromkeys(DOCUMENT), "type": "NQ"}


def test_several_fit(archive: Run) -> None:
    for form in ((), ("--json",)):
        ran = archive("related", "12-NQ/TU", *form)
        assert ran.code == 2 and ran.out == ""
        keys = [line.rsplit(" · ", 1)[1] for line in ran.err.splitlines() if line.startswith("  ")]
        assert len(keys) == 2
    assert {archive("related", key, "--json").json["document"]["date"] for key in keys} == {"2024-01-05", "2024-02-09"}


def test_none_fits(archive: Run) -> None:
    ran = archive("related", "999/QĐ-TTg")
    assert (ran.code, ran.out) == (2, "") and "999/QĐ-TTg" in ran.err


def test_for_a_person(archive: Run) -> None:
    ran = archive("--lang", "en", "related", "07/2018/NQ-HĐND")
    assert ran.code == 0 and "is amended by" in ran.out and "planned" in ran.out
