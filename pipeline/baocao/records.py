"""The nouns of the pipeline: frozen records that import nothing of ours.

Offsets are characters (Unicode code points) of ``Document.text``, half-open. A ``Range`` is such a pair.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

Range = tuple[int, int]


class BlockKind(StrEnum):
    """What a stretch of the page is, by the layout of Decree 30/2020/NĐ-CP and of Party documents."""

    BODY = "body"
    HEADING = "heading"
    FOOTNOTE = "footnote"
    TABLE = "table"
    PAGE_NUMBER = "page_number"
    HEADER = "header"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, footnote, table …: a view of ``Document.text``.

    ``ranges`` are its parts in order (more than one where a page break or a footnote cuts it); ``mark`` is a footnote's
    own mark in plain digits (``"4"``); ``level`` a heading's depth (1 outermost).
    """

    kind: BlockKind
    ranges: tuple[Range, ...]
    mark: str | None = None
    level: int | None = None


@dataclass(frozen=True, slots=True)
class Meta:
    """What is known of a report beside its text: ISO date, period as in the guidelines, issuer."""

    date: str | None = None
    period: str | None = None
    issuer: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A report as read: ``text`` is NFC, nothing moved. ``pages`` holds (offset, page number) of each page's start."""

    id: str
    text: str
    blocks: tuple[Block, ...] = ()
    pages: tuple[tuple[int, int], ...] = ()
    source: str = ""
    meta: Meta = Meta()
    normalised: bool = False  # the input was not NFC; offsets index ``text``, not the input


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it. ``path`` is its number (``"II.2.a"``), ``title`` its words."""

    index: int
    path: str
    title: str
    start: int
    end: int
    parent: int | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as the layout sees it: ``text`` is exactly the document's text over ``ranges``, joined.

    A footnote's sentence has ``hung``: the document offset of the mark it hangs on.
    """

    index: int
    section: int
    kind: BlockKind
    text: str
    ranges: tuple[Range, ...]
    hung: int | None = None
    block: int = 0  # index of its block in Document.blocks


@dataclass(frozen=True, slots=True)
class Amount:
    """MONEY, QUANTITY, PERCENT. ``high`` only for a range, ``of`` for ``x/y``; ``unit`` as the guidelines write it."""

    low: Decimal
    high: Decimal | None = None
    unit: str | None = None
    per: str | None = None
    of: Decimal | None = None
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Period:
    """DATE and PERIOD. ``start``, ``end``: ISO 8601 (``2023-12-04``, ``2024-04``, ``2024-Q2``, ``2024-H1``, ``2024``).

    ``end`` is None for a single point; ``granularity`` is one of day, month, quarter, half, year.
    """

    start: str
    end: str | None = None
    granularity: str = "day"


@dataclass(frozen=True, slots=True)
class Citation:
    """A document as cited: ``TYPE|number|year|symbol`` of the guidelines; by name, ``symbol`` is the name."""

    type: str
    number: str = ""
    year: str = ""
    symbol: str = ""


@dataclass(frozen=True, slots=True)
class Provision:
    """A place in a document, outermost level first: ``(("điều", "35"), ("khoản", "2"))``."""

    path: tuple[tuple[str, str], ...]


Value = Amount | Period | Citation | Provision


@dataclass(frozen=True, slots=True)
class Mention:
    """A labelled span. ``start``/``end``/``parts`` are document offsets, ``span`` offsets in its sentence's text.

    ``parts`` is empty unless something printed cuts the mention; ``text`` is its own words (the parts joined).
    ``value`` is None where the label has none or it could not be read; then ``reason`` says why.
    """

    label: str
    start: int
    end: int
    text: str
    sentence: int
    span: Range
    parts: tuple[Range, ...] = ()
    score: float = 1.0
    source: str = "grammar"
    value: Value | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """A directed pair of mentions, given as indices into ``Analysis.mentions``."""

    type: str
    head: int
    tail: int
    score: float = 1.0
    source: str = "grammar"


@dataclass(frozen=True, slots=True)
class Stated:
    """A header field: its value, where it was read, and why it is believed."""

    value: str
    reason: str
    mention: int | None = None


