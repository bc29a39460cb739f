"""What is kept: reports with all that was read in them, and the documents they cite, in SQLite or PostgreSQL."""

from baocao.store.database import Store
from baocao.store.migrations import open_store

__all__ = ["Store", "open_store"]
