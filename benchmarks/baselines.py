"""Measures the baselines and writes what the README shows of them: two tables and the CRF's learning curve.

    python benchmarks/baselines.py [--real FOLDER] [--tagger NAME ...]

The grammar alone, underthesea's ``ner`` (ORG, LOC, PER) and a linear-chain CRF trained on the train split, on dev, on
test and, where a folder of annotated real passages is given, on real text; without one its figures stay as they were
measured last. ``--tagger`` adds rows: ``both``, or the folder of a model. Needs the extra ``evaluate``.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from baocao.evaluate.records import tagged
from baocao.evaluate.report import LABELS, report
from baocao.exchange import doccano
from baocao.exchange.annotation import Record
from baocao.flow import Tagger
from baocao.learn.crf import train
from baocao.recognise import crf
from baocao.recognise.taggers import tagger

HOME = Path(__file__).parent.parent
ANNOTATIONS = HOME / "annotations"
FIGURES = HOME / "benchmarks" / "baselines.json"
CURVE = HOME / "docs" / "learning-curve.png"
PAGES = {"README.md": "en", "README.vi.md": "vi"}
BEGIN, END = "<!-- baselines: benchmarks/baselines.py -->", "<!-- end of baselines -->"
SHARES = (0.25, 0.5, 0.75, 1.0)
SETS = ("dev", "test", "real")
WORDS = {
    "en": ("tagger", "label", "micro", "macro", "relations", "real passages", "strict F1 by label on {set}"),
    "vi": ("bộ nhận dạng", "nhãn", "micro", "macro", "quan hệ", "đoạn văn bản thật", "F1 chặt theo nhãn trên {set}"),
}


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--real", type=Path, help="folder of annotated real passages (.jsonl)")
    options.add_argument("--tagger", action="append", default=[], help="a further tagger to measure, by name or folder")
    options.add_argument(
        "--annotations", type=Path, default=ANNOTATIONS, help="folder of train.jsonl, dev.jsonl, test.jsonl"
    )
    given = options.parse_args()
    sets = {name: doccano.read(given.annotations / f"{name}.jsonl") for name in ("train", "dev", "test")}
    if given.real:
        sets["real"] = [record for file in sorted(given.real.glob("*.jsonl")) for record in doccano.read(file)]
    figures = json.loads(FIGURES.read_text(encoding="utf-8")) if FIGURES.is_file() else {"taggers": {}}
    with tempfile.TemporaryDirectory() as folder:
        figures["curve"] = curve(sets["train"], sets["dev"], Path(folder))
        whole = crf.tagger(Path(folder) / f"{len(sets['train'])}")
        for name, found in taggers(whole, given.tagger).items():
            figures["taggers"].setdefault(name, {})
            for part in SETS:
                if part in sets:
                    figures["taggers"][name][part] = measured(sets[part], found)
                    print(name, part, json.dumps(figures["taggers"][name][part]["entities"]["micro"]), flush=True)
    FIGURES.write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    plot(figures["curve"])
    for page, language in PAGES.items():
        write_table(HOME / page, tables(figures["taggers"], language))


def taggers(whole: Tagger, further: Sequence[str]) -> dict[str, Tagger]:
    from underthesea_tagger import tag

    return {"grammar": tagger("grammar"), "underthesea": tag, "CRF": whole} | {name: tagger(name) for name in further}


def measured(records: Sequence[Record], found: Tagger) -> dict[str, Any]:
    """Return the figures that the tables show, and their intervals."""
    pairs, speed = tagged(records, found, on_gold=False)
    figures = report(pairs, speed)
    return {
        "entities": figures["entities"]["strict"],
        "values": figures["values"]["accuracy"],
        "relations": figures["relations"]["strict"]["micro"],
        "confidence": figures["confidence"],
        "documents": figures["documents"],
    }


def curve(train_records: Sequence[Record], dev: Sequence[Record], folder: Path) -> list[dict[str, float]]:
    """Return records, micro and macro F1 on dev of the CRF trained on growing, nested shares of train."""
    ordered = sorted(train_records, key=lambda record: hashlib.sha256(record.id.encode()).hexdigest())
    points = []
    for share in SHARES:
        count = round(len(ordered) * share)
        train(ordered[:count], folder / f"{count}")
        scores = measured(dev, crf.tagger(folder / f"{count}"))["entities"]
        points.append(
            {"share": share, "records": count, "micro": scores["micro"]["f1"], "macro": scores["macro"]["f1"]}
        )
        print("CRF", points[-1], flush=True)
    return points


def plot(points: Sequence[Mapping[str, float]]) -> None:
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=(6, 3.6), layout="constrained")
    for name, style in (("micro", "o-"), ("macro", "s--")):
        axes.plot([p["records"] for p in points], [100 * p[name] for p in points], style, label=f"{name} F1")
    axes.set_xlabel("training records")
    axes.set_ylabel("strict F1 on dev, %")
    axes.set_xticks([p["records"] for p in points], [f"{p['records']:.0f}\n{p['share']:.0%}" for p in points])
    axes.grid(alpha=0.3)
    axes.legend(frameon=False)
    CURVE.parent.mkdir(exist_ok=True)
    figure.savefig(CURVE, dpi=150)


def tables(figures: Mapping[str, Any], language: str) -> str:
    """Return the tables in Markdown: micro and macro F1 by set, then F1 by label on test and on real text."""
    tagger_word, label_word, micro, macro, _, real, by_label = WORDS[language]
    held = [s for s in SETS if any(s in f for f in figures.values())]
    shown = {s: real if s == "real" else s for s in held}
    counts = {s: next(f[s]["documents"] for f in figures.values() if s in f) for s in held}
    heads = [f"{shown[s]} (n = {counts[s]}) {kind}" for s in held for kind in (micro, macro)]
    rows = [
        [
            name,
            *(
                number(f[s]["entities"][kind]["f1"], language) if s in f else ""
                for s in held
                for kind in ("micro", "macro")
            ),
        ]
        for name, f in figures.items()
    ]
    parts = [markdown([tagger_word, *heads], rows)]
    for s in held[1:]:
        of = {name: f[s]["entities"]["labels"] for name, f in figures.items() if s in f}
        lines = [
            [label, *(number(scores.get(label, {}).get("f1", 0.0), language) for scores in of.values())]
            for label in LABELS
            if any(scores.get(label, {}).get("support") for scores in of.values())
        ]
        parts.append(f"{by_label.format(set=shown[s])}:\n\n{markdown([label_word, *of], lines)}")
    return "\n\n".join(parts)


def number(share: float, language: str) -> str:
    written = f"{100 * share:.1f}"
    return written.replace(".", ",") if language == "vi" else written


def markdown(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [heads, ["---", *("--:" for _ in heads[1:])], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def write_table(page: Path, table: str) -> None:
    """Put the tables between the page's two marks; a page without them stays as it is."""
    text = page.read_text(encoding="utf-8") if page.is_file() else ""
    if BEGIN in text and END in text:
        before, _, rest = text.partition(BEGIN)
        page.write_text(f"{before}{BEGIN}\n{table}\n{END}{rest.partition(END)[2]}", encoding="utf-8")


if __name__ == "__main__":
    main()