@dataclass(frozen=True, slots=True)
class Header:
    """Who reports, on what, for which period, when; a field is None where nothing says.

    ``doc`` is the index of the header's own DOC mention; ``region`` the document ranges of header and closing blocks.
    """

    symbol: Stated | None = None
    issuer: Stated | None = None
    place: Stated | None = None
    date: Stated | None = None
    kind: Stated | None = None
    title: Stated | None = None
    signer: Stated | None = None
    recipients: tuple[str, ...] = ()
    period: Stated | None = None
    doc: int | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """What a citation says of its document, resolved within one report.

    ``mention`` is the DOC mention; ``role`` one of cites, implements, amends, replaces; ``issued_on`` ISO, ``issuer``
    and ``title`` as written, each from a relation, a footnote or another mention of the same document in the report.
    ``nickname`` is the code of the type that the report also calls it by with the same number (``ĐA``: ``Đề án 06``).
    """

    mention: int
    citation: Citation
    role: str = "cites"
    issued_on: str | None = None
    issuer: str | None = None
    title: str | None = None
    nickname: str | None = None


@dataclass(frozen=True, slots=True)
class BackReference:
    """Words that stand for a document named elsewhere in the report (``Nghị quyết này``, ``Kế hoạch nêu trên``).

    ``start``/``end`` are document offsets; ``mention`` is the DOC mention meant, None for the report itself where its
    header shows no number.
    """

    start: int
    end: int
    text: str
    sentence: int
    mention: int | None


@dataclass(frozen=True, slots=True)
class Effect:
    """What one document does to another: ``type`` is one of replaces, amends, implements; ``status`` done or planned.

    ``head`` is the DOC mention of the document that does it; None for one without a number, whose type's code
    ``head_type`` then is where its word is said, and for the report itself (``own``) where its header shows no number.
    """

    type: str
    status: str
    head: int | None
    tail: int
    head_type: str = ""
    own: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """A change of a level: ``value`` signed by its verb, as stated; ``base`` the period it is against (ISO).

    With ``ratio`` it is the ratio to the base (``bằng 98,6% cùng kỳ``, ``gấp 1,5 lần``) and no difference. ``mention``
    is the change's own.
    """

    value: Decimal
    unit: str | None
    base: str | None
    ratio: bool
    mention: int


@dataclass(frozen=True, slots=True)
class Target:
    """What was planned or aimed at, for ``period`` (the plan's, ISO, not the report's); ``mention`` is its own."""

    amount: Amount
    period: str | None
    mention: int


@dataclass(frozen=True, slots=True)
class Observation:
    """One value of one measure, in SDMX's words; what is not stated is None.

    ``indicator`` is one across reports (folded words, or the name of a main indicator with its ``code``), and
    ``reason`` says by what; None where a project heads the value. ``measure`` is the INDICATOR or PROJECT mention,
    ``mention`` the level's, None where only a change, target or plan share is stated. ``status`` is one of actual,
    estimated, target, plan; ``period_from`` and ``area_from`` one of sentence, heading, report. ``bound`` is ``low``
    (at least the amount) or ``high`` (at most). ``whole`` is the mention this is a part of. ``evidence`` names each
    part's mention: (role, index).
    """

    indicator: str | None
    indicator_text: str
    code: str | None
    reason: str
    measure: int
    mention: int | None
    amount: Amount | None
    status: str
    subject: str | None = None
    area: str | None = None
    area_from: str | None = None
    period: str | None = None
    period_from: str | None = None
    unit_code: str | None = None
    currency: str | None = None
    bound: str | None = None
    approximate: bool = False
    cumulative: bool | None = None
    changes: tuple[Change, ...] = ()
    plan_share: Decimal | None = None
    targets: tuple[Target, ...] = ()
    whole: int | None = None
    evidence: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """What a report states about itself and does not add up, or states in two ways.

    ``kind`` is one of share, parts, plan, change, citation; ``computed`` and ``tolerance`` are figures in the unit of
    ``stated``, ``tolerance`` None for a citation. ``mention`` is the one that does not fit.
    """

    kind: str
    stated: str
    computed: str
    tolerance: str | None
    mention: int


@dataclass(frozen=True, slots=True)
class Analysis:
    """All that one report yields; every index points into the tuples here."""

    document: Document
    sections: tuple[Section, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    mentions: tuple[Mention, ...] = ()
    header: Header = Header()
    relations: tuple[Relation, ...] = ()
    references: tuple[Reference, ...] = ()
    back_references: tuple[BackReference, ...] = ()
    effects: tuple[Effect, ...] = ()
    abbreviations: Mapping[str, str] = field(default_factory=dict)
