"""Invented records for the tests of annotation formats and of the evaluation."""

from __future__ import annotations

from baocao.entities import ENTITY_TYPES
from baocao.exchange.annotation import Entity, Link, Record
from baocao.relate.candidates import ALLOWED
from hypothesis import strategies as st

WORDS = (
    "Kế hoạch",
    "số 49/KH-UBND",
    "ngày 12/3/2024",
    "HĐND¹",
    "xã",
    "đạt",
    "1.204,5 tỷ đồng",
    ",",
    ";",
    "(GRDP)",
    "thuỷ lợi",
    "“quý II”",
    "2,5%",
)
GAPS = (" ", " ", " ", "\n", "\n\n", "  ", "")
FLAT = tuple(label for label in ENTITY_TYPES if label != "TITLE")
VALUES = ("NQ|42||NQ-HĐND", "2024-H1", "98 thuê bao/100 dân", "7..7.5", "1204500000000 VND")


def sample() -> Record:
    """Return one small record by hand: a title with a date in it, a cut date, a value, a relation."""
    text = "Kế hoạch số 49/KH-UBND ngày 31\n17\ntháng 12 năm 2021 về chăn nuôi năm 2022; giải ngân 4,5 tỷ đồng."

    def span(words: str) -> tuple[int, int]:
        return text.index(words), text.index(words) + len(words)

    date = (span("ngày 31"), span("tháng 12 năm 2021"))
    entities = (
        Entity(0, *span("Kế hoạch số 49/KH-UBND"), "DOC", value="KH|49||KH-UBND"),
        Entity(1, date[0][0], date[1][1], "DATE", date, "2021-12-31"),
        Entity(2, *span("về chăn nuôi năm 2022"), "TITLE"),
        Entity(3, *span("năm 2022"), "DATE", value="2022"),
        Entity(4, *span("giải ngân"), "INDICATOR"),
        Entity(5, *span("4,5 tỷ đồng"), "MONEY", value="4500000000 VND"),
    )
    links = (Link(0, 0, 1, "issued_on"), Link(1, 0, 2, "titled"), Link(2, 4, 5, "has_value"))
    return Record("an-nhon-2022-1", text, entities, links, {"date": "2022-01-04", "issuer": "UBND thị xã An Nhơn"})


@st.composite
def records(draw: st.DrawFn, cuts: bool = True, notes: bool = True) -> Record:
    """Draw a well-formed record: spans on whole words, titles around entities, parts, values, relations."""
    words = draw(st.lists(st.sampled_from(WORDS), min_size=3, max_size=30))
    pieces: list[tuple[int, int]] = []
    text = ""
    for word in words:
        if text:
            text += draw(st.sampled_from(GAPS))
        pieces.append((len(text), len(text) + len(word)))
        text += word
    entities: list[Entity] = []
    at = 0
    while at < len(pieces):
        size = draw(st.integers(0, 3))
        taken = pieces[at : at + size]
        if taken:
            entities.append(_entity(draw, len(entities), taken, text, cuts, notes))
        at += size + draw(st.integers(0, 2)) if size else 1
    entities += _titles(draw, entities, len(entities))
    return Record(
        draw(st.sampled_from(("a-1", "mộc-châu 2"))),
        text,
        tuple(entities),
        _links(draw, entities),
        {"date": "2024-06-28"},
    )


def _entity(draw: st.DrawFn, number: int, taken: list[tuple[int, int]], text: str, cuts: bool, notes: bool) -> Entity:
    parts: tuple[tuple[int, int], ...] = ()
    if cuts and len(taken) == 3 and draw(st.booleans()):
        parts = (taken[0], taken[2])
    value = draw(st.none() | st.sampled_from(VALUES))
    note = draw(st.none() | st.just("chữ in nhòe")) if notes else None
    return Entity(number, taken[0][0], taken[-1][1], draw(st.sampled_from(FLAT)), parts, value, note)


def _titles(draw: st.DrawFn, entities: list[Entity], number: int) -> list[Entity]:
    if len(entities) < 2 or not draw(st.booleans()):
        return []
    return [Entity(number, entities[0].start, entities[1].end, "TITLE")]


def _links(draw: st.DrawFn, entities: list[Entity]) -> tuple[Link, ...]:
    if not entities:
        return ()
    ends = st.sampled_from([e.id for e in entities])
    drawn = draw(st.lists(st.tuples(ends, ends, st.sampled_from(list(ALLOWED))), max_size=5, unique=True))
    return tuple(Link(n, head, tail, kind) for n, (head, tail, kind) in enumerate(drawn))
