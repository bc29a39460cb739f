"""Analyses made by hand, for the rooms that come after ``flow``: a sentence a line, a citation in ⟦ ⟧."""

import re

from baocao.records import Analysis, BlockKind, Citation, Document, Header, Mention, Reference, Sentence, Stated

_MARK = re.compile(r"⟦([^⟧]+)⟧")


def cites(value, issued_on=None, issuer=None, role="cites", title=None):
    """Return what a ⟦citation⟧ says: its value as the guidelines write it, date, issuer, role, title."""
    return Citation(*value.split("|")), issued_on, issuer, role, title


def analysis(id, text, said=(), own=None, issuer=None, place=None, date=None, title=None, pages=()):
    """Return an analysis of ``text`` whose marked citations say ``said``, in order; ``own`` is its own value."""
    lines, mentions, references, at = [], [], [], 0
    said = list(said)
    doc = None
    text = (f"Số: ⟦{'/'.join(own.split('|')[1::2])}⟧\n" if own else "") + text
    if own:
        said.insert(0, cites(own, date, issuer))
    for number, line in enumerate(text.split("\n")):
        plain, low = "", 0
        for mark in _MARK.finditer(line):
            plain += line[low : mark.start()]
            citation, issued_on, by, role, subject = said[len(mentions)]
            span = (len(plain), len(plain) + len(mark[1]))
            mentions.append(Mention("DOC", at + span[0], at + span[1], mark[1], number, span, value=citation))
            if own and doc is None:
                doc = 0
            else:
                references.append(Reference(len(mentions) - 1, citation, role, issued_on, by, subject))
            plain += mark[1]
            low = mark.end()
        plain += line[low:]
        lines.append(Sentence(number, 0, BlockKind.BODY, plain, ((at, at + len(plain)),)))
        at += len(plain) + 1
    header = Header(
        issuer=issuer and Stated(issuer, "letterhead"),
        place=place and Stated(place, "place line"),
        date=date and Stated(date, "place line"),
        title=title and Stated(title, "heading"),
        doc=doc,
    )
    document = Document(id, "\n".join(line.text for line in lines), pages=tuple(pages), source=f"{id}.txt")
    return Analysis(document, (), tuple(lines), tuple(mentions), header, (), tuple(references))


def put(store, *analyses, fingerprint="f"):
    """Write analyses and link them."""
    from baocao.store.linking import link
    from baocao.store.writer import write

    for one in analyses:
        write(store, one, content_hash=f"hash of {one.document.text}", fingerprint=fingerprint)
    link(store)
