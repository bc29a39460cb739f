"""Sentences: the cases of ``tests/cases/sentences.txt``, page cuts and footnotes, and what must hold of any text."""

from __future__ import annotations

from pathlib import Path

import pytest
from baocao.ingest.footnotes import marks
from baocao.ingest.readers import from_text, read
from baocao.records import BlockKind, Document, Sentence
from baocao.segment.sections import sections
from baocao.segment.sentences import sentences
from baocao.segment.stops import LONGEST, spans
from baocao.segment.views import locate
from hypothesis import given
from hypothesis import strategies as st

ROOT = Path(__file__).parents[2]
CASES = [
    line
    for line in (ROOT / "tests/cases/sentences.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
SAMPLE = ROOT / "corpus/185-bc-ubnd-can-tho-2024.txt"

PIECES = st.sampled_from(
    [
        "Điều 1.",
        "Chương II",
        "I.",
        "a)",
        "- ",
        "+ ",
        "* ",
        "¹",
        "²",
        "[1]",
        "[12]",
        "km²",
        "HĐND",
        "./.",
        ".",
        ";",
        ":",
        ",",
        "…",
        "“",
        "”",
        "(",
        ")",
        "Số: 12/BC-UBND",
        "BÁO CÁO",
        "Nơi nhận:",
        "TM. ỦY BAN",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Cần Thơ, ngày 3 tháng 5 năm 2024",
        "CÔNG BÁO/Số 5/Ngày 01-02-2024",
        "",
        " ",
        "  ",
        "              ",
        "\n",
        "\n\n",
        "\n \n",
        "\t",
        "\x0c",
        "12",
        "2024",
        "1.",
        "1",
        "tỷ đồng",
        "Căn cứ Luật",
        "quyết định",
        "thành phố",
        "của",
        "số",
        "Trần Văn An",
        "",
        " a ",
        " b ",
        "\u2028",
        "\r\n",
        "CHỦ TỊCH",
        "lao động1",
    ]
)
TEXTS = st.lists(PIECES, min_size=1, max_size=60).map("".join).filter(lambda t: bool(t.strip()))


def analysed(text: str) -> tuple[Document, tuple[Sentence, ...]]:
    document = from_text("thử", text)
    return document, sentences(document, sections(document))


@pytest.mark.parametrize("case", CASES)
def test_cases(case: str) -> None:
    text = case.replace("|", " ")
    assert [text[a:b] for a, b in spans(text)] == case.split("|")


@given(TEXTS)
def test_what_holds_of_any_text(text: str) -> None:
    document, found = analysed(text)
    owners = [0] * len(document.text)
    for block in document.blocks:
        assert list(block.ranges) == sorted(block.ranges)
        for a, b in block.ranges:
            for i in range(a, b):
                owners[i] += 1
    assert all(n == 1 if not c.isspace() else n <= 1 for n, c in zip(owners, document.text, strict=True))

    covered = {i for m in marks(document) for i in range(m.start, m.end)}
    for sentence in found:
        assert sentence.text == "".join(document.text[a:b] for a, b in sentence.ranges)
        assert sentence.text == sentence.text.strip() != ""
        covered.update(i for a, b in sentence.ranges for i in range(a, b))
    for block in document.blocks:
        own = block.ranges[0][0] + 8 if block.kind is BlockKind.FOOTNOTE else 0
        if block.kind is not BlockKind.PAGE_NUMBER:
            for a, b in block.ranges:
                assert all(i in covered or i < own or document.text[i].isspace() for i in range(a, b))
    assert [s.index for s in found] == list(range(len(found)))


@given(TEXTS, st.data())
def test_locate_leads_back_to_the_document(text: str, data: st.DataObject) -> None:
    document, found = analysed(text)
    if not found:
        return
    sentence = data.draw(st.sampled_from(found))
    start = data.draw(st.integers(0, len(sentence.text) - 1))
    end = data.draw(st.integers(start + 1, len(sentence.text)))
    words = sentence.text[start:end]
    if words != words.strip():
        return
    a, b, parts = locate(sentence, start, end)
    pieces = parts or ((a, b),)
    assert (a, b) == (pieces[0][0], pieces[-1][1])
    assert "".join("".join(document.text[x:y] for x, y in pieces).split()) == "".join(words.split())


def test_a_footnote_between_leaves_a_sentence_whole() -> None:
    text = (
        "Thành phố tiếp tục thực hiện Chương trình số 24-CTr/TU của HĐND¹ thành phố, trong đó giao các sở ngày 31\n\n"
        "¹ Hội đồng nhân dân.\n\n"
        "tháng 12 năm 2021 báo cáo kết quả. Kinh phí 5 tỷ đồng."
    )
    document, found = analysed(text)
    body = [s for s in found if s.kind is BlockKind.BODY]
    assert "của HĐND thành phố" in body[0].text
    assert "ngày 31\ntháng 12 năm 2021" in body[0].text
    assert len(body) == 2
    (note,) = [s for s in found if s.kind is BlockKind.FOOTNOTE]
    assert note.text == "Hội đồng nhân dân."
    assert note.hung == document.text.index("¹")


@pytest.mark.parametrize("words", ["diện tích 5 km² đất", "khối lượng 12 m³ cát", "mật độ 10⁶ con"])
def test_powers_are_no_footnote_marks(words: str) -> None:
    _, found = analysed(f"Toàn tỉnh có {words} được khai thác.")
    assert words in found[0].text


def test_bracketed_marks_are_cut_out() -> None:
    _, found = analysed("Chi thường xuyên đạt 14.635 tỷ đồng[3], chi đầu tư đạt 22,6 tỷ đồng [4]/12,9 tỷ đồng.")
    assert found[0].text == "Chi thường xuyên đạt 14.635 tỷ đồng, chi đầu tư đạt 22,6 tỷ đồng /12,9 tỷ đồng."


def test_a_monster_is_cut_in_bounded_sentences() -> None:
    for text in ("đạt kế hoạch, " * 2000, "x" * 9001):
        _, found = analysed(text)
        assert max(len(s.text) for s in found) <= LONGEST
        assert "".join("".join(s.text for s in found).split()) == "".join(text.split())


@pytest.mark.parametrize(
    "words",
    [
        "Nghị quyết số\n\n07/2018/NQ-HĐND",
        "Chương trình số 24-CTr/TU ngày 31\ntháng 12 năm 2021",
        "HĐND thành phố Cần Thơ",
        "chính\nquyền số",
        "PGS.TS. Tống Thị Ánh Ngọc",
        "ngày 31\n\ntháng 12 năm 2020",
    ],
)
def test_the_sample_reads_in_one_piece(words: str) -> None:
    document = read(SAMPLE)
    assert any(words in s.text for s in sentences(document, sections(document)))


def test_every_footnote_of_the_sample_hangs_on_its_mark() -> None:
    document = read(SAMPLE)
    notes = [b for b in document.blocks if b.kind is BlockKind.FOOTNOTE]
    assert [b.mark for b in notes] == [str(n) for n in range(1, 23)]
    found = [s for s in sentences(document, sections(document)) if s.kind is BlockKind.FOOTNOTE]
    assert all(s.hung is not None and s.hung < s.ranges[0][0] for s in found)
