"""A document's relations as a person reads them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from baocao.messages import deferred, say
from baocao.render.citations import document
from baocao.render.documents import day, type_name, written
from baocao.render.tables import quoted
from baocao.search.citations import Found
from baocao.search.related import Related, Relations

_DOES: Mapping[str, str] = {
    "replaces": deferred("replaces {other}"),
    "amends": deferred("amends {other}"),
    "implements": deferred("implements {other}"),
}
_IS_DONE_TO: Mapping[str, str] = {
    "replaces": deferred("is replaced by {other}"),
    "amends": deferred("is amended by {other}"),
    "implements": deferred("is implemented by {other}"),
}


def print_related(out: Console, found: Relations) -> None:
    """Print a document, under it its relations with the passages that state them, and the reports that cite it."""
    out.print(document(Found(found.document, found.cited_by)))
    for one in found.relations:
        out.print(Padding(_relation(one), (0, 0, 0, 2), expand=False))
        out.print(Padding(quoted(one.quote, ()), (0, 0, 0, 4), expand=False))
    if not found.relations:
        out.print(Padding(say("no report states a relation of it to another document"), (0, 0, 0, 2), expand=False))


def _relation(one: Related) -> Text:
    sentences = _DOES if one.direction == "out" else _IS_DONE_TO
    text = Text(named_with(sentences[one.type], one.other))
    if one.status == "planned":
        text.append(f" · {say('planned')}", style="yellow")
    text.append(f" · {one.report}", style="dim")
    return text


def named_with(sentence: str, other: Mapping[str, str | None]) -> str:
    """Return ``sentence`` with the other document's name, or what it is where it has no number yet."""
    if other["key"]:
        name = " · ".join(part for part in (written(other), other["issuer"], day(other["date"])) if part)
    else:
        name = say("a document without a number")
        if other["type"]:
            name = f"{type_name(other['type'])} ({say('no number yet')})"
    return say(sentence, other=name)


def listed(documents: Iterable[Mapping[str, Any]]) -> list[str]:
    """Return a line for each document: its name, issuer, date, and the key it can be asked for by."""
    return [
        "  " + " · ".join(part for part in (written(d), d["issuer"], day(d["date"]), d["key"]) if part)
        for d in documents
    ]
