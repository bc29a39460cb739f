"""Trains the linear-chain CRF: gold records in, a folder with two chains and their settings out."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from baocao.exchange.annotation import TITLE, Record
from baocao.exchange.gold import as_document, gold_tagger
from baocao.recognise.crf import FLAT, TITLES, crfsuite, features, tags, tokens
from baocao.segment.sections import sections
from baocao.segment.sentences import sentences

# L-BFGS with elastic-net weights; features seen once are dropped. Frozen beside the model.
SETTINGS: dict[str, Any] = {
    "c1": 0.1,
    "c2": 0.02,
    "max_iterations": 120,
    "feature.minfreq": 2,
    "feature.possible_transitions": True,
}


def train(records: Sequence[Record], folder: Path) -> None:
    """Train both chains on ``records`` and write them to ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    trainers = {name: _trainer() for name in (FLAT, TITLES)}
    for record in records:
        document = as_document(record)
        found = sentences(document, sections(document))
        gold = gold_tagger(record)(found)
        for sentence in found:
            cut = tokens(sentence.text)
            rows = features(sentence, cut)
            spans = [(*m.span, m.label) for m in gold if m.sentence == sentence.index]
            for name, trainer in trainers.items():
                own = [span for span in spans if (span[2] == TITLE) is (name == TITLES)]
                if rows:
                    trainer.append(rows, tags(cut, own))
    for name, trainer in trainers.items():
        trainer.train(str(folder / name))
    stated = {"records": [record.id for record in records], "settings": SETTINGS}
    (folder / "settings.json").write_text(json.dumps(stated, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _trainer() -> Any:
    trainer = crfsuite().Trainer(verbose=False)
    trainer.select("lbfgs")
    trainer.set_params(SETTINGS)
    return trainer
