"""What a person types, and what is found: for the command line and the web alike.

The package is called as a function too, ``baocao.search(store, words)``: the public face and this room share their
name, and a submodule takes the place of a function of its parent as soon as it is imported.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from baocao.search.passages import Passage
    from baocao.store import Store


class _Room(ModuleType):
    def __call__(self, store: Store, words: str, limit: int = 20) -> list[Passage]:
        """Return the passages that hold all of ``words``, best first; see ``baocao.search.passages.search``."""
        from baocao.search.passages import search

        return search(store, words, limit)


sys.modules[__name__].__class__ = _Room
