"""``baocao annotations``: check, count and convert annotated records."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from baocao.errors import UsageError
from baocao.messages import grouped, say


def about() -> str:
    """Return the help."""
    return say("Check, count and convert annotated records.")


def group() -> typer.Typer:
    """Return the verbs of ``annotations``, their help in the language in use."""
    app = typer.Typer(no_args_is_help=True, rich_markup_mode="rich")
    for name, verb, help in (
        ("check", check, say("Say what is wrong in annotations: spans, labels, values, relations, splits.")),
        ("stats", stats, say("Count records, words, labels and relations, a column a file.")),
        ("convert", convert, say(
            "Convert between doccano, conll (IOB2), docbin (spaCy) and inline mark-up."
            "\n\n[bold]Example[/]"
            "\n\nbaocao annotations convert --from doccano --to inline annotations/dev.jsonl dev.marked.txt"
        )),
        ("freeze", freeze, say("Write manifest.toml: the issuers of each split and the files' SHA-256.")),
    ):  # fmt: skip
        app.command(name, help=help)(verb)
    return app


def check(path: Annotated[Path, typer.Argument(metavar="PATH", show_default=False)]) -> int:
    """Print each finding with file, line, record and offset; exit code 2 where there is any."""
    from baocao.exchange.check import check as findings

    count = 0
    for found in findings(path):
        count += 1
        where = [str(found.file)]
        where += [say("line {line}", line=found.line)] if found.line else []
        where += [say("record {record}", record=found.record)] if found.record else []
        where += [say("offset {offset}", offset=found.problem.offset)] if found.problem.offset is not None else []
        print(f"{', '.join(where)}: {found.problem}")
    sys.stdout.flush()
    if count:
        raise UsageError("{path} has faults: {count}", count=grouped(count), path=path)
    print(say("nothing is wrong in {path}", path=path))
    return 0


def stats(
    path: Annotated[Path, typer.Argument(metavar="PATH", show_default=False)],
    as_json: Annotated[bool, typer.Option("--json", help=say("Print JSON."))] = False,
) -> int:
    """Print the counts of a file, or of each file of a folder."""
    from baocao.exchange import doccano
    from baocao.exchange.check import annotation_files
    from baocao.exchange.stats import stats as counted
    from baocao.render.annotations import stats as table
    from baocao.render.tables import console

    files = annotation_files(path)
    names = [str(file.relative_to(path)) if path.is_dir() else file.name for file in files]
    counts = {name: asdict(counted(doccano.read(file))) for name, file in zip(names, files, strict=True)}
    if as_json:
        print(json.dumps(counts, ensure_ascii=False, indent=2))
    else:
        console().print(table(counts))
    return 0


def convert(
    source: Annotated[Path, typer.Argument(metavar="IN", show_default=False)],
    target: Annotated[Path, typer.Argument(metavar="OUT", show_default=False)],
    read_as: Annotated[str, typer.Option("--from", metavar="FORMAT", help="doccano | conll | docbin | inline")],
    write_as: Annotated[str, typer.Option("--to", metavar="FORMAT", help="doccano | conll | docbin | inline")],
) -> int:
    """Convert one file; what could not be carried is said on standard error."""
    from baocao.exchange.formats import convert as converted

    if not target.parent.is_dir():
        raise UsageError("no such folder: {path}", path=target.parent)
    count, lost = converted(source, target, read_as, write_as)
    print(say("{count} records written to {path}", count=grouped(count), path=target))
    if lost:
        print(say("warning: {format} cannot carry {lost}", format=write_as, lost="; ".join(lost)), file=sys.stderr)
    return 0


def freeze(folder: Annotated[Path, typer.Argument(metavar="FOLDER", show_default=False)]) -> int:
    """Write the manifest of a folder that holds train.jsonl, dev.jsonl, test.jsonl."""
    from baocao.exchange.manifest import NAME, frozen

    manifest = frozen(folder)
    if not manifest:
        raise UsageError("no annotations (.jsonl) in {path}", path=folder)
    (folder / NAME).write_text(manifest, encoding="utf-8")
    print(say("{path} written", path=folder / NAME))
    return 0
