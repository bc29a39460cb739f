"""Headings and lead-ins: how deep they stand, where goals are listed, what a named time above holds for."""

import pytest
from baocao.ingest.readers import from_text
from baocao.records import BlockKind, Mention, Relation, Sentence
from baocao.relate.leads import goals, level
from baocao.relate.spread import spread
from baocao.segment.sections import sections
from baocao.segment.sentences import sentences

PLAN = """\
II. MỤC TIÊU

1. Đến năm 2030:

a) Tỷ lệ hộ nghèo còn 1,2%.

b) 85% xã đạt chuẩn nông thôn mới.

2. Đến năm 2035:

- Tỷ lệ hộ nghèo còn 0,4%.

III. TỔ CHỨC THỰC HIỆN

1. Sở Nội vụ có 12 phòng.
"""


def read(text: str) -> tuple[Sentence, ...]:
    document = from_text("plan", text)
    return sentences(document, sections(document))


@pytest.mark.parametrize(
    ("text", "depth"),
    [("II. MỤC TIÊU", 0), ("1. Đến năm 2030:", 1), ("2.1. Kinh tế", 2), ("a) Thu", 3), ("- Chi", 4), ("Năm 2024", 5),
     ("12.500 hộ nghèo", 5)],
)  # fmt: skip
def test_how_deep_a_number_stands(text: str, depth: int) -> None:
    assert level(Sentence(0, 0, BlockKind.BODY, text, ((0, len(text)),))) == depth


def test_what_stands_under_goals() -> None:
    found = read(PLAN)
    aims = goals(found)
    said = {s.text.strip(): aims[s.index] for s in found}
    assert said["II. MỤC TIÊU"] == 2
    assert said["a) Tỷ lệ hộ nghèo còn 1,2%."] == said["- Tỷ lệ hộ nghèo còn 0,4%."] == 1
    assert said["1. Sở Nội vụ có 12 phòng."] == 0


def mention(found: tuple[Sentence, ...], label: str, words: str, nth: int = 0) -> Mention:
    holding = [s for s in found if words in s.text][nth]
    at = holding.text.index(words)
    return Mention(label, 0, 0, words, holding.index, (at, at + len(words)))


def test_a_time_above_holds_for_the_list_it_opens() -> None:
    found = read(PLAN)
    mentions = [
        mention(found, "DATE", "năm 2030"),
        mention(found, "INDICATOR", "Tỷ lệ hộ nghèo"), mention(found, "PERCENT", "1,2%"),
        mention(found, "INDICATOR", "xã"), mention(found, "PERCENT", "85%"), mention(found, "DATE", "năm 2035"),
        mention(found, "PERCENT", "0,4%"), mention(found, "QUANTITY", "12 phòng"),
    ]  # fmt: skip
    stated = [
        Relation("target", 1, 2), Relation("target", 3, 4), Relation("has_value", 1, 6), Relation("has_value", 1, 7),
    ]  # fmt: skip
    assert {(r.head, r.tail) for r in spread(found, mentions, stated)} == {(2, 0), (4, 0), (6, 5)}


def test_a_value_that_has_its_own_time_keeps_it() -> None:
    found = read("Đến năm 2030:\n\n- Thu 5 tỷ đồng năm 2027.\n")
    mentions = [
        mention(found, "DATE", "năm 2030"), mention(found, "MONEY", "5 tỷ đồng"), mention(found, "DATE", "năm 2027"),
        mention(found, "INDICATOR", "Thu"),
    ]  # fmt: skip
    assert spread(found, mentions, [Relation("has_value", 3, 1)]) == []
    assert spread(found, mentions, [Relation("has_value", 3, 1), Relation("at_time", 1, 2)]) == []
