"""What a run was done with, frozen, and its fingerprint: a report read with another one is read anew.

The fingerprint is made of the grammar and word lists, the code of the stages that read a report, the model's files, and
the settings themselves.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parent
DEFAULT_MODEL = "baocao-small"
STAGES = (
    *("records.py", "settings.py", "flow.py", "ingest", "segment", "vietnamese", "entities", "encode", "recognise"),
    *("header", "normalise.py", "normalise", "relate", "resolve", "facts", "store"),
)
_READ = {".py", ".yaml", ".sql", ".json"}


@dataclass(frozen=True, slots=True)
class Settings:
    """How reports are read: ``tagger`` by name or a model's folder, ``date`` (ISO) in place of every report's own.

    What a model is less sure of than ``min_score`` is left out.
    """

    tagger: str = "grammar"
    date: str | None = None
    min_score: float = 0.0

    def fingerprint(self, model: Path | None = None) -> str:
        """Return sixteen hexadecimal digits; ``model`` is the folder whose files are run, None for the grammar."""
        digest = hashlib.blake2b(digest_size=8)
        digest.update(code_fingerprint().encode())
        digest.update(repr(sorted(asdict(self).items())).encode())
        if model is not None:
            _add(digest, model, sorted(path for path in model.rglob("*") if path.is_file()))
        return digest.hexdigest()


@cache
def code_fingerprint() -> str:
    """Return the digest of all that decides how a report is read: grammars, word lists, code of the stages."""
    digest = hashlib.blake2b(digest_size=8)
    for stage in STAGES:
        place = PACKAGE / stage
        files = [place] if place.is_file() else sorted(p for p in place.rglob("*") if p.suffix in _READ)
        _add(digest, PACKAGE, files)
    return digest.hexdigest()


def _add(digest: hashlib.blake2b, root: Path, files: Iterable[Path]) -> None:
    for path in files:
        digest.update(path.relative_to(root).as_posix().encode())
        digest.update(hashlib.blake2b(path.read_bytes()).digest())


def model_folders() -> list[Path]:
    """Return the folders of the models that are there, inside the package or the checkout, by name."""
    roots = (PACKAGE / "models", PACKAGE.parents[1] / "models")
    return sorted(file.parent for root in roots for file in root.glob("*/encoder.onnx"))


def shipped_model() -> Path | None:
    """Return the folder of the model that is run by default; None where none is."""
    return next((folder for folder in model_folders() if folder.name == DEFAULT_MODEL), None)


def default_tagger() -> str:
    """Return the name of the tagger that is run by default: ``both`` where a model is shipped, else ``grammar``."""
    return "both" if shipped_model() else "grammar"
