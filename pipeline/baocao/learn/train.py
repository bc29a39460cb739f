"""Fine-tuning, on one screen: read, build, loop over epochs, keep the best, stop when dev no longer rises."""

from __future__ import annotations

import copy
import random
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import torch

from baocao.encode.pieces import Pieces
from baocao.encode.tags import TITLE, tag_names
from baocao.errors import UsageError
from baocao.learn import checkpoint
from baocao.learn.batches import Row, batches, rows, tensors
from baocao.learn.config import TrainSettings, as_toml
from baocao.learn.damage import damaged
from baocao.learn.examples import Example, load_examples
from baocao.learn.loss import losses
from baocao.learn.network import Network, build
from baocao.learn.score import scores
from baocao.learn.tokenizers import Cutter, cutter

Say = Callable[[str], None]


def train(settings: TrainSettings, output: Path, resume: bool = False, say: Say = print) -> dict[str, Any]:
    """Fine-tune and return the history; ``output`` gets ``best/`` and ``last/`` checkpoints, settings and metrics.

    Raises ``UsageError`` for what is wrong before anything is trained.
    """
    if (output / "last").exists() and not resume:
        raise UsageError("{folder} holds a run already: give --resume to go on, or another --output", folder=output)
    training, dev, labels = data(settings)
    cut = cutter(settings.base, settings.segment_words)
    output.mkdir(parents=True, exist_ok=True)
    (output / "settings.toml").write_text(as_toml(settings), encoding="utf-8")
    torch.manual_seed(settings.seed)
    network = build(settings.base, tag_names(labels), settings.relation_size, settings.dropout, settings.layers)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    network.to(device)
    run = _Run(settings, network, training, cut, labels, device)
    history: list[dict[str, float]] = []
    if resume and (output / "last").exists():
        history = run.restore(output / "last")
        say(f"resumed after epoch {len(history)}")
    dev_cut = [cut.pieces([s.text for s in e.sentences]) for e in dev]
    dev_rows = rows(
        dev, dev_cut, labels, settings.window, settings.overlap, 1.0 if settings.hints else 0.0, random.Random(0)
    )
    while len(history) < settings.epochs and not _stale(history, settings.patience):
        started = time.time()
        epoch = run.epoch(len(history))
        epoch |= scores(run.average, dev_rows, dev, dev_cut, labels, 4 * settings.batch)
        epoch["goal"] = (epoch["entities"] + epoch["relations"]) / 2 if settings.relations else epoch["entities"]
        epoch["seconds"] = time.time() - started
        history.append(epoch)
        say(f"epoch {len(history)}: " + ", ".join(f"{k} {v:.4f}" for k, v in epoch.items()))
        if epoch["goal"] >= max(h["goal"] for h in history):
            checkpoint.save(output / "best", run.average, cut.tokenizer, {"labels": labels, "epoch": len(history)})
        checkpoint.save(output / "last", network, cut.tokenizer, run.state(history))
        checkpoint.write_json(output / "metrics.json", {"labels": labels, "history": history})
    return {"labels": labels, "history": history}


def data(settings: TrainSettings) -> tuple[list[Example], list[Example], tuple[str, ...]]:
    """Return training and dev examples and the flat labels; unknown dev labels are refused."""
    hints = settings.hints > 0 and settings.format == "jsonl"
    training = load_examples(settings.train, settings.format, hints)
    dev = load_examples(settings.dev, settings.format, hints, "validation")
    labels = tuple(sorted({m.label for e in training for m in e.gold} - {TITLE}))
    unknown = sorted({m.label for e in dev for m in e.gold} - {*labels, TITLE})
    if not labels or unknown:
        raise UsageError(
            "{path} has labels that the train split lacks: {labels}",
            path=settings.dev,
            labels=", ".join(unknown) or "all",
        )
    return training, dev, labels


def _stale(history: Sequence[dict[str, float]], patience: int) -> bool:
    goals = [h["goal"] for h in history]
    return bool(goals) and len(goals) - 1 - goals.index(max(goals)) >= patience


