"""``baocao show``: what a report says of itself, and how much was found in it."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from baocao.cli import options
from baocao.messages import grouped, say


def about() -> str:
    """Return the help."""
    return say(
        "Show a report's header fields, each with its reason, and counts of what was found in it."
        "\n\n[bold]Example[/]\n\nbaocao show 185-bc-ubnd-can-tho-2024.txt"
    )


def show(
    report: Annotated[str, typer.Argument(metavar="REPORT", show_default=False)],
    store: Annotated[str, options.store()] = options.DEFAULT_STORE,
    json: Annotated[bool, options.as_json()] = False,
) -> None:
    """Print one stored report's header and counts."""
    from dataclasses import asdict

    from baocao.store import open_store, queries

    with open_store(store) as opened:
        found = queries.show(opened, report)
    if json:
        options.print_json(asdict(found))
        return
    from baocao.render import tables
    from baocao.render.labels import FIELD_NAMES, ROLE_NAMES, named

    out = tables.console()
    out.print(f"[bold]{tables.escape(found.report)}[/]")
    out.print(
        say(
            "{characters} characters, {sentences} sentences, {sections} sections",
            characters=grouped(found.characters),
            sentences=grouped(found.counts["sentences"]),
            sections=grouped(found.counts["sections"]),
        ),
        style="dim",
    )
    fields = [
        (n, found.header[n]["value"], found.header[n]["reason"]) for n in FIELD_NAMES if _stated(found.header.get(n))
    ]
    if found.header.get("recipients"):
        fields.append(("recipients", "; ".join(found.header["recipients"]), ""))
    out.print()
    out.print(tables.fields(fields))
    out.print()
    out.print(tables.counts(found.labels.items()))
    roles = ", ".join(f"{named(ROLE_NAMES, role)} {grouped(n)}" for role, n in found.roles.items())
    out.print()
    out.print(
        say(
            "{citations} citations of {documents} documents ({roles})",
            citations=grouped(found.counts["citations"]),
            documents=grouped(found.counts["documents"]),
            roles=roles or "-",
        )
    )
    relations = ", ".join(f"{name} {grouped(n)}" for name, n in sorted(found.relations.items(), key=lambda p: -p[1]))
    if relations:
        out.print(say("relations: {relations}", relations=relations))


def _stated(field: Any) -> bool:
    return isinstance(field, dict) and bool(field.get("value"))
