"""Every file of the corpus is in its manifest, unchanged."""

from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path

CORPUS = Path(__file__).parents[2] / "corpus"


def test_manifest_names_every_report_with_its_checksum() -> None:
    listed = tomllib.loads((CORPUS / "manifest.toml").read_text(encoding="utf-8"))["reports"]
    there = {path.relative_to(CORPUS).as_posix() for path in CORPUS.rglob("*") if path.is_file()} - {"manifest.toml"}
    assert {report["path"] for report in listed} == there
    for report in listed:
        assert hashlib.sha256((CORPUS / report["path"]).read_bytes()).hexdigest() == report["sha256"]
        assert report["source"] and report["licence"]
