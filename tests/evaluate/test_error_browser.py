from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

from baocao.evaluate.errors import Kind, confusions, entity_errors, relation_errors
from baocao.evaluate.html import page, sentence_around
from baocao.evaluate.records import Pair
from baocao.evaluate.report import report
from baocao.exchange.annotation import Entity, Record
from invented_records import sample


def pair() -> Pair:
    """The sample, predicted with one error of each kind."""
    gold = sample()
    doc, date, title, _, indicator, money = gold.entities
    predicted = (
        replace(doc, label="ORG"),
        replace(date, value="2021-12-30"),
        replace(title, end=title.end - 4),
        replace(indicator, label="PROJECT", end=indicator.end - 1),
        Entity(9, money.end, money.end + 1, "LOC"),
    )
    return Pair(gold, replace(gold, entities=predicted, relations=gold.relations[:1]))


def test_every_kind_of_error_is_told() -> None:
    kinds = [(e.kind, e.labels) for e in entity_errors(pair())]
    assert kinds == [
        (Kind.LABEL, ("DOC", "ORG")),
        (Kind.VALUE, ("DATE", "DATE")),
        (Kind.BOUNDARY, ("TITLE", "TITLE")),
        (Kind.MISSED, ("DATE", "–")),
        (Kind.BOTH, ("INDICATOR", "PROJECT")),
        (Kind.MISSED, ("MONEY", "–")),
        (Kind.SPURIOUS, ("–", "LOC")),
    ]
    assert [(e.kind, e.relation) for e in relation_errors(pair())] == [
        (Kind.RELATION_MISSED, "issued_on"),
        (Kind.RELATION_MISSED, "titled"),
        (Kind.RELATION_SPURIOUS, "issued_on"),
        (Kind.RELATION_MISSED, "has_value"),
    ]


def test_confusions_count_right_ones_too() -> None:
    counts = confusions([pair()])
    assert counts["DATE", "DATE"] == 1
    assert counts["DOC", "ORG"] == 1
    assert counts["MONEY", "–"] == 1
    assert sum(counts.values()) == 7


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.links += [value or "" for name, value in attrs if name in ("src", "href")]
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_page_is_well_formed_and_self_contained() -> None:
    record = replace(sample(), text=sample().text.replace("chăn nuôi", '<b>&cá"</b>'[:9]))
    pairs = [
        pair(),
        Pair(replace(record, id='<script>"x"'), replace(record, id='<script>"x"', entities=(), relations=())),
    ]
    html = page(pairs, report(pairs))
    parser = Tags()
    parser.feed(html)
    assert parser.open == []
    assert parser.links == []
    assert "http" not in html
    assert html.count('class="error"') == sum(len(entity_errors(p)) + len(relation_errors(p)) for p in pairs)
    assert '<script>"x"' not in html


def test_an_error_stands_in_its_sentence() -> None:
    text = "Kết quả thấp. Giải ngân đạt 45,2% kế hoạch năm. Năm 2023 khá hơn."
    start = text.index("45,2%")
    low, high = sentence_around(text, start, start + 5)
    assert text[low:high] == "Giải ngân đạt 45,2% kế hoạch năm."
    record = Record("a", text, (Entity(0, start, start + 5, "PERCENT", value="45.2"),))
    pairs = [Pair(record, replace(record, entities=()))]
    assert 'Giải ngân đạt <span class="g">45,2%</span> kế hoạch năm.' in page(pairs, report(pairs))
