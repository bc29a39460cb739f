"""Citations, amounts, dates and indicators out of Vietnamese government reports.

The public face: ``read`` and ``analyse`` a report, ``to_record`` as annotators exchange it, ``open_store`` a database,
``write`` into it, then ``cite`` and ``search``. ``docs/api.md`` shows them at work. Names are loaded on first use, so
that a command starts quickly.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from baocao.api import analyse, write
    from baocao.errors import BaocaoError, StoreError, UnreadableError, UsageError
    from baocao.ingest.readers import from_text, read
    from baocao.records import Analysis, Document, Mention, Meta, Relation
    from baocao.render.records import to_record
    from baocao.search.citations import cite
    from baocao.search.passages import search
    from baocao.store import Store, open_store

__version__ = "0.1.0"

_HOME = {
    "analyse": "baocao.api",
    "write": "baocao.api",
    "read": "baocao.ingest.readers",
    "from_text": "baocao.ingest.readers",
    "to_record": "baocao.render.records",
    "open_store": "baocao.store",
    "Store": "baocao.store",
    "cite": "baocao.search.citations",
    "search": "baocao.search",  # a package that is called as a function
    "Analysis": "baocao.records",
    "Document": "baocao.records",
    "Mention": "baocao.records",
    "Meta": "baocao.records",
    "Relation": "baocao.records",
    "BaocaoError": "baocao.errors",
    "StoreError": "baocao.errors",
    "UnreadableError": "baocao.errors",
    "UsageError": "baocao.errors",
}

__all__ = [
    "Analysis",
    "BaocaoError",
    "Document",
    "Mention",
    "Meta",
    "Relation",
    "Store",
    "StoreError",
    "UnreadableError",
    "UsageError",
    "analyse",
    "cite",
    "from_text",
    "open_store",
    "read",
    "search",
    "to_record",
    "write",
]


def __getattr__(name: str) -> object:
    if name in _HOME:
        home = import_module(_HOME[name])
        found: object = home if home.__name__ == f"{__name__}.{name}" else getattr(home, name)
        globals()[name] = found
        return found
    raise AttributeError(f"module 'baocao' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
