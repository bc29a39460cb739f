"""The marked page: every entity in its place, titles around the rest, nothing of the text lost or executed."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

from baocao.records import Analysis, Citation, Document, Mention, Relation
from baocao.render.html import marked, page

TEXT = "Kế hoạch số 20/KH-UBND về <phát triển> quận Ninh Kiều & huyện\n\n¹ Ghi chú.\n\nThới Lai năm 2024."


def mention(words: str, label: str, **others: object) -> Mention:
    start = TEXT.index(words)
    return Mention(label, start, start + len(words), words, 0, (start, start + len(words)), **others)  # type: ignore[arg-type]


def cut(first: str, second: str, label: str) -> Mention:
    a, b = TEXT.index(first), TEXT.index(second)
    parts = ((a, a + len(first)), (b, b + len(second)))
    return Mention(label, a, b + len(second), f"{first} {second}", 0, (a, b), parts=parts)


def sample() -> Analysis:
    title = cut("về <phát triển> quận Ninh Kiều & huyện", "Thới Lai", "TITLE")
    mentions = (
        mention("Kế hoạch số 20/KH-UBND", "DOC", value=Citation("KH", "20", "", "KH-UBND")),
        title,
        mention("quận Ninh Kiều", "LOC"),
        cut("huyện", "Thới Lai", "LOC"),
        mention("năm 2024", "DATE", reason="not a <date>"),
    )
    return Analysis(Document("<a>.txt", TEXT), mentions=mentions, relations=(Relation("titled", 0, 1),))


def test_text_is_whole_and_escaped() -> None:
    html = marked(sample())
    assert unescape(re.sub(r"<[^>]*>", "", html)) == TEXT
    assert "<phát" not in html


def test_title_stands_around_what_it_contains() -> None:
    html = marked(sample())
    assert re.search(r'<mark class="TITLE"[^>]*>về[^<]*<mark class="LOC"[^>]*>quận Ninh Kiều</mark>', html)


def test_a_cut_entity_is_marked_part_by_part_and_what_stands_between_is_not() -> None:
    html = marked(sample())
    assert '>huyện</mark></mark>\n\n¹ Ghi chú.\n\n<mark class="TITLE"' in html
    assert re.search(r'<mark class="LOC"[^>]*>Thới Lai</mark></mark>', html)


def test_label_value_and_relations_show_on_pointing() -> None:
    html = marked(sample())
    assert 'title="DOC KH|20||KH-UBND&#10;grammar 1.00&#10;titled → về' in html
    assert "not a &lt;date&gt;" in html


def test_an_entity_that_crosses_a_titles_edge_is_cut_there() -> None:
    title, doc = mention("về <phát triển>", "TITLE"), mention("20/KH-UBND về", "DOC")
    html = marked(Analysis(Document("a", TEXT), mentions=(doc, title)))
    assert unescape(re.sub(r"<[^>]*>", "", html)) == TEXT
    assert html.count('<mark class="DOC"') == 2


def test_page_is_self_contained_and_well_formed() -> None:
    whole = "".join(page([sample(), sample()]))
    assert not re.search(r"(src|href)=|<script|https?://", whole)
    assert whole.count("<article>") == 2

    class Balance(HTMLParser):
        stack: list[str] = []  # noqa: RUF012

        def handle_starttag(self, tag: str, attrs: object) -> None:
            if tag not in ("meta", "input"):
                self.stack.append(tag)

        def handle_endtag(self, tag: str) -> None:
            assert self.stack.pop() == tag

    parser = Balance()
    parser.feed(whole)
    assert parser.stack == []
