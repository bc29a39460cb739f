"""The door: what goes in, what is refused and why."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import docx
import pytest
from baocao.errors import UnreadableError, UsageError
from baocao.ingest.readers import READERS, from_text, read
from baocao.records import BlockKind, Meta
from pages_of_pdf import pdf

REPORT = "Thu ngân sách đạt 12,5 tỷ đồng, tăng 7,5% so với cùng kỳ."


def written(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("rỗng.txt", b"", "the file is empty"),
        ("trắng.txt", b"\xef\xbb\xbf \n\n", "the file is empty"),
        ("ảnh.txt", b"\x89PNG\r\n\x1a\n\x00\x00", "this is a binary file, not text"),
        ("nén.txt", bytes(range(1, 32)) * 40 + b"\xff", "this is a binary file, not text"),
        ("nul.txt", "Số liệu\x00 tháng 6".encode(), "NUL byte at offset 11: this is not a text file"),
        ("sai.txt", b"Thu " + b"\xe1\xbb 5%", "invalid UTF-8 at byte offset 4"),
        ("rỗng.pdf", b"", "the file is empty"),
        ("hỏng.pdf", b"%PDF-1.7 rest is lost", "the PDF is broken: "),
        ("khóa.pdf", pdf([[REPORT]], locked=True), "the PDF is encrypted: it asks for a password"),
        ("quét.pdf", pdf([[], []]), "the PDF has no text layer (2 pages): it is a scan"),
        ("rỗng.docx", b"", "the file is empty"),
        ("hỏng.docx", b"PK\x03\x04 rest is lost", "the .docx is broken: "),
        ("khóa.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "the .docx is encrypted"),
        ("không phải.docx", REPORT.encode(), "the .docx is broken: "),
    ],
)
def test_unreadable_files_say_why(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read(written(tmp_path, name, data))
    assert str(caught.value).startswith(reason)


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_file_without_permission(tmp_path: Path) -> None:
    path = written(tmp_path, "kín.txt", REPORT.encode())
    path.chmod(0)
    with pytest.raises(UnreadableError, match="cannot be opened"):
        read(path)


def test_a_missing_file_and_an_unknown_extension_are_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such file"):
        read(tmp_path / "không có.txt")
    with pytest.raises(UsageError, match="no reader for"):
        read(written(tmp_path, "bảng.xlsx", b"x"))


def test_nfd_crlf_and_bom_go_in(tmp_path: Path) -> None:
    data = b"\xef\xbb\xbf" + unicodedata.normalize("NFD", REPORT + "\r\nHết.\r\n").encode()
    document = read(written(tmp_path, "nfd.txt", data))
    assert document.text == REPORT + "\nHết.\n"
    assert document.normalised
    assert document.id == "nfd.txt"


def test_text_given_is_indexed_as_it_is() -> None:
    text = "\ufeff" + REPORT + "\r\n\r\n" + REPORT
    document = from_text("r1", text, Meta(date="2024-06-28"))
    assert document.text == text and not document.normalised
    assert document.meta.date == "2024-06-28"
    assert [document.text[a:b] for block in document.blocks for a, b in block.ranges][-1] == REPORT


@pytest.mark.parametrize("text", ["", " \n", "Thu\x00"])
def test_empty_text_and_nul_are_refused(text: str) -> None:
    with pytest.raises(UnreadableError):
        from_text("r1", text)


def test_readers_are_named() -> None:
    assert list(READERS) == [".txt", ".md", ".docx", ".pdf"]


def test_a_pdf_tells_its_pages(tmp_path: Path) -> None:
    pages = [
        ["Thu ngân sách nhà nước trên địa bàn tỉnh sáu tháng đầu năm đạt 12,5 tỷ đồng, tăng so với", "1"],
        ["2", "cùng kỳ năm 2023. Chi ngân sách đạt 9 tỷ đồng, bằng 52% dự toán."],
    ]
    document = read(written(tmp_path, "hai trang.pdf", pdf(pages)))
    assert [number for _, number in document.pages] == [1, 2]
    assert document.text[document.pages[1][0] :].startswith("2\ncùng kỳ")
    assert [b.kind for b in document.blocks if b.kind is BlockKind.PAGE_NUMBER] == [BlockKind.PAGE_NUMBER] * 2
    (body,) = [b for b in document.blocks if b.kind is BlockKind.BODY]
    assert "tăng so với\ncùng kỳ năm 2023." in "".join(document.text[a:b] for a, b in body.ranges)


def test_a_docx_gives_paragraphs_tables_and_letterhead_in_order(tmp_path: Path) -> None:
    made = docx.Document()
    head = made.add_table(rows=1, cols=2)
    head.cell(0, 0).text = "ỦY BAN NHÂN DÂN\nTỈNH ĐỒNG MAI"
    head.cell(0, 0).add_paragraph("Số: 12/BC-UBND")
    head.cell(0, 1).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    head.cell(0, 1).add_paragraph("Đồng Mai, ngày 03 tháng 7 năm 2024")
    made.add_paragraph("BÁO CÁO")
    made.add_paragraph("Tình hình kinh tế 6 tháng đầu năm 2024")
    words = made.add_paragraph("Trồng mới 5 km")
    words.add_run("2").font.superscript = True
    words.add_run(" rừng.")
    table = made.add_table(rows=2, cols=2)
    for cell, value in zip(
        [c for row in table.rows for c in row.cells], ["Chỉ tiêu", "Kết quả", "GRDP", "7,5%"], strict=True
    ):
        cell.text = value
    made.save(str(tmp_path / "báo cáo.docx"))
    document = read(tmp_path / "báo cáo.docx")
    shown = [(b.kind.value, document.text[b.ranges[0][0] : b.ranges[0][1]]) for b in document.blocks]
    assert shown == [
        ("header", "ỦY BAN NHÂN DÂN\nTỈNH ĐỒNG MAI"),
        ("header", "Số: 12/BC-UBND"),
        ("header", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("header", "Đồng Mai, ngày 03 tháng 7 năm 2024"),
        ("header", "BÁO CÁO"),
        ("header", "Tình hình kinh tế 6 tháng đầu năm 2024"),
        ("body", "Trồng mới 5 km² rừng."),
        ("table", "| Chỉ tiêu | Kết quả |\n| GRDP | 7,5% |"),
    ]


def test_a_docx_footnote_stands_under_its_paragraph(tmp_path: Path) -> None:
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part
    from docx.oxml import OxmlElement
    from docx.oxml.ns import nsdecls, qn

    made = docx.Document()
    paragraph = made.add_paragraph("Nghị quyết của HĐND")
    mark = OxmlElement("w:footnoteReference")
    mark.set(qn("w:id"), "2")
    paragraph.add_run()._r.append(mark)
    paragraph.add_run(" tỉnh được triển khai.")
    words = "<w:p><w:r><w:t>Hội đồng nhân dân.</w:t></w:r></w:p>"
    notes = f'<w:footnotes {nsdecls("w")}><w:footnote w:id="2">{words}</w:footnote></w:footnotes>'
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(PackURI("/word/footnotes.xml"), kind, notes.encode(), made.part.package)
    made.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    made.save(str(tmp_path / "chú thích.docx"))
    document = read(tmp_path / "chú thích.docx")
    assert document.text == "Nghị quyết của HĐND¹ tỉnh được triển khai.\n\n¹ Hội đồng nhân dân."
    assert [b.kind for b in document.blocks] == [BlockKind.BODY, BlockKind.FOOTNOTE]
