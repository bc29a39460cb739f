"""What makes two citations one document: linking over the whole store and search both ask here.

A citation's ``key`` is what it is filed under; two of one key may still be of two documents (``42/NQ-HĐND`` is a
number in every province), which ``compatible`` tells apart by what each says of its document.
"""

from __future__ import annotations

from dataclasses import dataclass

from baocao.records import Citation
from baocao.resolve.claims import claim, differs, is_named, own_block, type_of
from baocao.resolve.jurisdiction import plain, reporting_place


@dataclass(frozen=True, slots=True)
class Described:
    """A citation and what is said of its document: ISO date, issuer as written, the place of the body that cites."""

    citation: Citation
    issued_on: str | None = None
    issuer: str | None = None
    place: str | None = None


def key(citation: Citation) -> str:
    """Return the key: type, number as a number, symbol folded; one however the citation is spelled.

    >>> key(Citation("NQ", "017", "", "NQ/TU")) == key(Citation("NQ", "17", "", "NQ-TU"))
    True
    """
    if is_named(citation):
        return own_block(citation)
    return f"{type_of(citation).lower()} {own_block(citation)} {plain(citation.symbol)}".strip()


def compatible(a: Described, b: Described) -> tuple[bool, list[str]]:
    """Return whether both may be of one document, and where not, the reasons; what is not said denies nothing."""
    claims = [claim(d.citation, d.issued_on, d.issuer, reporting_place(None, d.place), None) for d in (a, b)]
    reason = differs(*claims)
    return reason is None, [reason] if reason else []
