"""DATE and PERIOD values: what is written reads back, and what cannot be is refused with its reason."""

import datetime

import pytest
from baocao.entities import date, period
from baocao.entities.calendar import granularity, moved, stated, write
from baocao.entities.context import Context
from baocao.records import Period
from hypothesis import given
from hypothesis import strategies as st

NOWHERE = Context()
DAYS = st.dates(datetime.date(1930, 1, 1), datetime.date(2099, 12, 31))
YEARS = st.integers(1930, 2099)
POINTS = st.one_of(
    DAYS.map(datetime.date.isoformat),
    st.builds("{}-{:02d}".format, YEARS, st.integers(1, 12)),
    st.builds("{}-Q{}".format, YEARS, st.integers(1, 4)),
    st.builds("{}-H{}".format, YEARS, st.integers(1, 2)),
    YEARS.map(str),
)


@given(POINTS)
def test_what_is_written_is_read_back(point: str) -> None:
    assert write(stated(point)) == point
    assert moved(moved(stated(point), 4), -4) == stated(point) or point.endswith("-02-29")


@given(
    DAYS,
    st.sampled_from(
        [
            "ngày {0.day:02d} tháng {0.month:02d} năm {0.year}",
            "{0.day}/{0.month}/{0.year}",
            "ngày\n{0.day:02d}-{0.month:02d}-{0.year}",
            "NGÀY {0.day}.{0.month}.{0.year}",
            "ngày {0.day} tháng {0.month}\nnăm {0.year}",
        ]
    ),
)
def test_every_spelling_of_a_day_is_that_day(day: datetime.date, spelling: str) -> None:
    assert date.parse(spelling.format(day), NOWHERE) == Period(day.isoformat(), None, "day")


@given(YEARS, st.integers(1, 12))
def test_a_month_in_words_and_figures(year: int, month: int) -> None:
    assert date.write(date.parse(f"tháng {month} năm {year}", NOWHERE)) == f"{year}-{month:02d}"
    assert date.write(date.parse(f"Tháng {month:02d}/{year}", NOWHERE)) == f"{year}-{month:02d}"


@given(YEARS, st.integers(1, 4))
def test_a_quarter_in_roman_and_arabic_numbers(year: int, quarter: int) -> None:
    roman = ("I", "II", "III", "IV")[quarter - 1]
    for words in (f"quý {roman}/{year}", f"Quý {quarter} năm {year}", f"QUÝ {roman} NĂM {year}"):
        assert date.write(date.parse(words, NOWHERE)) == f"{year}-Q{quarter}"


@given(DAYS, DAYS)
def test_a_period_has_its_ends_in_order_or_no_value(first: datetime.date, last: datetime.date) -> None:
    words = f"từ ngày {first:%d/%m/%Y} đến ngày {last:%d/%m/%Y}"
    if last < first:
        with pytest.raises(ValueError, match="ends before it begins"):
            period.parse(words, NOWHERE)
    else:
        assert period.write(period.parse(words, NOWHERE)) == f"{first.isoformat()}/{last.isoformat()}"


@given(YEARS, st.integers(1, 9))
def test_years(year: int, length: int) -> None:
    end = year + length
    for words in (
        f"giai đoạn {year} - {end}",
        f"{year}-{end}",
        f"từ năm {year} đến năm {end}",
        f"nhiệm kỳ {year}–{end}",
    ):
        assert period.write(period.parse(words, NOWHERE)) == f"{year}/{end}"


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("ngày 31/02/2024", "has no day 31"),
        ("ngày 29 tháng 2 năm 2023", "has no day 29"),
        ("tháng 14 năm 2024", "there is no month 14"),
        ("tháng 4", "no year is stated"),
        ("ngày 5", "a day without its month"),
        ("cùng kỳ", "neither the clause nor the report"),
        ("hiện nay", "not read as a date"),
    ],
)
def test_what_cannot_be_read_says_why(words: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        date.parse(words, NOWHERE)


def test_a_year_of_several_is_not_the_reports() -> None:
    spanning = Context(period="2021/2025")
    with pytest.raises(ValueError, match="no year is stated"):
        date.parse("tháng 4", spanning)
    assert date.parse("tháng 4", Context(period="2021/2025", date="2026-01-05")).start == "2026-04"


def test_the_finer_end_gives_the_granularity() -> None:
    assert period.parse("từ năm 2021 đến tháng 6/2024", NOWHERE) == Period("2021", "2024-06", "month")
    assert granularity("2024-H1") == "half"


MARKS = ["-", "/", ".", "5", "6", "12", "31", "00", "24", "2024", "0000", "II", "IV"]
WORDS = ["ngày", "tháng", "quý", "năm", "đầu", "cuối", "nửa", "từ", "đến", "cùng kỳ", "trước", "nay", "giai đoạn"]


@given(
    st.lists(st.sampled_from(WORDS + MARKS), max_size=9).map(" ".join) | st.text(max_size=20),
    st.sampled_from(["", "2024", "2024-H1", "2024-01/2024-09", "2021/2025"]),
    st.sampled_from([None, "2024-02-29"]),
)
def test_any_words_give_a_value_that_reads_back_or_a_reason(words: str, report: str, day: str | None) -> None:
    context = Context(date=day, period=report or None)
    for label in (date, period):
        try:
            value = label.parse(words, context)
        except ValueError as error:
            assert str(error)
        else:
            assert stated(label.write(value)) == value
