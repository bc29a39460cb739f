"""A report with its entities marked in the text, as one self-contained page (no script, no network)."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape

from baocao.entities import ENTITY_TYPES, value_string
from baocao.messages import grouped, language, retold, say
from baocao.records import Analysis, Mention
from baocao.render.labels import FIELD_NAMES, LABEL_NAMES, named
from baocao.render.style import style

OUTER = "TITLE"  # the one label that may contain the others


def page(analyses: Iterable[Analysis]) -> Iterator[str]:
    """Yield the page piece by piece, so that many reports need no memory: head, an article a report, the end."""
    legend = "".join(
        f'<label class="{label}"><input type="checkbox" id="show-{label}" checked>'
        f"<b>{label}</b> {escape(named(LABEL_NAMES, label))}</label>"
        for label in ENTITY_TYPES
    )
    yield (
        f'<!doctype html>\n<html lang="{language()}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>baocao</title>\n<style>{style(ENTITY_TYPES)}</style>\n</head>\n<body>\n<nav>{legend}</nav>\n"
    )
    for analysis in analyses:
        yield article(analysis)
    yield "</body>\n</html>\n"


def article(analysis: Analysis) -> str:
    """Return one report: its name, header fields, counts and marked text."""
    counts = Counter(mention.label for mention in analysis.mentions)
    chips = " ".join(f'<span class="{name}">{name} {grouped(n)}</span>' for name, n in counts.most_common())
    fields = "".join(
        f'<dt>{escape(named(FIELD_NAMES, name))}</dt><dd title="{escape(reason)}">{escape(value)}</dd>'
        for name, value, reason in header_fields(analysis)
    )
    return (
        f"<article>\n<h1>{escape(analysis.document.id)}</h1>\n<dl>{fields}</dl>\n"
        f'<p class="counts">{chips}</p>\n<div class="text">{marked(analysis)}</div>\n</article>\n'
    )


def header_fields(analysis: Analysis) -> Iterator[tuple[str, str, str]]:
    """Yield (field, value, reason) for what the header says, in the order a reader looks for it."""
    for name in FIELD_NAMES:
        field = getattr(analysis.header, name)
        if field and name != "recipients":
            yield name, field.value, field.reason


def marked(analysis: Analysis) -> str:
    """Return the report's text with its mentions as ``<mark>``, titles around what they contain.

    A cut mention is marked part by part; a mention that crosses a title's edge is cut at that edge.
    """
    text = analysis.document.text
    hints = _hints(analysis)
    inner = deque(_pieces(analysis.mentions, hints, outer=False))
    out = []
    at = 0
    for piece in _pieces(analysis.mentions, hints, outer=True):
        out.append(_layer(text, inner, at, piece.start))
        out.append(f'<mark class="{OUTER}" title="{piece.hint}">{_layer(text, inner, piece.start, piece.end)}</mark>')
        at = piece.end
    out.append(_layer(text, inner, at, len(text)))
    return "".join(out)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A printed part of a mention; ``hint`` is HTML already."""

    start: int
    end: int
    label: str
    hint: str


def _pieces(mentions: Sequence[Mention], hints: Sequence[str], outer: bool) -> list[_Piece]:
    """Return the parts of one layer's mentions in order, none over another."""
    every = sorted(
        (start, end, index)
        for index, mention in enumerate(mentions)
        if (mention.label == OUTER) is outer
        for start, end in mention.parts or ((mention.start, mention.end),)
    )
    found: list[_Piece] = []
    for start, end, index in every:
        if not found or start >= found[-1].end:
            found.append(_Piece(start, end, mentions[index].label, hints[index]))
    return found


def _layer(text: str, inner: deque[_Piece], start: int, end: int) -> str:
    """Return ``text[start:end]`` with the inner pieces marked, clipped to it; uses up ``inner`` from its front."""
    out = []
    at = start
    while inner and inner[0].start < end:
        piece = inner.popleft()
        low, high = max(piece.start, at), min(piece.end, end)
        out.append(escape(text[at:low]))
        out.append(f'<mark class="{piece.label}" title="{piece.hint}">{escape(text[low:high])}</mark>')
        at = high
        if piece.end > end:
            inner.appendleft(replace(piece, start=end))
            break
    out.append(escape(text[at:end]))
    return "".join(out)


def _hints(analysis: Analysis) -> list[str]:
    """Return what a mention shows when pointed at: label, value, score, and the relations it is in, as HTML."""
    lines: list[list[str]] = []
    for mention in analysis.mentions:
        said = value_string(mention.label, mention.value)
        if said is None:
            said = say("cannot be read: {reason}", reason=retold(mention.reason)) if mention.reason else ""
        lines.append([f"{mention.label} {said}".rstrip(), f"{mention.source} {mention.score:.2f}"])
    for relation in analysis.relations:
        head, tail = analysis.mentions[relation.head], analysis.mentions[relation.tail]
        lines[relation.head].append(f"{relation.type} → {_short(tail.text)}")
        lines[relation.tail].append(f"{relation.type} ← {_short(head.text)}")
    return [escape("\n".join(rows)).replace("\n", "&#10;") for rows in lines]


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= 80 else words[:79] + "…"
