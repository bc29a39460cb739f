"""Finds what only its place tells: the report's own subject (TITLE) and the issuer in the letterhead (ORG)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from baocao.records import BlockKind, Sentence
from baocao.vietnamese.grammar import alternation, words

Span = tuple[int, int, str]
_FIRST = 60  # the header stands within so many sentences
_SHORTEST = 4
_RULED = re.compile(r"\n\s*[-_*]{3,}|\n\s*\n|\s*[-_*]{3,}\s*$|$")
_LETTERS = re.compile(r"[^\W\d_]")


def heading(sentences: Sequence[Sentence]) -> tuple[int, Span] | None:
    """Return (position in ``sentences``, span) of the report's subject: what follows ``BÁO CÁO`` …, or None.

    It stands in the sentence after the kind of document, or in the same (``Nghị quyết về …``).
    """
    kind_seen = False
    for at, sentence in enumerate(sentences[:_FIRST]):
        if sentence.index >= _FIRST:
            return None
        start = 0
        if not kind_seen:
            kind = _kind().match(sentence.text) or (
                _kind_and_subject().match(sentence.text) if sentence.kind is BlockKind.HEADER else None
            )
            if not kind:
                continue
            kind_seen, start = True, kind.end()
        elif sentence.kind is BlockKind.BODY and len(sentence.text) > 400:
            return None
        span = _subject(sentence.text, start)
        if span:
            return at, span
    return None


def _subject(text: str, start: int) -> Span | None:
    body = re.compile(r"[\s*_“|-]*").match(text, start)
    assert body
    stop = _RULED.search(text, body.end())
    assert stop
    end = len(text[: stop.start()].rstrip(" \n*|_."))
    return (body.end(), end, "TITLE") if end - body.end() >= _SHORTEST else None


def letterhead(sentences: Sequence[Sentence], taken: set[int]) -> list[tuple[int, Span]]:
    """Return (position, span) of the issuers set in capitals above the report's number, in sentences not yet
    ``taken``.
    """
    found: list[tuple[int, Span]] = []
    for at, sentence in enumerate(sentences[:_FIRST]):
        text = sentence.text
        if (
            sentence.index >= _FIRST
            or sentence.kind is not BlockKind.HEADER
            or _number().search(text)
            or _kind().match(text)
        ):
            break
        if at in taken or text != text.upper() or len(_LETTERS.findall(text)) < _SHORTEST or _motto().search(text):
            continue
        end = len(text.rstrip(" \n*_-|."))
        start = len(text) - len(text.lstrip(" \n*_-|"))
        if not any(mark in text[start:end] for mark in "|:;"):
            found.append((at, (start, end, "ORG")))
    return found


def is_number_line(text: str) -> bool:
    """Tell whether ``text`` states the report's own number (``Số: 185/BC-UBND``)."""
    return _number().search(text) is not None


def kind_of(text: str) -> str | None:
    """Return the kind of document that a line of the header names (``BÁO CÁO``), or None."""
    kind = _kind().match(text) or _kind_and_subject().match(text)
    return kind["kind"] if kind else None


@cache
def _kind() -> re.Pattern[str]:
    kinds = list(words("doctypes")["types"])
    capitals = alternation(k.upper() for k in kinds)
    small = alternation(k.capitalize() for k in kinds)
    return re.compile(
        rf"[\s*|]*(?P<kind>(?:{capitals})|(?:{small})(?=[\s*]*\n))[\s*]*(?:\n|$|(?=\|))".replace(" ", r"\s")
    )


@cache
def _kind_and_subject() -> re.Pattern[str]:
    openers = alternation(words("titles")["safe_openers"])
    kinds = alternation(words("doctypes")["types"])
    return re.compile(rf"\s*(?P<kind>{kinds})\s+(?={openers}\s)", re.IGNORECASE)


@cache
def _number() -> re.Pattern[str]:
    return re.compile(
        rf"(?:^|\s|\|)(?:{alternation(words('layout')['number'])})\s*(?::|\d[\w.]*\s*[/-]|[-/.…_]{{2,}}|\s+[-/])",
        re.IGNORECASE,
    )


@cache
def _motto() -> re.Pattern[str]:
    return re.compile(alternation(words("layout")["motto"]).replace(" ", r"\s+"), re.IGNORECASE)