class _Run:
    """The state that must live while training: network, its running average, optimiser, step."""

    def __init__(
        self,
        settings: TrainSettings,
        network: Network,
        training: Sequence[Example],
        cut: Cutter,
        labels: Sequence[str],
        device: Any,
    ) -> None:
        self.settings, self.network, self.training, self.cut = settings, network, training, cut
        self.labels, self.device = labels, device
        self.average = copy.deepcopy(network).eval()
        fresh = [p for n, p in network.named_parameters() if n.startswith("heads.") or ".classifier." in n]
        known = {id(p) for p in fresh}
        base = [p for p in network.parameters() if id(p) not in known]
        self.rates = (settings.learning_rate, settings.head_rate)
        self.optimiser = torch.optim.AdamW(
            [{"params": base}, {"params": fresh}], lr=1.0, weight_decay=settings.weight_decay
        )
        self.step = 0
        self.steps = settings.epochs * max(1, self._pieces() // settings.batch)
        self.half = half_precision(settings.precision, device)

    def _pieces(self) -> int:
        return sum(len(p.ids) + 1 for e in self.training for p in self.cut.pieces([s.text for s in e.sentences]))

    def epoch(self, number: int) -> dict[str, float]:
        """Train once over the data, damaged and packed anew, and return the mean losses."""
        rng = random.Random(f"{self.settings.seed}-{number}")
        torch.manual_seed(self.settings.seed + number)
        self.network.train()
        sums: dict[str, float] = {}
        packed = self._rows(rng)
        found = list(batches(packed, self.settings.batch, rng))
        for batch in found:
            for name, value in self._learn(tensors(batch, self.device)).items():
                sums[name] = sums.get(name, 0.0) + value / len(found)
        return sums

    def _rows(self, rng: random.Random) -> list[Row]:
        examples = [damaged(e, self.settings.damage, rng) for e in self.training]
        cut: list[list[Pieces]] = [self.cut.pieces([s.text for s in e.sentences]) for e in examples]
        size = rng.choice([self.settings.window, self.settings.window * 3 // 4, self.settings.window // 2])
        return rows(examples, cut, self.labels, size, min(self.settings.overlap, size // 4), self.settings.hints, rng)

    def _learn(self, batch: dict[str, Any]) -> dict[str, float]:
        share = self.step / max(1, self.steps)
        factor = min(1.0, share / self.settings.warmup) * max(0.02, 1 - share)
        for group, rate in zip(self.optimiser.param_groups, self.rates, strict=True):
            group["lr"] = rate * max(factor, 1e-3)
        with torch.autocast(self.device.type, torch.bfloat16, enabled=self.half):
            loss, parts = losses(self.network, batch, self.settings.relation_weight if self.settings.relations else 0.0)
        self.optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimiser.step()
        self.step += 1
        decay = min(self.settings.average, (1 + self.step) / (10 + self.step))
        with torch.no_grad():
            for mean, value in zip(self.average.parameters(), self.network.parameters(), strict=True):
                mean.lerp_(value, 1 - decay)
        return parts

    def state(self, history: list[dict[str, float]]) -> dict[str, Any]:
        """Return what a resumed run needs beside the weights."""
        return {
            "optimiser": self.optimiser.state_dict(),
            "average": self.average.state_dict(),
            "step": self.step,
            "history": history,
            "labels": tuple(self.labels),
        }

    def restore(self, folder: Path) -> list[dict[str, float]]:
        """Take up a run from its last checkpoint and return its history."""
        state = checkpoint.load(folder, self.network)
        if tuple(state["labels"]) != tuple(self.labels):
            raise UsageError("the checkpoint {folder} belongs to another model: start the run afresh", folder=folder)
        self.optimiser.load_state_dict(state["optimiser"])
        self.average.load_state_dict(state["average"])
        self.step = state["step"]
        history: list[dict[str, float]] = state["history"]
        return history


def half_precision(wanted: str, device: Any) -> bool:
    """Say whether to compute in bfloat16: as asked, else where the machine has it."""
    if wanted != "auto":
        return wanted == "bfloat16"
    if device.type == "cuda":
        return bool(torch.cuda.is_bf16_supported())
    return "bf16" in _processor_flags()


def _processor_flags() -> str:
    try:
        return Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        return ""
