"""The frozen manifest of a folder of annotations: which issuer belongs to which split, and each file's SHA-256.

[splits.train]
file = "train.jsonl"
sha256 = "…"
records = 105
issuers = ["UBND tỉnh Lào Cai", …]
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from baocao.exchange.shape import Problem
from baocao.messages import deferred

NAME = "manifest.toml"
SPLITS = ("train", "dev", "test")


def manifest_findings(folder: Path) -> Iterator[tuple[Path, Problem]]:
    """Yield where splits share an issuer or differ from the folder's manifest, each with the file it concerns."""
    owners: dict[str, str] = {}
    for split in SPLITS:
        for issuer in _issuers(folder / f"{split}.jsonl"):
            other = owners.setdefault(issuer, split)
            if other != split:
                figures = {"issuer": issuer, "first": other, "second": split}
                yield (
                    folder / f"{split}.jsonl",
                    Problem(deferred("the issuer {issuer} stands in both {first} and {second}"), figures),
                )
    path = folder / NAME
    if not path.is_file():
        return
    try:
        frozen = tomllib.loads(path.read_text(encoding="utf-8")).get("splits", {})
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        yield path, Problem(deferred("the manifest cannot be read: {reason}"), {"reason": error})
        return
    for split, stated in frozen.items():
        yield from (
            (folder / stated.get("file", f"{split}.jsonl"), problem) for problem in _against(folder, split, stated)
        )


def _against(folder: Path, split: str, stated: dict[str, Any]) -> Iterator[Problem]:
    file = folder / stated.get("file", f"{split}.jsonl")
    if not file.is_file():
        yield Problem(deferred("the manifest names it, but it is not there"))
        return
    for issuer in sorted(_issuers(file) - set(stated.get("issuers", ()))):
        yield Problem(
            deferred("the manifest does not give the issuer {issuer} to {split}"), {"issuer": issuer, "split": split}
        )
    if "sha256" in stated and hashlib.sha256(file.read_bytes()).hexdigest() != stated["sha256"]:
        yield Problem(deferred("it is not the file that the manifest froze (another SHA-256)"))


def _issuers(file: Path) -> set[str]:
    found = set()
    for line in file.read_text(encoding="utf-8", errors="replace").split("\n") if file.is_file() else ():
        try:
            issuer = json.loads(line)["meta"]["issuer"]
        except (ValueError, KeyError, TypeError):  # a broken record is found by the check of its file
            continue
        found.add(str(issuer))
    return found


def frozen(folder: Path) -> str:
    """Return the manifest of a folder's splits as they are now, in TOML."""
    tables = []
    for split in SPLITS:
        file = folder / f"{split}.jsonl"
        if file.is_file():
            issuers = "".join(f"  {json.dumps(issuer, ensure_ascii=False)},\n" for issuer in sorted(_issuers(file)))
            records = sum(bool(line.strip()) for line in file.read_bytes().splitlines())
            digest = hashlib.sha256(file.read_bytes()).hexdigest()
            tables.append(
                f'[splits.{split}]\nfile = "{file.name}"\nsha256 = "{digest}"\nrecords = {records}\n'
                f"issuers = [\n{issuers}]\n"
            )
    return "\n".join(tables)
