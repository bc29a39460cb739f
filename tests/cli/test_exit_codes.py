"""Exit codes and the one sentence that goes with them; bad input is quarantined and the rest goes in."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from tests.cli.conftest import REPORT, Run

USAGE = [
    ("unknown option", "cite x --colour", "--colour"),
    ("unknown command", "quote x", "quote"),
    ("no query", "cite", "QUERY"),
    ("empty query", "cite ... --store sqlite:///there.db", "câu hỏi trống"),
    ("empty search", "search --", "WORDS"),
    ("search without a word", "search !! --store sqlite:///there.db", "câu hỏi trống"),
    ("bad store", "run reports --store facts", "facts"),
    ("unknown kind of store", "run reports --store mysql://a/b", "mysql"),
    ("absent store", "search x --store sqlite:///none.db", "none.db"),
    ("store in no folder", "run reports --store sqlite:///no/where.db", "no"),
    ("bad date", "run reports --date 28/6/2024", "28/6/2024"),
    ("no such day", "extract reports --date 2023-02-29", "2023-02-29"),
    ("compact date", "extract reports --date 20230228", "20230228"),
    ("missing path", "run nowhere.txt", "nowhere.txt"),
    ("folder without reports", "run empty", "empty"),
    ("two reports with one id", "run reports reports/an-binh.txt", "an-binh.txt"),
    ("unknown tagger", "run reports --tagger magic", "magic"),
    ("unknown format", "extract reports --format xml", "xml"),
    ("limit of none", "cite x --limit 0", "limit"),
    ("limit of words", "cite x --limit many", "limit"),
    ("no jobs", "run reports --jobs 0", "jobs"),
    ("unknown language", "status --lang fr", "fr"),
    ("unknown report", "show nothing.txt --store sqlite:///there.db", "nothing.txt"),
    ("unknown report to forget", "forget nothing.txt --store sqlite:///there.db", "nothing.txt"),
]


@pytest.mark.parametrize(("what", "line", "named"), USAGE, ids=[what for what, *_ in USAGE])
def test_wrong_usage(run: Run, folder: Path, what: str, line: str, named: str) -> None:
    (folder / "empty").mkdir()
    if "there.db" in line:
        assert run("run", "reports", "--store", "sqlite:///there.db").code == 0
    ran = run(*line.split())
    assert ran.code == 2, ran.err
    assert named in ran.err
    assert ran.err.startswith("baocao: ") and ran.err.count("\n") == 1
    assert not (folder / "facts.db").exists()


BAD = {
    "empty.txt": b"",
    "blank.txt": b" \n\n",
    "nul.txt": b"B\xc3\xa1o\x00c\xc3\xa1o",
    "latin.txt": "Báo cáo".encode() + b"\xe1\xbb",
    "binary.txt": bytes(range(1, 32)) * 50,
    "broken.pdf": b"%PDF-1.7 and no more",
    "broken.docx": b"PK\x03\x04 and no more",
}
GOOD = {
    "nfd.txt": unicodedata.normalize("NFD", REPORT).encode(),
    "crlf.txt": REPORT.replace("\n", "\r\n").encode(),
    "bom.txt": b"\xef\xbb\xbf" + REPORT.encode(),
}


def test_bad_files_are_quarantined_and_the_rest_goes_in(run: Run, folder: Path) -> None:
    for name, content in {**BAD, **GOOD}.items():
        (folder / "reports" / name).write_bytes(content)
    records = '{"id": "good", "text": "Quyết định số 5/QĐ-UBND."}\n{"id": "bad", "text": 7}\nnothing\n'
    (folder / "reports/records.jsonl").write_text(records, encoding="utf-8")
    ran = run("run", "reports")
    assert ran.code == 3
    refused = {*BAD, "records.jsonl:2", "records.jsonl:3"}
    assert sum(f"bị cách ly: {name}: " in ran.err for name in refused) == len(refused) == ran.err.count("\n")
    assert "Traceback" not in ran.err
    status = run("status").out
    assert all(name in status for name in refused)
    for name in (*GOOD, "good", "an-binh.txt"):
        assert run("show", name).code == 0, name
    assert run("extract", "reports").code == 3


def test_the_offset_of_bad_utf_8_is_named(run: Run, folder: Path) -> None:
    (folder / "reports/latin.txt").write_bytes(b"x" * 41 + b"\xff\xfe" + "Báo cáo".encode())
    assert "byte thứ 41" in run("extract", "reports/latin.txt").err


def test_a_file_made_good_leaves_quarantine(run: Run, folder: Path) -> None:
    (folder / "reports/late.txt").write_bytes(b"")
    assert run("run", "reports").code == 3
    (folder / "reports/late.txt").write_text(REPORT, encoding="utf-8")
    assert run("run", "reports").code == 0
    assert "không có tệp nào bị cách ly" in run("status").out


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser reads everything")
def test_an_unreadable_file(run: Run, folder: Path) -> None:
    (folder / "reports/secret.txt").write_text(REPORT, encoding="utf-8")
    (folder / "reports/secret.txt").chmod(0)
    assert run("run", "reports").code == 3


def test_a_store_from_a_newer_version(stored: Run, folder: Path) -> None:
    with sqlite3.connect(folder / "facts.db") as connection:
        connection.execute("UPDATE schema_version SET version = 999")
    ran = stored("search", "x")
    assert ran.code == 1 and "999" in ran.err


def test_a_file_that_is_no_store(run: Run, folder: Path) -> None:
    (folder / "facts.db").write_text("not a database, and long enough to be looked at", encoding="utf-8")
    assert run("search", "x").code == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_under_the_output(folder: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "baocao", "extract", "reports"], stdout=full, stderr=subprocess.PIPE
        )
    assert done.returncode == 1
    assert done.stderr.decode().count("\n") == 1


def test_a_reader_that_leaves_early(folder: Path) -> None:
    command = f"{sys.executable} -m baocao extract reports --format html | head -c 10"
    done = subprocess.run(["bash", "-c", command], capture_output=True)
    assert done.stdout == b"<!doctype " and done.stderr == b""


def test_utf_8_whatever_the_console(folder: Path) -> None:
    environment = os.environ | {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "LC_ALL": "C"}
    done = subprocess.run([sys.executable, "-m", "baocao", "extract", "reports"], capture_output=True, env=environment)
    assert json.loads(done.stdout.decode("utf-8"))["text"] == REPORT


def test_help_starts_without_heavy_libraries(folder: Path) -> None:
    """``--help`` and a wrong word import neither the database nor the model's runtime, nor YAML."""
    probe = (
        "import sys; from baocao.cli import execute; execute(['--help']); print(sorted(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, encoding="utf-8")
    loaded = set(done.stderr.replace("'", "").strip("[]\n").split(", "))
    assert not loaded & {"sqlalchemy", "onnxruntime", "yaml", "numpy", "docx", "pypdfium2", "torch"}


@pytest.mark.parametrize("verb", ["run", "extract", "cite", "search", "show", "status", "forget"])
def test_help_has_examples(run: Run, verb: str) -> None:
    out = run(verb, "--help").out
    assert "Ví dụ" in out and f"baocao {verb}" in out
    assert "Hiện hướng dẫn này." in out
