"""Observations and findings in the store, asked for as a person types, on both databases."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from baocao.errors import UsageError
from baocao.search.checks import check
from baocao.search.doubtful import pairs
from baocao.search.observations import KEYS, facts
from baocao.store import Store, open_store
from baocao.store.writer import forget, write

from tests.facts.marked import analyses


@pytest.fixture
def store(store_url: str) -> Iterator[Store]:
    with open_store(store_url, create=True) as opened:
        for one in (*analyses("observations").values(), *analyses("checks").values()):
            write(opened, one, content_hash="h", fingerprint="f")
        yield opened


def texts(found: list[dict[str, object]]) -> list[object]:
    return [one["indicator_text"] for one in found]


def test_the_pinned_shape(store: Store) -> None:
    (one,) = facts(store, "doanh thu du lich")
    assert tuple(one) == KEYS
    quote = one.pop("quote")
    assert quote.startswith("1. Tổng doanh thu") or quote.startswith("Tổng doanh thu")
    assert one == {
        "indicator": "Doanh thu từ du lịch",
        "indicator_text": "Tổng doanh thu từ du lịch",
        "subject": None,
        "area": "Thành phố Cần Thơ",
        "period": "2024-H1",
        "value": 3_321_000_000_000,
        "low": None,
        "high": None,
        "unit": "VND",
        "unit_code": None,
        "currency": "VND",
        "per": None,
        "of": None,
        "cumulative": None,
        "status": "actual",
        "change": {"value": 11, "unit": "%", "base": "2023-H1"},
        "plan_share": 55,
        "target": None,
        "whole": None,
        "period_from": "report",
        "area_from": "report",
        "report": "du-lich",
        "start": 33,
        "end": 46,
        "page": None,
    }


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("kim ngach xuat khau 2023", {"Kim ngạch xuất khẩu"}),
        ("giải ngân 2024 Q2", {"giải ngân"}),
        ("giải ngân quý II/2024", {"giải ngân"}),
        ("giải ngân 2023", set()),
        ("dự án cầu nậm thi", {"giải ngân"}),
        ("GRDP bình quân đầu người", {"GRDP bình quân đầu người"}),
        ("thu ngân sách nhà nước", {"thu NSNN", "Thu ngân sách"}),
        ("doanh thu du lihc", {"Tổng doanh thu từ du lịch"}),
        ("khách sạn", set()),
    ],
)
def test_queries(store: Store, query: str, expected: set[str]) -> None:
    assert set(texts(facts(store, query))) == expected


def test_narrowing(store: Store) -> None:
    assert len(facts(store, "")) == len(facts(store))
    assert {one["report"] for one in facts(store, report="hai-du-an")} == {"hai-du-an"}
    assert {one["area"] for one in facts(store, area="dak lak")} == set()
    assert {one["area"] for one in facts(store, area="krong pac")} == {"Huyện Krông Pắc"}
    assert {one["period"] for one in facts(store, period="2024-Q1")} == {"2024-Q1"}
    assert {"2024-Q1", "2024-H1"} <= {one["period"] for one in facts(store, period="2024")}
    assert len(facts(store, limit=2)) == 2
    for wrong in ({"report": "khong-co"}, {"period": "tuần sau"}, {"limit": 0}):
        with pytest.raises(UsageError):
            facts(store, **wrong)  # type: ignore[arg-type]


def test_ranges_bounds_and_wholes(store: Store) -> None:
    (price,) = facts(store, "gia thu mua sau rieng")
    assert (price["value"], price["low"], price["high"], price["per"]) == (None, 55000, 70000, "kg")
    (harvest,) = facts(store, "nang suat")
    assert (harvest["value"], harvest["low"], harvest["high"]) == (15, 15, None)
    part, whole = facts(store, "khieu nai", report="trong-do"), facts(store, "tong so don")
    assert part[0]["whole"] == whole[0]["start"]


def test_clean_reports_have_no_findings(store: Store) -> None:
    assert check(store, "gom") == []


def test_a_conflict_between_two_reports(store: Store, tmp_path: Path) -> None:
    assert [f for f in check(store) if f["kind"] == "conflict"] == []
    other = analyses("observations", ("3.321 tỷ", "3.231 tỷ"), folder=tmp_path)["du-lich"]
    write(store, replace(other, document=replace(other.document, id="sua")), content_hash="h", fingerprint="f")
    (found,) = [f for f in check(store) if f["kind"] == "conflict"]
    assert (found["report"], found["other"]["report"]) == ("sua", "du-lich")
    assert (found["stated"], found["computed"]) == (3_231_000_000_000, 3_321_000_000_000)
    assert found["tolerance"] == 1_000_000_000
    assert check(store, "sua") == [found] and check(store, "gom") == []
    (turned,) = check(store, "du-lich")
    assert (turned["report"], turned["stated"], turned["other"]["report"]) == ("du-lich", 3_321_000_000_000, "sua")


def test_within_the_rounding_shown_there_is_no_conflict(store: Store, tmp_path: Path) -> None:
    other = analyses("observations", ("3.321 tỷ", "3.321,4 tỷ"), folder=tmp_path)["du-lich"]
    write(store, replace(other, document=replace(other.document, id="sua")), content_hash="h", fingerprint="f")
    assert [f for f in check(store) if f["kind"] == "conflict"] == []


def test_findings_stand_in_the_store(store: Store, tmp_path: Path) -> None:
    wrong = analyses("checks", ("150 tỷ", "105 tỷ"), folder=tmp_path)["gom"]
    write(store, wrong, content_hash="h2", fingerprint="f")
    (found,) = check(store, "gom")
    assert (found["kind"], found["stated"], found["computed"]) == ("parts", 1_250_400_000_000, 1_205_400_000_000)
    assert wrong.document.text[found["start"] : found["end"]] == "1.250,4 tỷ đồng"
    with pytest.raises(UsageError):
        check(store, "khong-co")


def test_a_report_takes_its_observations_with_it(store: Store) -> None:
    forget(store, "du-lich")
    assert facts(store, "doanh thu du lich") == []


def test_uncertain_pairs(store: Store) -> None:
    assert all(pair.first < pair.second and pair.reason for pair in pairs(store))
