"""Who cites a document, and passages found, as a person reads them: the words that matter highlighted."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from baocao.messages import grouped, say, say_count
from baocao.records import Range
from baocao.render.documents import day, written
from baocao.render.labels import ROLE_NAMES, named
from baocao.render.tables import quoted
from baocao.search.citations import Citing, Found
from baocao.search.passages import Passage
from baocao.store.fulltext import marked_words
from baocao.vietnamese.text import folded

_WORD = re.compile(r"[^\W_]+")


def print_found(out: Console, found: Sequence[Found]) -> None:
    """Print documents, under each the passages that cite it."""
    for item in found:
        out.print(document(item))
        for citing in item.citations:
            out.print(Padding(citation(citing), (0, 0, 0, 2), expand=False))
        out.print()


def document(found: Found) -> Text:
    """Return a document's name, issuer, date, subject, and how often it is cited."""
    about = found.document
    text = Text(written(about), style="bold")
    for name in ("issuer", "date", "title"):
        value = day(about["date"]) if name == "date" else about[name]
        if value:
            text.append(f" · {value}", style="not bold")
    reports = len({citing.report for citing in found.citations})
    if reports:
        cited = say_count("cited {count} time", "cited {count} times", len(found.citations))
        where = say_count("in {count} report", "in {count} reports", reports)
        text.append(f"\n{cited}, {where}", style="not bold dim")
    else:
        text.append(f"\n{say('cited by no report in the store')}", style="not bold dim")
    return text


def citation(citing: Citing) -> RenderableType:
    """Return one citation: where it stands, its role where it is more than a mention, the passage."""
    place = _place(citing.report, citing.page, citing.start)
    if citing.role != "cites":
        place.append(f" · {named(ROLE_NAMES, citing.role)}", style="green")
    if not citing.certain:
        place.append(f" · {say('uncertain: other documents fit too')}", style="red")
    return Group(place, Padding(quoted(citing.quote, [citing.span]), (0, 0, 0, 2), expand=False))


def print_passages(out: Console, passages: Sequence[Passage], query: str) -> None:
    """Print passages with the words asked for highlighted."""
    asked = marked_words(query)
    for passage in passages:
        out.print(_place(passage.report, passage.page, passage.start))
        out.print(Padding(quoted(passage.quote, hits(passage.quote, asked)), (0, 0, 0, 2), expand=False))
        out.print()


def hits(quote: str, asked: Sequence[str]) -> list[Range]:
    """Return where the words asked for stand in ``quote``: with marks as they are, without marks under any."""
    plain = {word for word in asked if folded(word) == word}
    marked = set(asked) - plain
    found = []
    for match in _WORD.finditer(quote):
        word = (marked_words(match[0]) or [""])[0]
        if word in marked or folded(word) in plain:
            found.append(match.span())
    return found


def _place(report: str, page: int | None, start: int) -> Text:
    text = Text(report, style="cyan")
    where = say("page {page}", page=page) if page is not None else say("at {start}", start=grouped(start))
    text.append(f" · {where}", style="dim")
    return text
