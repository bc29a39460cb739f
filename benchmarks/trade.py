"""What layers and precision are worth: F1 on dev against characters a second, memory and start-up, one run.

    python benchmarks/trade.py [--texts FOLDER] [--megabytes 1] [--model FOLDER ...]

Every tagger reads the same distinct text as ``baocao extract FOLDER --tagger …`` does, two processes on two cores,
one thread each, start and output included; beside it ``underthesea.ner``, one process, after its import. Memory is the
sum over the processes at its highest. Start-up is the whole command on one line. Writes ``docs/trade.md``, its plot.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(threads, "1")

from distinct import from_folder, made

HOME = Path(__file__).parent.parent
PAGE, PLOT = HOME / "docs" / "trade.md", HOME / "docs" / "trade.png"
LINE = "Nghị quyết số 45/2022/QH15 ngày 11/01/2022 của Quốc hội, chi 5,5 tỷ đồng."
PIECE = 40_000  # characters a file
SHARE = 0.2  # of the text that underthesea, the slowest, reads


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--texts", type=Path, help="folder of .txt to read (else text made up by distinct.py)")
    options.add_argument("--megabytes", type=float, default=1.0)
    options.add_argument("--model", action="append", default=[], help="a further model's folder")
    given = options.parse_args()
    wanted = int(given.megabytes * 1e6)
    text = "\n\n".join(from_folder(given.texts, wanted) if given.texts else made(wanted))[:wanted]
    rows = [{"tagger": "underthesea.ner", "speed": underthesea(text[: int(len(text) * SHARE)])}]
    with tempfile.TemporaryDirectory() as folder:
        for at in range(0, len(text), PIECE):
            (Path(folder) / f"{at:09}.txt").write_text(text[at : at + PIECE], encoding="utf-8")
        for name in ("grammar", "both", *given.model):
            rows.append(row(name, Path(folder), len(text)))
            print(json.dumps(rows[-1]), flush=True)
    PAGE.write_text(page(rows, len(text)), encoding="utf-8")
    plot(rows)


def underthesea(text: str) -> float:
    from underthesea import ner

    ner(LINE)
    begun = time.perf_counter()
    for line in text.split("\n"):
        if line.strip():
            ner(line)
    return len(text) / (time.perf_counter() - begun)


def row(name: str, folder: Path, characters: int) -> dict[str, Any]:
    """Return what one tagger costs and is worth."""
    seconds, memory = run([str(folder)], name)
    start, _ = run([], name)
    figures = evaluated(name)
    described = facts(name)
    return {
        "tagger": described.get("name", name),
        "layers": described.get("layers", ""),
        "precision": described.get("precision", ""),
        "speed": characters / seconds,
        "memory": memory,
        "start": start,
        "entities": figures["entities"]["strict"]["micro"]["f1"],
        "relations": figures["relations"]["strict"]["micro"]["f1"],
    }


def run(inputs: Sequence[str], tagger: str) -> tuple[float, float]:
    """Return seconds and peak megabytes of one extract, on a line of standard input where no input is given."""
    command = [sys.executable, "-m", "baocao", "extract", *(inputs or ["-"]), "--tagger", tagger]
    begun = time.perf_counter()
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
    peak = [0.0]
    watch = threading.Thread(target=_watch, args=(process, peak))
    watch.start()
    process.communicate(LINE.encode())
    seconds = time.perf_counter() - begun
    watch.join()
    assert process.returncode == 0
    return seconds, peak[0]


def _watch(process: subprocess.Popen[bytes], peak: list[float]) -> None:
    while process.poll() is None:
        peak[0] = max(peak[0], sum(_resident(pid) for pid in [process.pid, *_children(process.pid)]))
        time.sleep(0.05)


def _children(pid: int) -> list[int]:
    try:
        return [int(p) for p in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def _resident(pid: int) -> float:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
    except (OSError, IndexError):
        return 0.0


def evaluated(name: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "baocao", "evaluate", str(HOME / "annotations" / "dev.jsonl"), "--tagger", name]
    done = subprocess.run([*command, "--json", "-"], capture_output=True, check=True, text=True)
    figures: dict[str, Any] = json.loads(done.stdout)
    return figures


def facts(name: str) -> Mapping[str, Any]:
    from baocao.settings import shipped_model

    folder = shipped_model() if name == "both" else Path(name)
    if folder is None or not (folder / "model.json").is_file():
        return {}
    known: dict[str, Any] = json.loads((folder / "model.json").read_text(encoding="utf-8"))
    return known


def page(rows: Sequence[Mapping[str, Any]], characters: int) -> str:
    """Return ``docs/trade.md``."""
    slow = rows[0]["speed"]
    heads = ["", "layers", "precision", "characters/s", "× underthesea", "memory, MB", "start-up, s"]
    heads += ["F1 entities", "F1 relations"]
    lines = [
        "# Speed against accuracy\n",
        f"`python benchmarks/trade.py`: {characters / 1e6:.1f} million characters of distinct text, two processes on"
        " two cores (`baocao extract FOLDER --tagger …`, start and output included); `underthesea.ner`, one process."
        " F1: strict micro on dev, merged with the grammar.\n",
        f"| {' | '.join(heads)} |",
        f"| --- {'| --: ' * (len(heads) - 1)}|",
    ]
    for r in rows:
        figures = [f"{r['speed']:,.0f}", f"{r['speed'] / slow:.1f}"]
        figures += [f"{r['memory']:.0f}", f"{r['start']:.2f}"] if "memory" in r else ["", ""]
        figures += [f"{100 * r[k]:.1f}" for k in ("entities", "relations")] if "entities" in r else ["", ""]
        lines.append(f"| {r['tagger']} | {r.get('layers', '')} | {r.get('precision', '')} | {' | '.join(figures)} |")
    return "\n".join([*lines, "", "![F1 against speed](trade.png)", ""])


def plot(rows: Sequence[Mapping[str, Any]]) -> None:
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=(6, 3.6), layout="constrained")
    for r in rows:
        if "entities" in r:
            label = f"{r['tagger']} {r['layers']} {r['precision']}".strip()
            axes.plot(r["speed"], 100 * r["entities"], "o")
            axes.annotate(
                label, (r["speed"], 100 * r["entities"]), textcoords="offset points", xytext=(5, 5), fontsize=8
            )
    axes.axvline(rows[0]["speed"], color="grey", linewidth=0.8, linestyle="--")
    axes.set_xscale("log")
    axes.set_xlabel("characters a second, two cores (dashed: underthesea.ner)")
    axes.set_ylabel("strict F1 of entities on dev, %")
    axes.grid(alpha=0.3)
    figure.savefig(PLOT, dpi=150)


if __name__ == "__main__":
    main()
