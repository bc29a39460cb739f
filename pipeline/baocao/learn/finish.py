"""What a finished run leaves: the best epoch as a model folder, calibrated, measured, drawn and described."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from baocao.encode.shipped import open_model
from baocao.evaluate.records import Pair, tagged
from baocao.evaluate.report import report
from baocao.exchange import doccano
from baocao.learn import checkpoint, curves
from baocao.learn.agreement import agreement, with_torch
from baocao.learn.calibrate import chances, fitted, folded
from baocao.learn.card import card
from baocao.learn.config import TrainSettings
from baocao.learn.export import export, load_network
from baocao.recognise.taggers import tagger
from baocao.relate.model import LABELS


def finish(settings: TrainSettings, output: Path) -> Path:
    """Export ``output/best`` to ``output/model`` and return that folder; curves, figures and card stand beside.

    Figures on dev, and on test where the settings name it, are those of ``baocao evaluate``; a data set with other
    labels than ours keeps the figures of training.
    """
    model = export(output / "best", settings, output / "model")
    history = json.loads((output / "metrics.json").read_text(encoding="utf-8"))["history"]
    curves.learning(history, model / "curves.png")
    figures: dict[str, Any] = {}
    ours = settings.format == "jsonl" and set(json.loads((model / "model.json").read_text())["labels"]) <= set(LABELS)
    if ours:
        figures = _measured(settings, model, output)
    best = max(history, key=lambda h: h["goal"])
    checkpoint.write_json(model / "metrics.json", {"epoch": best, "settings": asdict(settings), **figures})
    text = card(settings, history, figures)
    (model / "README.md").write_text(text, encoding="utf-8")
    for name in ("README.md", "curves.png", "reliability.png"):
        if (model / name).is_file():
            shutil.copyfile(model / name, output / name)
    return model


def _measured(settings: TrainSettings, model: Path, output: Path) -> dict[str, Any]:
    """Calibrate ``model`` on dev, draw the reliability; return the figures by split, and its agreement with torch."""
    records = doccano.read(Path(settings.dev))
    pairs, _ = tagged(records, tagger(str(model)))
    found = chances(pairs)
    description = json.loads((model / "model.json").read_text(encoding="utf-8"))
    checkpoint.write_json(model / "model.json", description | {"calibration": fitted(found)})
    curves.reliability(folded(found), model / "reliability.png")
    splits: dict[str, Sequence[Pair]] = {"dev": pairs}
    if settings.test:
        splits["test"] = tagged(doccano.read(Path(settings.test)), tagger(str(model)))[0]
    opened = open_model(model)
    agreed = agreement(with_torch(opened, load_network(output / "best", settings)[0]), opened, records)
    return {name: shown(report(held, None)) for name, held in splits.items()} | {"agreement": agreed}


def shown(figures: Mapping[str, Any]) -> dict[str, Any]:
    """Return of an evaluation what a model's ``metrics.json`` keeps."""
    return {
        "entities": figures["entities"]["strict"],
        "values": figures["values"]["accuracy"],
        "relations": figures["relations"]["strict"],
        "relations_on_gold": (figures["relations"]["gold_entities"] or {}).get("micro"),
        "confidence": figures["confidence"],
        "documents": figures["documents"],
    }
