"""An evaluation's figures as tables for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rich.table import Table

from baocao.messages import grouped, say
from baocao.render.tables import grid


def percent(share: float | None) -> str:
    """Return a share as a percentage with one decimal, in the language's own way; nothing for None."""
    if share is None:
        return ""
    written = f"{100 * share:.1f}"
    return written if grouped(1000) == "1,000" else written.replace(".", ",")


def entities(report: Mapping[str, Any]) -> Table:
    """Return precision, recall and F1 by label, beside partial F1, the values' accuracy and the support."""
    strict, partial, values = report["entities"]["strict"], report["entities"]["partial"], report["values"]
    headings = (
        say("entities"),
        say("precision"),
        say("recall"),
        "F1",
        say("partial F1"),
        say("value accuracy"),
        say("support"),
    )
    table = grid(*headings, right=range(1, 7))
    for label, s in strict["labels"].items():
        accuracy = values["labels"].get(label, {}).get("accuracy")
        table.add_row(
            label, *_prf(s), percent(partial["labels"][label]["f1"]), percent(accuracy), grouped(s["support"])
        )
    for name in ("micro", "macro"):
        accuracy = percent(values["accuracy"]) if name == "micro" else ""
        row = (name, *_prf(strict[name]), percent(partial[name]["f1"]), accuracy, grouped(strict[name]["support"]))
        table.add_row(*row, style="bold")
    return table


def relations(report: Mapping[str, Any]) -> Table:
    """Return precision, recall and F1 by relation type, beside boundary F1, F1 on gold entities and the support."""
    strict, boundary, on_gold = (report["relations"][name] for name in ("strict", "boundary", "gold_entities"))
    headings = [say("relations"), say("precision"), say("recall"), "F1", say("boundary F1"), say("support")]
    if on_gold:
        headings.insert(5, say("F1 on gold entities"))
    table = grid(*headings, right=range(1, 7))
    for name in (*strict["types"], "micro", "macro"):
        s, b = (x["types"].get(name, x.get(name)) for x in (strict, boundary))
        gold = [percent((on_gold["types"].get(name) or on_gold.get(name) or {}).get("f1"))] if on_gold else []
        table.add_row(
            name,
            *_prf(s),
            percent(b["f1"]),
            *gold,
            grouped(s["support"]),
            style="bold" if name in ("micro", "macro") else "",
        )
    return table


def _prf(scores: Mapping[str, float]) -> tuple[str, str, str]:
    return percent(scores["precision"]), percent(scores["recall"]), percent(scores["f1"])


def headlines(report: Mapping[str, Any]) -> Iterator[str]:
    """Yield the three headline figures with their 95-per-cent intervals, the reversed relations and the speed, a
    line each.
    """
    figures = (
        (say("entities, strict micro F1"), report["entities"]["strict"]["micro"]["f1"], "entities"),
        (say("values, accuracy"), report["values"]["accuracy"], "values"),
        (say("relations, strict micro F1"), report["relations"]["strict"]["micro"]["f1"], "relations"),
    )
    for name, figure, key in figures:
        yield f"{name}: {percent(figure)} ({_interval(report['confidence'][key])})"
    yield say("relations turned round: {count}", count=grouped(report["relations"]["direction_errors"]))
    speed = report["speed"]["chars_per_second"]
    documents = grouped(report["documents"])
    if speed is None:
        yield say("{documents} records; in brackets: 95-per-cent intervals over records", documents=documents)
    else:
        yield say(
            "{documents} records, {speed} characters a second; in brackets: 95-per-cent intervals over records",
            documents=documents,
            speed=grouped(round(speed)),
        )


def _interval(edges: Sequence[float]) -> str:
    return f"{percent(edges[0])}–{percent(edges[1])}"


def comparison(report: Mapping[str, Any]) -> Table:
    """Return the headline figures of two predictions, their difference, its interval and how often b was no better."""
    headings = ("", "A", "B", "B - A", say("95-per-cent interval"), say("B no better in"))
    table = grid(*headings, right=range(1, 6))
    for name in ("entities", "values", "relations"):
        f = report[name]
        row = (
            percent(f["a"]),
            percent(f["b"]),
            percent(f["difference"]),
            _interval(f["interval"]),
            f"{percent(f['b_not_better'])}%",
        )
        table.add_row(say(name), *row)
    return table


def changed(report: Mapping[str, Any]) -> Table:
    """Return the records that the two predictions score otherwise: entities, values, relations gained, lost, more
    wrong.
    """
    table = grid(say("record"), say("entities"), say("values"), say("relations"), right=(1, 2, 3))
    for record in report["changed"]:
        moved = (record[name] for name in ("entities", "values", "relations"))
        table.add_row(
            record["id"],
            *(f"+{m['gained']} -{m['lost']} !{m['more_wrong']:+d}" if any(m.values()) else "" for m in moved),
        )
    return table
