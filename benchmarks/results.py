"""Measures every tagger and writes what the pages show of it.

    python benchmarks/results.py [--real FOLDER] [--tagger NAME ...] [--only NAME ...]

The grammar alone, underthesea's ``ner`` (ORG, LOC, PER), a linear-chain CRF trained on the train split, and the
shipped model, alone and merged with the grammar; on dev, on test and, where a folder of annotated real passages is
given, on real text (without one, those figures stay as they were measured last). ``--tagger`` adds the folder of a
model, ``--only`` measures those alone and keeps the others' figures.

Writes ``benchmarks/results.json``, the table of README.md and README.vi.md, ``docs/results.md`` (by label and
relation), ``docs/learning-curve.png`` (of the CRF) and the figures of the shipped model's ``metrics.json``. Needs the
extra ``evaluate``.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
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
from baocao.relate.candidates import TYPES
from baocao.settings import shipped_model

HOME = Path(__file__).parent.parent
ANNOTATIONS = HOME / "annotations"
FIGURES = HOME / "benchmarks" / "results.json"
CURVE = HOME / "docs" / "learning-curve.png"
PAGE = HOME / "docs" / "results.md"
READMES = {"README.md": "en", "README.vi.md": "vi"}
BEGIN, END = "<!-- results: benchmarks/results.py -->", "<!-- end of results -->"
SHARES = (0.25, 0.5, 0.75, 1.0)
SETS = ("dev", "test", "real")
WORDS = {
    "en": ("tagger", "entities", "relations", "real passages"),
    "vi": ("bộ nhận dạng", "thực thể", "quan hệ", "đoạn văn bản thật"),
}
Figures = dict[str, Any]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--real", type=Path, help="folder of annotated real passages (.jsonl)")
    options.add_argument("--tagger", action="append", default=[], help="a further tagger to measure: a model's folder")
    options.add_argument("--only", action="append", default=[], help="measure only these rows")
    given = options.parse_args()
    sets = {name: doccano.read(ANNOTATIONS / f"{name}.jsonl") for name in ("train", "dev", "test")}
    if given.real:
        sets["real"] = [record for file in sorted(given.real.glob("*.jsonl")) for record in doccano.read(file)]
    figures: Figures = json.loads(FIGURES.read_text(encoding="utf-8")) if FIGURES.is_file() else {"taggers": {}}
    with tempfile.TemporaryDirectory() as folder:
        for name, make in rows(sets, Path(folder), figures, given.tagger).items():
            if not given.only or name in given.only:
                found, row = make(), figures["taggers"].setdefault(name, {})
                for part in SETS:
                    if part in sets:
                        row[part] = measured(sets[part], found)
                        print(name, part, json.dumps(row[part]["entities"]["micro"]), flush=True)
    FIGURES.write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    write_pages(figures)


def rows(
    sets: Mapping[str, Sequence[Record]], folder: Path, figures: Figures, further: Sequence[str]
) -> dict[str, Callable[[], Tagger]]:
    """Return how each row's tagger is made; making the CRF measures its learning curve too."""

    def underthesea() -> Tagger:
        from underthesea_tagger import tag

        return tag

    def learned() -> Tagger:
        figures["curve"] = curve(sets["train"], sets["dev"], folder)
        return crf.tagger(folder / f"{len(sets['train'])}")

    def named(name: str) -> Callable[[], Tagger]:
        return lambda: tagger(name)

    shipped = ["model", "both"] if shipped_model() else []
    return {
        "grammar": named("grammar"),
        "underthesea": underthesea,
        "CRF": learned,
        **{name: named(name) for name in (*shipped, *further)},
    }


