"""``baocao train``: fine-tune an encoder as a configuration says, and leave a model that ``--tagger`` takes."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from baocao.errors import missing_extra
from baocao.messages import say


def about() -> str:
    """Return the help."""
    return say(
        "Fine-tune an encoder on annotations as a TOML file says; needs the extra train."
        "\n\nThe folder gets the settings, checkpoints, figures, curves, a card, and model/, which --tagger takes."
        "\n\n[bold]Examples[/]"
        "\n\nbaocao train configs/baocao-small.toml --output runs/small"
        "\n\nbaocao train configs/baocao-small.toml --output runs/small --resume"
    )


def train(
    config: Annotated[Path, typer.Argument(metavar="CONFIG.toml", show_default=False)],
    output: Annotated[
        Path | None, typer.Option("--output", metavar="DIR", help=say("The run's folder; by default runs/NAME."))
    ] = None,
    resume: Annotated[bool, typer.Option("--resume", help=say("Go on with a run that was stopped."))] = False,
) -> int:
    """Train to the end, then export and describe the best epoch's model."""
    from baocao.learn.config import load_settings

    settings = load_settings(config)
    folder = output or Path("runs") / settings.name
    try:
        from baocao.learn.finish import finish
        from baocao.learn.train import train as learn
    except ImportError as error:
        raise missing_extra("train") from error
    learn(settings, folder, resume, lambda line: print(line, flush=True))
    model = finish(settings, folder)
    print(say("the model is in {folder}: baocao extract REPORT --tagger {folder}", folder=model))
    return 0
