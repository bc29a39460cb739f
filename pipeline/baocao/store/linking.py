"""The pass that links citations to documents, over the whole store at the end of a run.

Citations are linked block by block (``resolve.claims.block_of``): only those of one block can be of one document. A
report that is written or forgotten marks its blocks as stale in its own transaction; the pass reads the stale ones,
so that it is cheap after a small run, repairs what a broken-off run has left, and gives the same as a pass over
everything.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, delete, insert, literal, null, select, union_all, update

from baocao.records import Citation
from baocao.resolve.claims import claim
from baocao.resolve.clusters import cluster
from baocao.resolve.groups import OWN, Cited, Link
from baocao.resolve.jurisdiction import reporting_place
from baocao.store import canonical
from baocao.store.database import Store, insert_all, lock
from baocao.store.rows import Row
from baocao.store.tables import CANDIDATES, CITATIONS, DOCUMENTS, REPORTS, STALE

_BLOCKS_AT_ONCE = 400


def link(store: Store, everything: bool = False) -> int:
    """Link the stale citations of the store, or all; return how many blocks were read. Raises ``StoreError``."""
    done = 0
    if everything:
        _mark_all(store)
    while True:
        with store.writing() as connection:
            lock(connection, "link")
            blocks = list(
                connection.execute(select(STALE.c.block).order_by(STALE.c.block).limit(_BLOCKS_AT_ONCE)).scalars()
            )
            if not blocks:
                return done
            connection.execute(delete(STALE).where(STALE.c.block.in_(blocks)))
            for block, cited in _cited(connection, blocks).items():
                _relink(connection, block, cited)
            done += len(blocks)


def _mark_all(store: Store) -> None:
    with store.writing() as connection:
        lock(connection, "link")
        connection.execute(delete(STALE))
        blocks = union_all(
            select(CITATIONS.c.block),
            select(DOCUMENTS.c.block),
            select(REPORTS.c.block).where(REPORTS.c.block.is_not(None)),
        ).subquery()
        connection.execute(insert(STALE).from_select(["block"], select(blocks.c.block).distinct()))


def _cited(connection: Connection, blocks: Sequence[str]) -> dict[str, list[Cited]]:
    """Return all citations of ``blocks``, and the reports' own numbers among them."""
    names = ("doc_type", "doc_number", "doc_year", "doc_symbol")
    citing = select(
        CITATIONS.c.block,
        CITATIONS.c.report_id,
        CITATIONS.c.ordinal,
        *(CITATIONS.c[name] for name in names),
        CITATIONS.c.issued_on,
        CITATIONS.c.issuer,
        CITATIONS.c.title,
        CITATIONS.c.nickname,
        REPORTS.c.issuer.label("own_issuer"),
        REPORTS.c.place.label("own_place"),
        REPORTS.c.date.label("own_date"),
    ).join(REPORTS, REPORTS.c.id == CITATIONS.c.report_id)
    own = select(
        REPORTS.c.block,
        REPORTS.c.id,
        literal(OWN),
        *(REPORTS.c[name] for name in names),
        REPORTS.c.date,
        REPORTS.c.issuer,
        REPORTS.c.title,
        null(),
        REPORTS.c.issuer,
        REPORTS.c.place,
        REPORTS.c.date,
    )
    found: dict[str, list[Cited]] = {block: [] for block in blocks}
    both = union_all(citing.where(CITATIONS.c.block.in_(blocks)), own.where(REPORTS.c.block.in_(blocks)))
    for row in connection.execute(both):
        block, report, ordinal, *said, issued_on, issuer, title, nickname, own_issuer, own_place, own_date = row
        citation = Citation(*(part or "" for part in said))
        place = reporting_place(own_issuer, own_place)
        claims = claim(citation, issued_on, issuer, place, own_date)
        found[block].append(Cited(report, ordinal, citation, claims, issuer, title, nickname))
    return found


def _relink(connection: Connection, block: str, cited: Sequence[Cited]) -> None:
    """Write one block's documents and links in the place of what was there."""
    groups, links = cluster(cited)
    rows = canonical.rows(block, groups)
    keys = {id(group): row["key"] for group, row in zip(groups, rows, strict=True)}
    connection.execute(delete(DOCUMENTS).where(DOCUMENTS.c.block == block))
    if rows:
        insert_all(connection, DOCUMENTS, rows)
    _write_links(connection, links, keys)


def _write_links(connection: Connection, links: dict[tuple[str, int], Link], keys: dict[int, str]) -> None:
    reports: list[Row] = []
    citations: list[Row] = []
    candidates: list[Row] = []
    for (report, ordinal), found in links.items():
        key = keys[id(found.group)] if found.group else None
        if ordinal == OWN:
            reports.append({"the_report": report, "key": key})
            continue
        citations.append({"the_report": report, "the_ordinal": ordinal, "key": key, "why": found.reason})
        candidates += [
            {"report_id": report, "ordinal": ordinal, "document_key": keys[id(group)], "reason": found.reason}
            for group in found.candidates
        ]
    if reports:
        which = update(REPORTS).where(REPORTS.c.id == bindparam("the_report"))
        connection.execute(which.values(document_key=bindparam("key")), reports)
    if citations:
        where = (CITATIONS.c.report_id == bindparam("the_report"), CITATIONS.c.ordinal == bindparam("the_ordinal"))
        connection.execute(
            update(CITATIONS).where(*where).values(document_key=bindparam("key"), reason=bindparam("why")), citations
        )
    if candidates:
        connection.execute(insert(CANDIDATES), candidates)
