"""Reads the ``Header``: each field from what was given with the report, else from its layout, with the reason."""

from __future__ import annotations

import re
from collections.abc import Sequence

from baocao.entities import date as dates
from baocao.entities import doc, value_string
from baocao.entities.context import Context
from baocao.header import layout
from baocao.header.issuer import from_letterhead, from_symbol, ordinary
from baocao.header.period import of_subject
from baocao.records import Citation, Document, Header, Mention, Sentence, Stated

_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def header(
    document: Document, sentences: Sequence[Sentence], mentions: Sequence[Mention], date: str | None = None
) -> Header:
    """Return who reports, on what, for which period, when; ``date`` (ISO) goes before all else.

    ``mentions`` are those of ``sentences`` in order, without values. A field is None where nothing says.
    """
    found = layout.find(sentences, mentions)
    symbol = _symbol(mentions, found)
    place = _place(sentences, mentions, found)
    day = _date(document, mentions, found, date)
    signed = layout.signer(sentences, mentions)
    return Header(
        symbol=symbol,
        issuer=_issuer(document, sentences, mentions, found, symbol, place),
        place=place,
        date=day,
        kind=_kind(found, symbol),
        title=_title(mentions, found),
        signer=Stated(signed[0], "the last name in the closing block", signed[1]) if signed else None,
        recipients=layout.recipients(sentences),
        period=_period(document, mentions, found, day),
        doc=found.doc,
    )


def _symbol(mentions: Sequence[Mention], found: layout.Found) -> Stated | None:
    if found.doc is None:
        return None
    try:
        cited = doc.parse(mentions[found.doc].text, Context(heading=found.kind or ""))
    except ValueError:
        return None
    assert isinstance(cited, Citation)
    parts = [part for part in (cited.number, cited.year) if part]
    return Stated("/".join([*parts, cited.symbol]), "the number line of the header", found.doc)


def _place(sentences: Sequence[Sentence], mentions: Sequence[Mention], found: layout.Found) -> Stated | None:
    if found.place is None:
        name = layout.place_written(sentences, mentions[found.date]) if found.date is not None else None
        return Stated(name, "the line of place and date") if name else None
    return Stated(" ".join(mentions[found.place].text.split()), "the line of place and date", found.place)


def _date(document: Document, mentions: Sequence[Mention], found: layout.Found, date: str | None) -> Stated | None:
    if date:
        return Stated(date, "given for this run")
    if document.meta.date:
        return Stated(document.meta.date, "given with the report")
    if found.date is None:
        return None
    try:
        day = value_string("DATE", dates.parse(mentions[found.date].text, Context()))
    except ValueError:
        return None
    if day is None or not _ISO_DAY.fullmatch(day):
        return None
    return Stated(day, "the line of place and date", found.date)


def _issuer(
    document: Document,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    found: layout.Found,
    symbol: Stated | None,
    place: Stated | None,
) -> Stated | None:
    if document.meta.issuer:
        return Stated(document.meta.issuer, "given with the report")
    if found.issuers:
        lines = [layout.with_name(sentences, mentions[at]) for at in found.issuers]
        return Stated(from_letterhead(lines), "the letterhead", found.issuers[-1])
    if found.authority is not None:
        return Stated(ordinary(mentions[found.authority].text), "the authority set above the text", found.authority)
    if symbol and (name := from_symbol(symbol.value, place.value if place else None)):
        return Stated(name, "the symbol and the place" if place else "the symbol")
    return None


def _kind(found: layout.Found, symbol: Stated | None) -> Stated | None:
    if found.kind:
        return Stated(" ".join(found.kind.split()).capitalize(), "the heading")
    if symbol and (name := doc.name_of(doc.symbol_type(re.sub(r"^[\d/]+[a-z]?/", "", symbol.value)))):
        return Stated(name.capitalize(), "the symbol")
    return None


def _title(mentions: Sequence[Mention], found: layout.Found) -> Stated | None:
    if found.title is None:
        return None
    return Stated(" ".join(mentions[found.title].text.split()), "the words under the kind of document", found.title)


def _period(document: Document, mentions: Sequence[Mention], found: layout.Found, day: Stated | None) -> Stated | None:
    if document.meta.period:
        return Stated(document.meta.period, "given with the report")
    if found.title is None:
        return None
    told = of_subject(mentions[found.title], mentions, found.kind, day.value if day else None)
    return Stated(told[0], "the report's subject", told[1]) if told else None
