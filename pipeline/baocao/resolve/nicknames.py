"""Names that a report gives a document beside its number: ``Quyết định số 06/QĐ-TTg … (gọi tắt là Đề án 06)``.

A nickname has the number of its document and another type. It is the document's where the report introduces it so, or
where the document's subject says that it approves one of the type (``phê duyệt Đề án …``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from baocao.entities.doc import code_of
from baocao.records import Citation, Mention, Sentence
from baocao.resolve.claims import number_of
from baocao.resolve.known import with_term
from baocao.vietnamese.cues import cue
from baocao.vietnamese.text import tone_placed

_AFTER = 60  # characters after a plenary resolution's name that may say its term


def with_terms(sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> dict[int, Citation]:
    """Return every citation by its mention; a plenary resolution's name with the term said right after it."""
    texts = {sentence.index: sentence.text for sentence in sentences}
    return {
        at: with_term(m.value, texts.get(m.sentence, "")[m.span[1] : m.span[1] + _AFTER])
        for at, m in enumerate(mentions)
        if isinstance(m.value, Citation)
    }


def nicknamed(
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    cited: Mapping[int, Citation],
    titles: Mapping[int, str | None],
) -> dict[int, int]:
    """Return, for each nickname, the mention of the document that it is of in this report.

    One introduced by the report holds for all of its nickname's mentions; where two documents have it, neither does.
    """
    texts = {sentence.index: tone_placed(sentence.text) for sentence in sentences}
    short = {at: c for at, c in cited.items() if not c.symbol and number_of(c) is not None}
    whole: dict[int, list[int]] = {}
    if short:
        for at, citation in cited.items():
            number = number_of(citation)
            if citation.symbol and number is not None:
                whole.setdefault(number, []).append(at)
    told: dict[tuple[str, int], dict[Citation, int]] = {}
    for certain in (True, False):
        for at, citation in short.items():
            number = number_of(citation)
            assert number is not None
            if not certain and (citation.type, number) in told:
                continue
            for target in whole.get(number, ()):
                if cited[target].type == citation.type:
                    continue
                if certain and _introduced(texts, mentions, target, at):
                    told.setdefault((citation.type, number), {}).setdefault(cited[target], target)
                if not certain and approves(titles.get(target)) == citation.type:
                    told.setdefault((citation.type, number), {}).setdefault(cited[target], target)
    found = {}
    for at, citation in short.items():
        targets = told.get((citation.type, number_of(citation) or 0), {})
        if len(targets) == 1:
            found[at] = next(iter(targets.values()))
    return found


def _introduced(texts: Mapping[int, str], mentions: Sequence[Mention], target: int, short: int) -> bool:
    """Tell whether a bracket after ``target`` introduces ``short``: ``(gọi tắt là Đề án 06)``."""
    a, b = mentions[target], mentions[short]
    if a.sentence != b.sentence or a.span[1] > b.span[0]:
        return False
    between = texts.get(a.sentence, "")[a.span[1] : b.span[0]]
    return cue("known_documents", "nickname").search(between) is not None and ";" not in between


@lru_cache(maxsize=65536)
def approves(title: str | None) -> str:
    """Return the code of what a document's subject says it approves (``phê duyệt Đề án …``), or an empty string."""
    match = cue("known_documents", "approves").match(tone_placed(title)) if title else None
    return code_of(match["type"]) if match else ""
