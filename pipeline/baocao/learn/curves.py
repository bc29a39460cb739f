"""The plots of a run: losses and dev figures by epoch, and how far scores can be trusted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from baocao.learn.calibrate import bins, error


def _axes(width: float, count: int) -> tuple[Any, Any]:
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(1, count, figsize=(width, 3.6), layout="constrained", squeeze=False)
    return figure, axes[0]


def learning(history: Sequence[Mapping[str, float]], file: Path) -> None:
    """Draw the losses (left) and the dev figures (right) of each epoch."""
    figure, (left, right) = _axes(9, 2)
    epochs = range(1, len(history) + 1)
    for axes, names in ((left, ("tags", "titles", "relations loss")), (right, ("entities", "relations"))):
        for name in names:
            if all(name in epoch for epoch in history):
                axes.plot(epochs, [epoch[name] for epoch in history], label=name)
        axes.set_xlabel("epoch")
        axes.grid(alpha=0.3)
        axes.legend(frameon=False)
    left.set_ylabel("loss")
    left.set_yscale("log")
    right.set_ylabel("strict F1 on dev")
    figure.savefig(file, dpi=150)


def reliability(seen: Sequence[tuple[float, bool]], file: Path) -> None:
    """Draw the share that was right against the calibrated score, in ten bins of equal size."""
    figure, (axes,) = _axes(4, 1)
    points = bins(seen)
    axes.plot([0, 1], [0, 1], color="grey", linewidth=0.8)
    axes.plot([p[0] for p in points], [p[1] for p in points], "o-")
    axes.set_xlabel("score")
    axes.set_ylabel("share right (dev, cross-fitted)")
    axes.set_title(f"expected calibration error {error(seen):.3f}", fontsize=9)
    axes.grid(alpha=0.3)
    figure.savefig(file, dpi=150)
