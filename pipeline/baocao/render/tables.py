"""What is found, as tables and marked quotes for a terminal; plain lines where the output is no terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.markup import escape as escape
from rich.table import Table
from rich.text import Text

from baocao.entities import value_string
from baocao.messages import grouped, retold, say
from baocao.records import Analysis, Range
from baocao.render.labels import FIELD_NAMES, LABEL_NAMES, named

WIDE = 120  # columns of an output that is no terminal
FOUND = "bold yellow"


class _Console(Console):
    """A console that leaves a closed pipe (``| head``) to the command line, which ends quietly."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


def console(stderr: bool = False) -> Console:
    """Return a console as wide as the terminal, or ``WIDE`` where there is none."""
    found = _Console(stderr=stderr, highlight=False, soft_wrap=False)
    if not found.is_terminal:
        found = _Console(stderr=stderr, highlight=False, width=WIDE)
    return found


def grid(*headings: str, right: Sequence[int] = ()) -> Table:
    """Return an empty table with a line under its headings; columns ``right`` hold figures."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim", show_header=any(headings))
    for index, heading in enumerate(headings):
        table.add_column(heading, justify="right" if index in right else "left", overflow="fold")
    return table


def fields(rows: Iterable[tuple[str, str, str]]) -> Table:
    """Return header fields given as (name, value, reason), the reason faint beside the value."""
    table = grid("", "", "")
    for name, value, reason in rows:
        table.add_row(f"[dim]{escape(named(FIELD_NAMES, name))}[/]", escape(value), f"[dim]{escape(retold(reason))}[/]")
    return table


def counts(numbers: Iterable[tuple[str, int]]) -> Table:
    """Return counts by label, most first."""
    table = grid("", "", "", right=(1,))
    for label, number in sorted(numbers, key=lambda pair: (-pair[1], pair[0])):
        table.add_row(label, grouped(number), f"[dim]{escape(named(LABEL_NAMES, label))}[/]")
    return table


def mentions(analysis: Analysis) -> Table:
    """Return every mention of a report: where, what, its words and its value."""
    table = grid(say("start"), say("label"), say("words"), say("value"), right=(0,))
    for mention in analysis.mentions:
        value = value_string(mention.label, mention.value)
        said = escape(value) if value is not None else f"[dim]{escape(retold(mention.reason or ''))}[/]"
        table.add_row(str(mention.start), mention.label, escape(one_line(mention.text)), said)
    return table


def relations(analysis: Analysis) -> Table:
    """Return how many relations of each type were read."""
    table = grid("", "", right=(1,))
    for name, number in Counter(relation.type for relation in analysis.relations).most_common():
        table.add_row(name, grouped(number))
    return table


def one_line(words: str) -> str:
    """Return ``words`` with every run of white space as one blank."""
    return " ".join(words.split())


def quoted(quote: str, spans: Iterable[Range], around: int = 160) -> Text:
    """Return a quote on one line, ``spans`` (offsets in it) highlighted, cut to ``around`` characters either side."""
    ordered = sorted(spans)
    low = max(0, ordered[0][0] - around) if ordered else 0
    high = min(len(quote), (ordered[-1][1] if ordered else low) + around)
    low, high = _word_edge(quote, low, -1), _word_edge(quote, high, 1)
    text = Text("…" if low else "")
    at = low
    for start, end in ordered:
        text.append(_spaced(quote[at:start]))
        text.append(_spaced(quote[start:end]), style=FOUND)
        at = end
    text.append(_spaced(quote[at:high]))
    if high < len(quote):
        text.append("…")
    return text


def _spaced(words: str) -> str:
    """Return ``words`` on one line, a blank kept at either end where there was white space."""
    inner = one_line(words)
    if not inner:
        return " " if words else ""
    return f"{' ' if words[0].isspace() else ''}{inner}{' ' if words[-1].isspace() else ''}"


def _word_edge(quote: str, at: int, step: int) -> int:
    """Return the nearest place from ``at``, in the direction of ``step``, that cuts no word."""
    for _ in range(20):
        if at <= 0 or at >= len(quote) or quote[at - 1].isspace():
            break
        at += step
    return min(max(at, 0), len(quote))
