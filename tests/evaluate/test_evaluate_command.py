"""``baocao evaluate`` and ``baocao annotations`` as typed: what they write, what they refuse."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from baocao import cli
from baocao.exchange import doccano
from baocao.exchange.annotation import Record
from invented_records import sample


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    return written(tmp_path / "gold.jsonl", sample(), replace(sample(), id="an-nhon-2022-2"))


def written(path: Path, *records: Record) -> Path:
    doccano.write(records, path)
    return path


def run(*words: object) -> int:
    return cli.execute(["--lang", "en", *(str(word) for word in words)])


def test_a_tagger_is_scored_on_gold_entities_too(
    gold: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, page = tmp_path / "figures.json", tmp_path / "errors.html"
    assert run("evaluate", gold, "--tagger", "grammar", "--json", out, "--html", page) == 0
    figures = json.loads(out.read_text(encoding="utf-8"))
    assert figures["documents"] == 2
    assert figures["relations"]["gold_entities"]["micro"]["support"] == 6
    assert figures["speed"]["chars_per_second"] > 0
    assert "micro" in capsys.readouterr().out
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_predictions_are_scored_whatever_their_order(
    gold: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = written(tmp_path / "p.jsonl", *reversed(doccano.read(gold)))
    assert run("evaluate", gold, "--predictions", other, "--json", "-") == 0
    figures = json.loads(capsys.readouterr().out)
    assert figures["entities"]["strict"]["micro"]["f1"] == 1.0
    assert figures["relations"]["gold_entities"] is None
    assert figures["speed"] == {"chars_per_second": None}


def test_extract_prints_what_evaluate_reads(gold: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("extract", gold, "--tagger", "grammar") == 0
    (tmp_path / "p.jsonl").write_text(capsys.readouterr().out, encoding="utf-8")
    assert run("evaluate", gold, "--predictions", tmp_path / "p.jsonl", "--json", tmp_path / "a.json") == 0
    assert run("evaluate", gold, "--tagger", "grammar", "--json", tmp_path / "b.json") == 0
    a, b = (json.loads((tmp_path / name).read_text(encoding="utf-8")) for name in ("a.json", "b.json"))
    assert (a["entities"], a["values"], a["relations"]["strict"]) == (
        b["entities"],
        b["values"],
        b["relations"]["strict"],
    )


def test_compare(gold: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    poor = written(
        tmp_path / "p.jsonl",
        *(replace(r, entities=r.entities[:2], relations=r.relations[:1]) for r in doccano.read(gold)),
    )
    assert run("evaluate", "--compare", poor, gold, gold, "--json", tmp_path / "c.json") == 0
    figures = json.loads((tmp_path / "c.json").read_text(encoding="utf-8"))
    assert figures["entities"]["difference"] == pytest.approx(0.5)
    assert [c["id"] for c in figures["changed"]] == ["an-nhon-2022-1", "an-nhon-2022-2"]
    assert "2 of 2 records" in capsys.readouterr().out


def test_common_scores_what_both_hold(gold: Path, tmp_path: Path) -> None:
    one = written(tmp_path / "p.jsonl", sample())
    assert run("evaluate", gold, "--predictions", one, "--common", "--json", tmp_path / "f.json") == 0
    assert json.loads((tmp_path / "f.json").read_text(encoding="utf-8"))["documents"] == 1


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda r: [], "holds no record"),
        (lambda r: r[:1], "gold.jsonl, line 2, record an-nhon-2022-2: the predictions have no such id"),
        (lambda r: [*r, replace(r[0], id="lạ")], "p.jsonl, line 3, record lạ: gold has no such id"),
        (
            lambda r: [replace(r[0], text=r[0].text.replace("4,5", "4,6")), r[1]],
            "record an-nhon-2022-1: its text is not that",
        ),
    ],
)
def test_predictions_that_do_not_fit_are_refused(change, says, gold: Path, tmp_path: Path, capsys) -> None:  # type: ignore[no-untyped-def]
    other = written(tmp_path / "p.jsonl", *change(doccano.read(gold)))
    assert run("evaluate", gold, "--predictions", other) == 2
    err = capsys.readouterr().err
    assert says in err
    assert "Traceback" not in err


@pytest.mark.parametrize(
    "words",
    [
        ("{gold}", "--predictions", "{gold}", "--tagger", "grammar"),
        ("{gold}", "--tagger", "không-có"),
        ("{gold}", "--json", "không/có/f.json"),
        ("{gold}x",),
        ("--compare", "{gold}", "{gold}"),
        (),
    ],
)
def test_wrong_usage_is_exit_2(words: tuple[str, ...], gold: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("evaluate", *(word.format(gold=gold) for word in words)) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_check_tells_each_fault_and_exits_2(gold: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("annotations", "check", gold) == 0
    record = sample()
    wrong = replace(record, entities=(replace(record.entities[0], value="KH 49"), *record.entities[1:]))
    assert run("annotations", "check", written(tmp_path / "bad.jsonl", wrong)) == 2
    out = capsys.readouterr().out
    assert "bad.jsonl, line 1, record an-nhon-2022-1, offset 0" in out


def test_stats_and_convert(gold: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("annotations", "stats", gold, "--json") == 0
    assert json.loads(capsys.readouterr().out)["gold.jsonl"]["labels"]["DATE"] == 4
    assert run("annotations", "stats", gold) == 0
    assert run("annotations", "convert", "--from", "doccano", "--to", "conll", gold, tmp_path / "g.conll") == 0
    assert "cannot carry" in capsys.readouterr().err
    assert run("annotations", "convert", "--from", "doccano", "--to", "brat", gold, tmp_path / "g") == 2


def test_freeze_writes_a_manifest_that_check_accepts(tmp_path: Path) -> None:
    written(tmp_path / "train.jsonl", sample())
    assert run("annotations", "freeze", tmp_path) == 0
    assert run("annotations", "check", tmp_path) == 0
    written(tmp_path / "train.jsonl", replace(sample(), id="khác"))
    assert run("annotations", "check", tmp_path) == 2
