"""How fast reports are read, on one core, beside what else reads Vietnamese: one run, figures and ratios.

    python benchmarks/speed.py [--texts FOLDER] [--megabytes 3] [--json FILE]

``grammar`` is what ``baocao extract --tagger grammar`` does with a text, layout and JSON included, over 3 MB or more of
distinct text. ``underthesea.ner`` and ``dateparser.search`` read the sample report line by line; each is called once
before the clock starts, so that loading is nobody's time. Adversarial lines: 1 MB without a word in it.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import time
from collections.abc import Callable
from pathlib import Path

for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(threads, "1")

from distinct import CORPUS, from_folder, made

ADVERSARIAL = {
    "digits": "0123456789",
    "dots": ".",
    "dashes": "-",
    "slashes": "/",
    "numbers with dots": "1.",
    "numbers with dashes": "12-",
    "numbers with slashes": "3/",
    "numbers": "7 ",
}
ROUNDS = 3


def grammar() -> Callable[[str], object]:
    """Return the whole way of a text to its line of JSON."""
    from baocao.flow import analyse
    from baocao.ingest.readers import from_text
    from baocao.recognise.taggers import tagger
    from baocao.render.records import to_line

    by_grammar = tagger("grammar")
    return lambda text: to_line(analyse(from_text("text", text), by_grammar))


def underthesea() -> Callable[[str], object]:
    from underthesea import ner

    return lambda text: [ner(line) for line in text.split("\n") if line.strip()]


def dateparser() -> Callable[[str], object]:
    from dateparser.search import search_dates

    return lambda text: [search_dates(line, languages=["vi"]) for line in text.split("\n") if line.strip()]


def rate(read: Callable[[str], object], texts: list[str], rounds: int = 1) -> float:
    """Return characters a second, the best of ``rounds`` (the others had the machine to share)."""
    best = 0.0
    for _ in range(rounds):
        began = time.perf_counter()
        for text in texts:
            read(text)
        best = max(best, sum(map(len, texts)) / (time.perf_counter() - began))
    return best


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path, help="folder of .txt files to measure on")
    parser.add_argument("--megabytes", type=float, default=3.0, help="how much of it (millions of characters)")
    parser.add_argument("--json", type=Path, help="write the figures here too")
    options = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})

    wanted = round(options.megabytes * 1e6)
    texts = from_folder(options.texts, wanted) if options.texts else made(wanted)
    sample = (CORPUS / "185-bc-ubnd-can-tho-2024.txt").read_text(encoding="utf-8")
    read = grammar()
    read(sample[:2000])
    figures: dict[str, float] = {"grammar": rate(read, texts, ROUNDS), "grammar, sample": rate(read, [sample], ROUNDS)}
    print(f"{sum(map(len, texts)):,} characters of distinct text in {len(texts)} texts, one core\n")
    print(f"{'':28}{'characters/s':>14}{'grammar is':>14}")
    print(f"{'baocao grammar':28}{figures['grammar']:>14,.0f}")
    print(f"{'  on the sample':28}{figures['grammar, sample']:>14,.0f}")
    for name, load in (("underthesea", underthesea), ("dateparser", dateparser)):
        if importlib.util.find_spec(name) is None:
            print(f"{name:28}{'not installed':>14}")
            continue
        other = load()
        other(sample[:500])
        figures[name] = rate(other, [sample])
        print(f"{name:28}{figures[name]:>14,.0f}{figures['grammar'] / figures[name]:>12.1f} ×")
    print("\nadversarial lines, 1 MB each: time per character against prose (2 is the limit)")
    for name, unit in ADVERSARIAL.items():
        line = (unit * (1_000_000 // len(unit)))[:1_000_000]
        figures[f"line of {name}"] = rate(read, [line])
        print(
            f"{name:28}{figures[f'line of {name}']:>14,.0f}{figures['grammar'] / figures[f'line of {name}']:>12.2f} ×"
        )
    if options.json:
        options.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
