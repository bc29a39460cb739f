"""Sections: paths, titles, nesting."""

from __future__ import annotations

from baocao.ingest.readers import from_text
from baocao.segment.sections import sections
from baocao.segment.sentences import sentences

TEXT = """I. KẾT QUẢ THỰC HIỆN

1. Về kinh tế¹

a) Công nghiệp: chỉ số sản xuất tăng 7,5%.

b) Nông nghiệp đạt kế hoạch.

2. Về xã hội

2.1. Y tế

Tỷ lệ bao phủ bảo hiểm y tế đạt 93%.

II. NHIỆM VỤ

1. Tiếp tục thực hiện kế hoạch. Hoàn thành trước ngày 30/9.

¹ Theo giá so sánh 2010.
"""


def test_paths_and_titles() -> None:
    found = sections(from_text("thử", TEXT))
    assert [(s.path, s.title) for s in found] == [
        ("", ""),
        ("I", "KẾT QUẢ THỰC HIỆN"),
        ("I.1", "Về kinh tế"),
        ("I.1.a", "Công nghiệp"),
        ("I.1.b", "Nông nghiệp đạt kế hoạch"),
        ("I.2", "Về xã hội"),
        ("I.2.1", "Y tế"),
        ("II", "NHIỆM VỤ"),
        ("II.1", "Tiếp tục thực hiện kế hoạch"),
    ]


def test_a_section_holds_its_children() -> None:
    found = sections(from_text("thử", TEXT))
    for section in found[1:]:
        parent = found[section.parent or 0]
        assert parent.start <= section.start < section.end <= parent.end


def test_sentences_know_their_section_and_a_footnote_that_of_its_mark() -> None:
    document = from_text("thử", TEXT)
    found = sections(document)
    paths = {s.text: found[s.section].path for s in sentences(document, found)}
    assert paths["Tỷ lệ bao phủ bảo hiểm y tế đạt 93%."] == "I.2.1"
    assert paths["Theo giá so sánh 2010."] == "I.1"


def test_articles_and_chapters() -> None:
    text = (
        "Chương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi\n1. Quy chế này quy định việc báo cáo.\n"
        "Chương II\nTỔ CHỨC\nĐiều 2. Hiệu lực"
    )
    found = sections(from_text("thử", text))
    assert [s.path for s in found] == [
        "",
        "Chương I",
        "Chương I.Điều 1",
        "Chương I.Điều 1.1",
        "Chương II",
        "Chương II.Điều 2",
    ]
    assert found[1].title == "QUY ĐỊNH CHUNG"