def measured(records: Sequence[Record], found: Tagger) -> Figures:
    """Return the figures that the tables show, and their intervals."""
    pairs, _ = tagged(records, found, on_gold=False)
    figures = report(pairs, None)
    return {
        "entities": figures["entities"]["strict"],
        "values": figures["values"]["accuracy"],
        "relations": figures["relations"]["strict"],
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


def write_pages(figures: Figures) -> None:
    """Write plot, page, tables of the READMEs and the shipped model's own figures."""
    if "curve" in figures:
        plot(figures["curve"])
    taggers = figures["taggers"]
    PAGE.write_text(page(taggers), encoding="utf-8")
    for name, language in READMES.items():
        write_table(HOME / name, headline(taggers, language))
    folder = shipped_model()
    if folder and "both" in taggers:
        file = folder / "metrics.json"
        kept = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
        file.write_text(json.dumps(kept | taggers["both"], ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


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


def headline(taggers: Mapping[str, Figures], language: str) -> str:
    """Return the README's table: micro F1 of entities and relations by set, with their 95 % intervals."""
    first, entities, relations, real = WORDS[language]
    held = [s for s in SETS if any(s in f for f in taggers.values())]
    counts = {s: next(f[s]["documents"] for f in taggers.values() if s in f) for s in held}
    names = {s: f"{real if s == 'real' else s} (n = {counts[s]})" for s in held}
    heads = [first, *(f"{names[s]}: {kind}" for s in held for kind in (entities, relations))]
    lines = []
    for name, f in taggers.items():
        cells = [
            with_interval(f[s][kind]["micro"]["f1"], f[s]["confidence"][kind], language) if s in f else ""
            for s in held
            for kind in ("entities", "relations")
        ]
        lines.append([name, *cells])
    return markdown(heads, lines)


def page(taggers: Mapping[str, Figures]) -> str:
    """Return ``docs/results.md``: F1 by label and by relation, a table a set."""
    parts = [
        "# Results by label and relation\n",
        "Strict F1 (type and both edges right; of relations both ends too, end to end), made by `python"
        " benchmarks/results.py --real FOLDER`. `both` is what `baocao run` uses; the last column counts gold.\n",
    ]
    for part in SETS:
        of = {name: f[part] for name, f in taggers.items() if part in f}
        if of:
            count = next(iter(of.values()))["documents"]
            parts.append(f"## {'real passages' if part == 'real' else part} (n = {count})\n")
            parts.append(by_name(of, "entities", "labels", LABELS) + "\n")
            parts.append(by_name(of, "relations", "types", TYPES) + "\n")
    parts.append("## The CRF's learning curve\n\n![strict F1 on dev by training records](learning-curve.png)\n")
    return "\n".join(parts)


def by_name(of: Mapping[str, Figures], kind: str, names: str, order: Iterable[str]) -> str:
    lines = []
    for name in order:
        scores = [f[kind][names].get(name, {}) for f in of.values()]
        support = max(s.get("support", 0) for s in scores)
        if support:
            lines.append([name, *(number(s.get("f1", 0.0), "en") for s in scores), str(support)])
    for name in ("micro", "macro"):
        scores = [f[kind][name] for f in of.values()]
        lines.append([f"**{name}**", *(number(s["f1"], "en") for s in scores), str(scores[0]["support"])])
    values = [number(f["values"] or 0.0, "en") for f in of.values()]
    if kind == "entities":
        lines.append(["values right", *values, ""])
    return markdown([kind, *of, "n"], lines)


def number(share: float, language: str) -> str:
    written = f"{100 * share:.1f}"
    return written.replace(".", ",") if language == "vi" else written


def with_interval(share: float, interval: Sequence[float], language: str) -> str:
    return f"{number(share, language)} ({number(interval[0], language)}–{number(interval[1], language)})"


def markdown(heads: Sequence[str], lines: Sequence[Sequence[str]]) -> str:
    rule = ["---", *("--:" for _ in heads[1:])]
    return "\n".join(f"| {' | '.join(line)} |" for line in [heads, rule, *lines])


def write_table(file: Path, table: str) -> None:
    """Put the table between the page's two marks; a page without them stays as it is."""
    text = file.read_text(encoding="utf-8") if file.is_file() else ""
    if BEGIN in text and END in text:
        before, _, rest = text.partition(BEGIN)
        file.write_text(f"{before}{BEGIN}\n{table}\n{END}{rest.partition(END)[2]}", encoding="utf-8")


if __name__ == "__main__":
    main()
