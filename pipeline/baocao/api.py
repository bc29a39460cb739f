"""The few functions of the public face that put rooms together."""

from __future__ import annotations

import hashlib
from pathlib import Path

from baocao.flow import Tagger
from baocao.flow import analyse as analysed
from baocao.ingest.readers import read
from baocao.recognise.taggers import tagger as named
from baocao.records import Analysis, Document
from baocao.settings import Settings, default_tagger, shipped_model
from baocao.store import Store
from baocao.store.linking import link
from baocao.store.writer import write as write_report


def analyse(report: Document | Path | str, tagger: str | Tagger | None = None, date: str | None = None) -> Analysis:
    """Return all that ``report`` (a document, or the path of a file) yields.

    ``tagger`` is ``grammar``, ``model``, ``both``, a model's folder, or a function from sentences to mentions; None is
    ``both`` where a model is shipped, else ``grammar``. ``date`` (ISO) stands in place of the report's own. Raises
    ``UsageError`` for an unknown tagger or path, ``UnreadableError`` for a file that cannot be read.
    """
    document = report if isinstance(report, Document) else read(report)
    chosen = default_tagger() if tagger is None else tagger
    return analysed(document, named(chosen) if isinstance(chosen, str) else chosen, date)


def write(store: Store, *analyses: Analysis) -> None:
    """Put reports into the store, each whole in the place of what stood under its id, and link the store's citations.

    Raises ``StoreError`` where the store or the disk fails; a report is then in it whole or not at all.
    """
    fingerprint = Settings(default_tagger()).fingerprint(shipped_model())
    for analysis in analyses:
        content = hashlib.sha256(analysis.document.text.encode()).hexdigest()
        write_report(store, analysis, content_hash=content, fingerprint=fingerprint)
    link(store)
