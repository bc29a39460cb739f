"""What a value takes from its sentence and its report."""

import pytest
from baocao.entities import value_string
from baocao.normalise import with_values
from baocao.recognise.grammar import spans
from baocao.records import BlockKind, Header, Mention, Sentence, Stated


def values(text: str, *labels: str, header: Header | None = None) -> list[str | None]:
    sentence = Sentence(3, 0, BlockKind.BODY, text, ((0, len(text)),))
    found = [Mention(label, a, b, text[a:b], 3, (a, b)) for a, b, label in spans(text)]
    valued = with_values([sentence], found, header or Header())
    return [value_string(m.label, m.value) for m in valued if m.label in labels]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("theo khoản 1, khoản 4 Điều 5 Luật Đất đai", ["điều:5/khoản:1", "điều:5/khoản:4"]),
        ("điểm a và điểm b khoản 2 Điều 35", ["điều:35/khoản:2/điểm:a", "điều:35/khoản:2/điểm:b"]),
        ("khoản 1, khoản 2 Điều 5, Điều 7", ["điều:5/khoản:1", "điều:5/khoản:2", "điều:7"]),
        ("Điều 5 và Điều 6", ["điều:5", "điều:6"]),
        ("khoản 1 được thay; Điều 9 giữ nguyên", ["khoản:1", "điều:9"]),
    ],
)
def test_coordinated_clauses_inherit_their_article(text: str, expected: list[str]) -> None:
    assert values(text, "PROVISION") == expected


def test_a_documents_own_date_is_not_what_the_clause_speaks_of() -> None:
    header = Header(date=Stated("2024-06-28", "given"), period=Stated("2024-H1", "given"))
    text = "Theo Quyết định số 15/QĐ-UBND ngày 05/3/2021, thu tăng 4% so với năm trước"
    assert values(text, "DATE", header=header) == ["2021-03-05", "2023"]


def test_a_date_in_a_closed_bracket_is_not_what_the_clause_speaks_of() -> None:
    header = Header(period=Stated("2024-H1", "given"))
    text = "Thu 40 tỷ đồng (năm 2022 là 35 tỷ đồng), tăng 4% so với cùng kỳ"
    assert values(text, "DATE", header=header) == ["2022", "2023-H1"]


def test_what_cannot_be_read_keeps_its_reason_and_the_order() -> None:
    text = "họp ngày 31/02/2024 và ngày 01/3/2024"
    sentence = Sentence(0, 0, BlockKind.BODY, text, ((0, len(text)),))
    found = [Mention(label, a, b, text[a:b], 0, (a, b)) for a, b, label in spans(text)]
    first, second = with_values([sentence], found, Header())
    assert (first.value, first.reason) == (None, "2024-02 has no day 31")
    assert value_string("DATE", second.value) == "2024-03-01"
    assert second.reason is None
