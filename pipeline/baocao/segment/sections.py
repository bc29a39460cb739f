"""Headings and what stands under them."""

from __future__ import annotations

from baocao.records import Document, Section


def sections(document: Document) -> tuple[Section, ...]:
    """Return the sections in the order they open; section 0 is the whole document."""
    return (Section(0, "", "", 0, len(document.text)),)
