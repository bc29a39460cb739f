"""The model card: what a model is, what it learned from, how good it is, where it fails."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from baocao.learn.config import TrainSettings, as_toml


def card(settings: TrainSettings, history: Sequence[Mapping[str, float]], figures: Mapping[str, Any]) -> str:
    """Return the card in Markdown; ``figures`` hold, by split, what ``finish.shown`` keeps of an evaluation."""
    best = max(range(len(history)), key=lambda k: history[k]["goal"])
    parts = [
        f"# {settings.name}\n",
        "Reads Vietnamese government reports: entities and, where its data has them, relations. Made with"
        " `baocao train`; run it with `--tagger FOLDER`.\n",
        f"- encoder: `{settings.base}`, fine-tuned on `{settings.train}`; the best of {len(history)} epochs is epoch"
        f" {best + 1} (on `{settings.dev}`)",
        "- licence: that of the encoder and of the data; the code is Apache-2.0",
        "- reads: sentences as the layout sees them, in windows, the grammar's tags beside the pieces where it has any",
        "- limits: it knows the language of reports, in Vietnamese; other genres were not measured\n",
    ]
    for split in ("dev", "test"):
        if split in figures:
            parts.append(table(split, figures[split]))
    if "agreement" in figures:
        same = figures["agreement"]
        parts.append(
            f"int8 against the trained weights in float32, {same['sentences']} sentences of dev: of {same['entities']}"
            f" entities {100 * same['different']:.1f} % differ; F1 {100 * same['f1_exported']:.1f} against"
            f" {100 * same['f1_trained']:.1f}.\n"
        )
    if figures:
        parts.append("Scores are calibrated on dev (cross-fitted in the plot):\n\n![reliability](reliability.png)\n")
    parts.append("![losses, and F1 on dev](curves.png)\n")
    parts.append(f"## Settings\n\n```toml\n{as_toml(settings)}```\n")
    return "\n".join(parts)


def table(split: str, measured: Mapping[str, Any]) -> str:
    """Return one split's figures: precision, recall, F1 and support by label and by relation."""
    entities, relations, sure = measured["entities"], measured["relations"], measured["confidence"]
    lines = [
        f"## {split}: {measured['documents']} records\n",
        f"Strict F1, with 95 % intervals: entities {_with(entities['micro']['f1'], sure['entities'])},"
        f" relations {_with(relations['micro']['f1'], sure['relations'])};"
        f" values {100 * (measured['values'] or 0):.1f} right.\n",
        "| | precision | recall | F1 | support |\n| --- | --: | --: | --: | --: |",
        *(_row(name, scores) for name, scores in (*entities["labels"].items(), *relations["types"].items())),
    ]
    return "\n".join(lines) + "\n"


def _row(name: str, scores: Mapping[str, float]) -> str:
    figures = " | ".join(f"{100 * scores[key]:.1f}" for key in ("precision", "recall", "f1"))
    return f"| {name} | {figures} | {scores['support']} |"


def _with(figure: float, interval: Sequence[float]) -> str:
    return f"{100 * figure:.1f} ({100 * interval[0]:.1f}–{100 * interval[1]:.1f})"
