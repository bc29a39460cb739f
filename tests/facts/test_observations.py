"""Observations of records written by hand: every part where it is stated, None where it is not."""

from __future__ import annotations

from decimal import Decimal

import pytest
from baocao.facts.observations import observations
from baocao.records import Analysis, Observation

from tests.facts.marked import analyses


@pytest.fixture(scope="module")
def records() -> dict[str, Analysis]:
    return analyses("observations")


def of(records: dict[str, Analysis], name: str) -> tuple[Observation, ...]:
    return observations(records[name])


def words(records: dict[str, Analysis], name: str, one: Observation) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for role, index in one.evidence:
        found.setdefault(role, []).append(records[name].mentions[index].text)
    return found


def test_one_level_with_three_linked_values(records: dict[str, Analysis]) -> None:
    (one,) = of(records, "du-lich")
    assert one.amount is not None and one.amount.low == 3_321_000_000_000 and one.currency == "VND"
    assert (one.indicator, one.period, one.period_from) == ("Doanh thu từ du lịch", "2024-H1", "report")
    assert (one.area, one.area_from) == ("Thành phố Cần Thơ", "report")
    assert [(c.value, c.unit, c.base) for c in one.changes] == [(11, "%", "2023-H1")]
    assert one.plan_share == 55 and one.targets == () and one.cumulative is None and one.status == "actual"
    assert words(records, "du-lich", one) == {
        "measure": ["Tổng doanh thu từ du lịch"],
        "value": ["3.321 tỷ đồng"],
        "change": ["11%"],
        "base": ["cùng kỳ"],
        "plan_share": ["55%"],
    }


def test_estimates_sums_to_date_and_the_plan_of_the_year(records: dict[str, Analysis]) -> None:
    exports, budget = of(records, "uoc-luy-ke")
    assert (exports.status, exports.period, exports.period_from) == ("estimated", "2023-09", "sentence")
    assert [(c.value, c.base) for c in exports.changes] == [(Decimal("-2.4"), "2023-08")]
    assert (budget.status, budget.cumulative, budget.period) == ("actual", True, "2023-09-15")
    assert budget.indicator == "Thu ngân sách nhà nước" and "NSNN" in budget.reason
    assert [(t.amount.low, t.period) for t in budget.targets] == [(7_050_000_000_000, "2023")]


def test_two_projects_are_two_series(records: dict[str, Analysis]) -> None:
    first, second, third = of(records, "hai-du-an")
    assert first.indicator == second.indicator == "giai ngan"
    assert (first.subject, second.subject) == ("Dự án Hồ chứa nước Bản Lầu", "Dự án Cầu Nậm Thi")
    assert first.amount is not None and first.amount.of == 124_000_000_000
    assert third.indicator is None and third.indicator_text == third.subject == "Dự án Kè sông Gâm"


def test_a_target_is_not_for_the_reports_period(records: dict[str, Analysis]) -> None:
    poor, income, forest = of(records, "phan-dau")
    assert [one.mention for one in (poor, income, forest)] == [None, None, None]
    assert (poor.status, poor.period, poor.targets[0].period) == ("target", "2023", "2023")
    assert (income.period, income.targets[0].period, forest.period) == (None, None, None)


def test_time_and_area_from_headings(records: dict[str, Analysis]) -> None:
    (one,) = of(records, "tieu-de")
    assert (one.period, one.period_from) == ("2023", "heading")
    assert (one.area, one.area_from) == ("Xã Chiềng Mai", "heading")
    assert one.unit_code == "har"


def test_areas_ranges_and_bounds(records: dict[str, Analysis]) -> None:
    price, harvest = of(records, "dia-ban")
    assert (price.area, price.area_from) == ("Huyện Krông Pắc", "sentence")
    assert price.amount is not None and (price.amount.low, price.amount.high) == (55000, 70000)
    assert harvest.area == "Huyện Ea H'leo; Huyện Cư M'gar"
    assert (harvest.bound, harvest.unit_code) == ("low", "dt/har")


def test_changes_alone(records: dict[str, Analysis]) -> None:
    whole, part, ratio = of(records, "chi-co-tang")
    assert [one.amount for one in (whole, part, ratio)] == [None, None, None]
    assert [one.changes[0].value for one in (whole, part)] == [Decimal("9.2"), Decimal("-3.1")]
    assert part.whole == whole.changes[0].mention
    assert ratio.changes[0].ratio and ratio.changes[0].value == Decimal("110.4")
    assert ratio.changes[0].base == "2023-Q1" and ratio.changes[0].unit != "%"


def test_parts_and_rough_figures(records: dict[str, Analysis]) -> None:
    whole, part = of(records, "trong-do")
    assert whole.approximate and not part.approximate
    assert part.whole == whole.mention


def test_a_plans_target_is_for_the_period_of_its_subject(records: dict[str, Analysis]) -> None:
    (one,) = of(records, "ke-hoach-cua-huyen")
    assert (one.status, one.targets[0].period, one.period, one.period_from) == ("target", "2026", "2026", "report")
    assert one.area == "Huyện Mai Sơn"


def test_nothing_from_nothing() -> None:
    from baocao.records import Document

    assert observations(Analysis(Document("trống", ""))) == ()
