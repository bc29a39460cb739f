"""A sentence with its mentions, as the rules on documents read it; and the citation that a document opens."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from baocao.records import Mention, Sentence
from baocao.vietnamese import cues
from baocao.vietnamese.text import tone_placed

_NEAR = 8  # mentions after a document that its citation may hold
_BRACKET = re.compile(r"\s{0,3}\([^()]{1,80}\)")


@dataclass(frozen=True, slots=True)
class Spot:
    """A mention in its sentence: ``index`` into the report's mentions, ``start`` and ``end`` in the sentence's text."""

    index: int
    label: str
    start: int
    end: int
    mention: Mention


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence, its tone marks in their older place, and its mentions in order."""

    text: str
    spots: tuple[Spot, ...]
    sentence: Sentence

    def of(self, *labels: str) -> list[Spot]:
        """Return the mentions of these labels, in order."""
        return [spot for spot in self.spots if spot.label in labels]

    def title_over(self, spot: Spot) -> Spot | None:
        """Return the TITLE that ``spot`` stands in, if any."""
        return next(
            (t for t in self.spots if t.label == "TITLE" and t.start <= spot.start and spot.end <= t.end and t != spot),
            None,
        )


@dataclass(frozen=True, slots=True)
class Citation:
    """A document with what follows it: date, issuers, subject; ``end`` is where the last of date and issuer ends."""

    doc: Spot
    date: Spot | None
    issuers: tuple[Spot, ...]
    title: Spot | None
    end: int


def clauses(sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> list[Clause]:
    """Return the sentences that mention a document or an article of one."""
    grouped: dict[int, list[Spot]] = {}
    for index, m in enumerate(mentions):
        grouped.setdefault(m.sentence, []).append(Spot(index, m.label, m.span[0], m.span[1], m))
    found = []
    for sentence in sentences:
        spots = grouped.get(sentence.index)
        if spots and any(s.label in ("DOC", "PROVISION") for s in spots):
            found.append(Clause(tone_placed(sentence.text), tuple(spots), sentence))
    return found


def citations(clause: Clause) -> list[Citation]:
    """Return every document of the sentence with its date, issuers and subject, in order."""
    return [_citation(clause, doc) for doc in clause.of("DOC")]


def _citation(clause: Clause, doc: Spot) -> Citation:
    at = clause.spots.index(doc)
    after = clause.spots[at + 1 : at + 1 + _NEAR]
    date = title = None
    issuers: list[Spot] = []
    position = end = doc.end
    for _ in range(6):
        gap = cue("gap").match(clause.text, position)
        assert gap
        ahead = [
            s for s in after if s.start == gap.end() or (s.start == gap.end() + 1 and clause.text[gap.end()] in '“"')
        ]
        title = next((s for s in ahead if s.label == "TITLE"), None)
        if title:
            break
        dated = next((s for s in ahead if s.label == "DATE" and is_day(s)), None)
        issuer = next((s for s in ahead if s.label == "ORG"), None)
        if dated and date is None and not gap["of"]:
            date, position = dated, dated.end
        elif issuer and gap["to"]:
            position = issuer.end
            continue
        elif issuer and (gap["of"] or (issuers and cue("joins_issuers").fullmatch(gap[0]))):
            if issuers and not _joint(doc):
                break
            issuers.append(issuer)
            position = issuer.end
        else:
            passed = cue("between").match(clause.text, position) or _BRACKET.match(clause.text, position)
            if not passed:
                break
            position = passed.end()
            continue
        end = position
    return Citation(doc, date, tuple(issuers), title, end)


def is_day(date: Spot) -> bool:
    """Tell whether a DATE is a day, as dates of issue are."""
    return cue("day").search(tone_placed(date.mention.text)) is not None


def _joint(doc: Spot) -> bool:
    """Tell whether a document is one that several bodies issue together."""
    return cue("joint").search(doc.mention.text) is not None


def coordinated(clause: Clause, ahead: Citation, following: Citation) -> bool:
    """Tell whether ``following`` is the next item of a list that ``ahead`` stands in."""
    between = clause.text[max(ahead.end, ahead.doc.end) : following.doc.start]
    if ahead.title and ahead.title.end <= following.doc.start:
        between = clause.text[ahead.title.end : following.doc.start]
    return cue("and").fullmatch(between) is not None


def adjacent(clause: Clause, ahead: Citation, following: Citation) -> bool:
    """Tell whether only a comma or ``và`` stands between two documents."""
    return cue("and").fullmatch(clause.text[ahead.doc.end : following.doc.start]) is not None


def cue(name: str) -> re.Pattern[str]:
    """Return a pattern of ``words/relations.yaml`` by its name."""
    return cues.cue("relations", name)
