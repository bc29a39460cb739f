"""Documents by name, places by the official lists, words that stand for a document."""

import pytest
from baocao.flow import analyse
from baocao.ingest.readers import from_text
from baocao.recognise.taggers import tagger
from baocao.records import Analysis, Citation
from baocao.resolve.jurisdiction import place_of
from baocao.resolve.known import known, law_name, with_term
from baocao.resolve.places import code, in_full, official, province_of
from baocao.vietnamese.units import units


def cited(value: str) -> Citation:
    return Citation(*value.split("|"))


def read(text: str) -> Analysis:
    return analyse(from_text("x", text), tagger("grammar"))


@pytest.mark.parametrize(
    ("by_name", "number"),
    [
        ("LUẬT||2024|Luật Đất đai", "31"),
        ("LUẬT||2013|luật đất đai", "45"),
        ("LUẬT||2019|Bộ luật Lao động", "45"),
        ("LUẬT|||Luật Đất đai", None),
        ("LUẬT||1999|Luật Đất đai", None),
    ],
)
def test_a_law_by_name(by_name: str, number: str | None) -> None:
    found = known(cited(by_name))
    assert found and (found.citation.number if found.citation else None) == number


def test_the_name_of_a_law() -> None:
    assert law_name(cited("LUẬT|39|2019|QH14")) == "Luật Đầu tư công"
    assert law_name(cited("NQ|39|2019|QH14")) is None


@pytest.mark.parametrize(
    ("after", "terms"),
    [
        (" (khóa XII)", ("XII",)),
        (", khóa XI của Đảng", ("XI",)),
        (" (khóa XI, XII)", ("XI", "XII")),
        (" về kinh tế", ()),
    ],
)
def test_the_term_of_a_plenary_resolution(after: str, terms: tuple[str, ...]) -> None:
    for name in ("Nghị quyết Trung ương 4", "Nghị quyết Hội nghị lần thứ tư Ban Chấp hành Trung ương Đảng"):
        found = known(with_term(cited(f"NQ|||{name}"), after))
        assert found and (found.block, found.terms) == ("plenary 4", terms)


@pytest.mark.parametrize(
    ("issuer", "day", "expected", "province"),
    [
        ("UBND tỉnh An Giang", "2024-06-30", "89", "an giang"),
        ("UBND tỉnh An Giang", "2025-07-01", "91", "an giang"),
        ("UBND tỉnh Đắc Lắc", "2024-06-30", "66", "dak lak"),
        ("UBND tỉnh Hậu Giang", "2025-08-01", None, "hau giang"),
        ("UBND quận Ninh Kiều", "2024-06-30", "916", "can tho"),
        ("UBND huyện Châu Thành", "2024-06-30", None, None),
        ("Bộ Y tế", "2024-06-30", None, None),
    ],
)
def test_the_code_of_a_place(issuer: str, day: str, expected: str | None, province: str | None) -> None:
    assert (code(place_of(issuer), day), province_of(place_of(issuer))) == (expected, province)


def test_the_lists() -> None:
    assert len({u.code for its in units(1).values() for u in its if u.stands("2024-01-01")}) == 63
    assert len({u.code for its in units(1).values() for u in its if u.stands("2025-12-31")}) == 34
    assert not any(u.stands("2025-12-31") for its in units(2).values() for u in its)
    assert [u.name for u in official(place_of("UBND thành phố Thủ Đức"))] == ["Thành phố Thủ Đức"]


@pytest.mark.parametrize(
    ("issuer", "place", "full"),
    [
        ("UBND tỉnh", "UBND tỉnh Đắk Lắk", "UBND tỉnh Đắk Lắk"),
        ("Chủ tịch UBND quận", "UBND quận Ninh Kiều", "Chủ tịch UBND quận Ninh Kiều"),
        ("UBND huyện", "UBND tỉnh Đắk Lắk", "UBND huyện"),
        ("HĐND tỉnh Long An", "UBND tỉnh Đắk Lắk", "HĐND tỉnh Long An"),
    ],
)
def test_an_issuer_in_full(issuer: str, place: str, full: str) -> None:
    assert in_full(issuer, place_of(place)) == full


def test_a_nickname_is_its_documents() -> None:
    found = read(
        "Thực hiện Quyết định số 06/QĐ-TTg ngày 06/01/2022 của Thủ tướng Chính phủ (gọi tắt là Đề án 06).\n\n"
        "Các xã thực hiện Đề án 06 và Đề án 07 theo kế hoạch.\n"
    )
    assert [r.citation.type for r in found.references] == ["QĐ", "QĐ", "QĐ", "ĐA"]
    assert [r.nickname for r in found.references] == ["ĐA", None, None, None]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Ban hành Kế hoạch số 5/KH-UBND. Kế hoạch này được công khai.", ["5/KH-UBND"]),
        (
            "Ban hành Kế hoạch số 5/KH-UBND, Chỉ thị số 3/CT-UBND. Theo Kế hoạch nêu trên, xã rà soát.",
            ["5/KH-UBND"],
        ),
        ("Kế hoạch số 5/KH-UBND và Kế hoạch số 6/KH-UBND. Kế hoạch nêu trên chưa xong.", []),
        ("Kế hoạch số 5/KH-UBND, Kế hoạch số 6/KH-UBND. Các kế hoạch nêu trên đã xong.", []),
        ("Kế hoạch số 5/KH-UBND trên địa bàn. Nghị quyết này chưa có.", []),
    ],
)
def test_words_that_stand_for_a_document(text: str, meant: list[str]) -> None:
    found = read(text + "\n")
    assert [found.mentions[b.mention].text.split()[-1] for b in found.back_references if b.mention is not None] == meant
