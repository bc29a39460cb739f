"""Indicators of the store that may be one and are kept apart."""

from __future__ import annotations

from sqlalchemy import select

from baocao.facts.indicators import Doubtful, doubtful
from baocao.store.database import Store
from baocao.store.tables import OBSERVATIONS


def pairs(store: Store) -> list[Doubtful]:
    """Return the uncertain pairs of indicators, with the reason, by name."""
    with store.reading() as connection:
        names = connection.execute(select(OBSERVATIONS.c.indicator).distinct()).scalars()
        return doubtful(name for name in names if name)
