"""The error browser: one self-contained page, every error in its sentence, to be read by label, by kind and by
record.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import pairwise
from typing import Any

from baocao.evaluate.errors import NOTHING, Error, Kind, confusions, entity_errors, relation_errors
from baocao.evaluate.html_style import SCRIPT, STYLE
from baocao.evaluate.records import Pair
from baocao.evaluate.report import LABELS
from baocao.exchange.annotation import Entity
from baocao.messages import deferred, language, say
from baocao.records import Range
from baocao.relate.candidates import TYPES

_STOP = re.compile(r"[.!?;]\s|\n\s*\n")
_AROUND = 300  # characters of context at most, on either side
KIND_NAMES = {
    Kind.MISSED: deferred("missed"),
    Kind.SPURIOUS: deferred("spurious"),
    Kind.LABEL: deferred("wrong label"),
    Kind.BOUNDARY: deferred("wrong boundary"),
    Kind.BOTH: deferred("wrong label and boundary"),
    Kind.VALUE: deferred("wrong value"),
    Kind.RELATION_MISSED: deferred("relation missed"),
    Kind.RELATION_SPURIOUS: deferred("relation spurious"),
}


def page(pairs: Sequence[Pair], report: dict[str, Any]) -> str:
    """Return the page; it needs no network, and without JavaScript it is merely unfiltered."""
    body = "".join((_figures(report), _confusions(pairs), _filters(pairs), *(_record(pair) for pair in pairs)))
    title = escape(say("baocao evaluate: errors"))
    return (
        f'<!doctype html>\n<html lang="{language()}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{title}</title>\n'
        f"<style>{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n{body}<script>{SCRIPT}</script>\n</body>\n</html>\n"
    )


def _figures(report: dict[str, Any]) -> str:
    entities, values, relations = report["entities"], report["values"], report["relations"]
    headings = (
        say("label"),
        say("precision"),
        say("recall"),
        "F1",
        say("partial F1"),
        say("value accuracy"),
        say("support"),
    )
    rows = [
        _row(label, s["precision"], s["recall"], s["f1"], entities["partial"]["labels"][label]["f1"],
             values["labels"].get(label, {}).get("accuracy"), s["support"])
        for label, s in entities["strict"]["labels"].items()
    ]  # fmt: skip
    for name in ("micro", "macro"):
        s = entities["strict"][name]
        accuracy = values["accuracy"] if name == "micro" else None
        rows.append(
            _row(name, s["precision"], s["recall"], s["f1"], entities["partial"][name]["f1"], accuracy, s["support"])
        )
    kinds = [
        _row(name, s["precision"], s["recall"], s["f1"], s["support"])
        for name, s in relations["strict"]["types"].items()
    ]
    kinds.append(_row("micro", *(relations["strict"]["micro"][k] for k in ("precision", "recall", "f1", "support"))))
    related = (say("relation"), say("precision"), say("recall"), "F1", say("support"))
    return f'<div class="tables">{_table(headings, rows)}{_table(related, kinds)}</div>\n'


def _row(name: str, *figures: float | None) -> str:
    cells = "".join(f"<td>{'' if x is None else x if isinstance(x, int) else f'{x:.3f}'}</td>" for x in figures)
    return f"<tr><th>{escape(name)}</th>{cells}</tr>"


def _table(headings: Iterable[str], rows: Iterable[str]) -> str:
    return f"<table><tr>{''.join(f'<th>{escape(h)}</th>' for h in headings)}</tr>{''.join(rows)}</table>"


def _confusions(pairs: Sequence[Pair]) -> str:
    counts = confusions(pairs)
    names = [*(n for n in LABELS if any(n in pair for pair in counts)), NOTHING]
    rows = []
    for gold in names:
        cells = "".join(
            f'<td class="{"right" if gold == other else "wrong"}" data-gold="{gold}" data-predicted="{other}">'
            f"{counts[gold, other]}</td>"
            if counts[gold, other] else "<td></td>"
            for other in names
        )  # fmt: skip
        rows.append(f"<tr><th>{gold}</th>{cells}</tr>")
    caption = say(
        "Confusions: rows gold, columns predicted; {nothing} stands for nothing. A click shows the errors of a cell.",
        nothing=NOTHING,
    )
    table = _table(("", *names), rows)
    return f'<details open><summary>{escape(caption)}</summary><div id="confusions">{table}</div></details>\n'


def _filters(pairs: Sequence[Pair]) -> str:
    everything = escape(say("all"))
    choices = (
        ("label", say("label"), [*LABELS, *TYPES], [*LABELS, *TYPES]),
        ("kind", say("kind"), [str(k) for k in Kind], [say(KIND_NAMES[k]) for k in Kind]),
        ("record", say("record"), [p.gold.id for p in pairs], [p.gold.id for p in pairs]),
    )
    selects = "".join(
        f'<label>{escape(name)} <select id="{id}"><option value="">{everything}</option>'
        + "".join(
            f'<option value="{escape(v)}">{escape(shown)}</option>' for v, shown in zip(values, words, strict=True)
        )
        + "</select></label> "
        for id, name, values, words in choices
    )
    key = f'<span class="g">{escape(say("gold"))}</span> <span class="p">{escape(say("predicted"))}</span>'
    return f'<nav>{selects}{key} <output id="count"></output></nav>\n'


def _record(pair: Pair) -> str:
    errors = [*entity_errors(pair), *relation_errors(pair)]
    rows = "".join(_error(pair.gold.text, error) for error in errors)
    name = escape(pair.gold.id)
    return (
        f'<section data-record="{name}"><h2>{name} <small>{len(errors)}</small></h2>{rows}</section>\n'
        if errors
        else ""
    )


def _error(text: str, error: Error) -> str:
    gold, predicted = error.labels
    says = say(KIND_NAMES[error.kind])
    if error.relation and error.gold and error.predicted:
        head, tail = error.gold, error.predicted
        shown = f"<b>{escape(_short(head, text))}</b> {escape(error.relation)} → <b>{escape(_short(tail, text))}</b>"
        context = _context(text, (head, tail), {"h": head, "t": tail})
    else:
        both = {"g": error.gold, "p": error.predicted}
        shown = " → ".join(escape(f"{e.label} {e.value or ''}".rstrip()) for e in both.values() if e)
        context = _context(text, tuple(e for e in both.values() if e), both)
    return (
        f'<p class="error" data-gold="{gold}" data-predicted="{predicted}" data-kind="{error.kind}">'
        f"<i>{escape(says)}</i> {shown}<br>{context}</p>\n"
    )


def _short(entity: Entity, text: str) -> str:
    words = " ".join(entity.words(text).split())
    return words if len(words) <= 60 else words[:59] + "…"


def _context(text: str, entities: Sequence[Entity], classes: dict[str, Entity | None]) -> str:
    """Return the sentence around ``entities`` with each one's own words marked by its class."""
    low, high = sentence_around(text, min(e.start for e in entities), max(e.end for e in entities))
    spans = [(a, b, name) for name, e in classes.items() if e for a, b in e.ranges]
    edges = sorted({low, high, *(edge for a, b, _ in spans for edge in (a, b))})
    return f"<q>{''.join(_marked(text, edges, spans))}</q>"


def _marked(text: str, edges: Sequence[int], spans: Sequence[tuple[int, int, str]]) -> Iterator[str]:
    for start, end in pairwise(edges):
        names = " ".join(name for a, b, name in spans if a <= start and end <= b)
        words = escape(text[start:end])
        yield f'<span class="{names}">{words}</span>' if names else words


def sentence_around(text: str, start: int, end: int) -> Range:
    """Return the range of the sentence (or the nearest words) around ``text[start:end]``."""
    low = max(0, start - _AROUND)
    low = max((m.end() for m in _STOP.finditer(text, low, start)), default=low)
    stop = _STOP.search(text, end, min(len(text), end + _AROUND))
    return low, stop.start() + 1 if stop else min(len(text), end + _AROUND)
