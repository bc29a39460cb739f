"""``baocao models``: which models are there, and what each can do."""

from __future__ import annotations

from typing import Annotated

from baocao.cli import options
from baocao.messages import say


def about() -> str:
    """Return the help."""
    return say(
        "List the models that are there: labels, size, figures on dev, test and real text."
        "\n\n[bold]Example[/]\n\nbaocao models --json"
    )


def models(as_json: Annotated[bool, options.as_json()] = False) -> int:
    """Print a line a model; the figures are those of its ``metrics.json``."""
    from baocao.encode.shipped import described
    from baocao.render import models as shown
    from baocao.render.tables import console
    from baocao.settings import model_folders

    found = [described(folder) for folder in model_folders()]
    if as_json:
        options.print_json(found)
    elif found:
        console().print(shown.table(found))
    else:
        print(say("no model is shipped with this version: use --tagger grammar"))
    return 0
