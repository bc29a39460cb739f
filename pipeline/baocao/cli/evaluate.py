"""``baocao evaluate``: how good predictions or a tagger are on gold annotations."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from baocao.cli import options
from baocao.errors import UsageError
from baocao.messages import say

if TYPE_CHECKING:
    from baocao.evaluate.records import Pair


def about() -> str:
    """Return the help."""
    return say(
        "Score predictions, or a tagger, on gold annotations: entities, values, relations, with 95-per-cent intervals."
        "\n\n[bold]Examples[/]"
        "\n\nbaocao evaluate annotations/dev.jsonl --tagger grammar --html errors.html"
        "\n\nbaocao evaluate annotations/dev.jsonl --predictions found.jsonl --json figures.json"
        "\n\nbaocao evaluate --compare a.jsonl b.jsonl annotations/dev.jsonl"
    )


def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD.jsonl", show_default=False)],
    predictions: Annotated[
        Path | None, typer.Option("--predictions", metavar="P.jsonl", help=say("Records as extract prints them."))
    ] = None,
    tagger: Annotated[str | None, options.tagger()] = None,
    compare: Annotated[
        tuple[Path, Path] | None,
        typer.Option("--compare", metavar="A.jsonl B.jsonl", help=say("Two predictions: what B changes.")),
    ] = None,
    common: Annotated[bool, typer.Option("--common", help=say("Score only the records that both files hold."))] = False,
    json_out: Annotated[
        Path | None, typer.Option("--json", metavar="OUT", help=say("Write the figures as JSON; - prints them."))
    ] = None,
    html: Annotated[
        Path | None, typer.Option("--html", metavar="OUT", help=say("Write a page to browse the errors in."))
    ] = None,
) -> int:
    """Evaluate and print the figures; the files asked for are written beside."""
    from baocao.exchange import doccano

    if sum(given is not None for given in (predictions, tagger, compare)) > 1:
        raise UsageError("give one of --predictions, --tagger and --compare")
    if compare is not None and html is not None:
        raise UsageError("--html goes with --predictions or --tagger, not with --compare")
    records = doccano.read(gold)
    if compare is not None:
        return _compare(records, compare, common, json_out)
    return _score(records, predictions, tagger, common, json_out, html)


def _score(
    records: Sequence[Any],
    predictions: Path | None,
    tagger: str | None,
    common: bool,
    json_out: Path | None,
    html: Path | None,
) -> int:
    from baocao.evaluate.html import page
    from baocao.evaluate.records import paired, tagged
    from baocao.evaluate.report import report
    from baocao.exchange import doccano
    from baocao.recognise.taggers import tagger as tagger_named
    from baocao.render import scores
    from baocao.render.tables import console

    pairs: list[Pair]
    if predictions is not None:
        pairs, speed = paired(records, doccano.read(predictions), common), None
    else:
        pairs, speed = tagged(records, tagger_named(options.chosen_tagger(tagger)))
    figures = report(pairs, speed)
    if html is not None:
        _write(html, page(pairs, figures))
    if not _as_json(figures, json_out):
        out = console()
        for table in (scores.entities(figures), scores.relations(figures)):
            out.print(table, "")
        for line in scores.headlines(figures):
            out.print(line)
    return 0


def _compare(records: Sequence[Any], files: tuple[Path, Path], common: bool, json_out: Path | None) -> int:
    from baocao.evaluate.compare import compare
    from baocao.evaluate.records import paired
    from baocao.exchange import doccano
    from baocao.render import scores
    from baocao.render.tables import console

    first, second = (doccano.read(file) for file in files)
    if common:
        shared = {r.id for r in first} & {r.id for r in second}
        records = [r for r in records if r.id in shared]
    figures = compare(paired(records, first, common), paired(records, second, common))
    if not _as_json(figures, json_out):
        out = console()
        out.print(scores.comparison(figures), "")
        if figures["changed"]:
            out.print(scores.changed(figures))
        out.print(
            say(
                "{changed} of {count} records are scored otherwise",
                changed=len(figures["changed"]),
                count=figures["documents"],
            )
        )
    return 0


def _as_json(figures: dict[str, Any], target: Path | None) -> bool:
    """Write the figures where asked; return whether they went to standard output."""
    if target is None:
        return False
    text = json.dumps(figures, ensure_ascii=False, indent=2) + "\n"
    if str(target) == "-":
        print(text, end="")
        return True
    _write(target, text)
    return False


def _write(path: Path, text: str) -> None:
    if not path.parent.is_dir():
        raise UsageError("no such folder: {path}", path=path.parent)
    path.write_text(text, encoding="utf-8")
