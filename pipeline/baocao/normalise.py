"""Gives every mention its value, or the reason it has none; what is relative to the report is settled here."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from itertools import groupby, pairwise

from baocao.entities import ENTITY_TYPES, provision, value_string
from baocao.entities.calendar import read
from baocao.entities.context import Context
from baocao.records import Header, Mention, Period, Provision, Sentence
from baocao.vietnamese.grammar import words

NEAR = 120  # characters of the sentence that a value may look at on either side
BACK = 8  # dates before it that a relative date may look at


def with_values(sentences: Sequence[Sentence], mentions: Sequence[Mention], header: Header) -> tuple[Mention, ...]:
    """Return ``mentions`` in order, each with its value, or with the reason why it could not be read."""
    texts = {sentence.index: sentence.text for sentence in sentences}
    report = Context(
        date=header.date.value if header.date else None,
        period=header.period.value if header.period else None,
        heading=header.kind.value if header.kind else "",
    )
    valued: list[Mention] = []
    for index, group in groupby(mentions, key=lambda mention: mention.sentence):
        valued += _sentence(texts[index], list(group), report)
    return tuple(valued)


def _sentence(text: str, mentions: Sequence[Mention], report: Context) -> list[Mention]:
    """Value the mentions of one sentence in order: a date may look back at the dates before it."""
    valued: list[Mention] = []
    spoken: list[Mention] = []
    for at, mention in enumerate(mentions):
        parse = ENTITY_TYPES[mention.label].parse if mention.label in ENTITY_TYPES else None
        if parse is None:
            valued.append(mention)
            continue
        start, end = mention.span
        context = replace(report, before=text[max(0, start - NEAR) : start], after=text[end : end + NEAR])
        if mention.label in ("DATE", "PERIOD"):
            clause, moment = (_spoken_of(text, spoken, start, counts) for counts in (_is_stretch, _is_said))
            context = replace(context, clause=clause, moment=moment)
        elif mention.label == "PROVISION":
            context = replace(context, provision=_inherited(text, mentions[at : at + 30]))
        try:
            mention = replace(mention, value=parse(mention.text, context), reason=None)
        except ValueError as error:
            mention = replace(mention, value=None, reason=str(error))
        valued.append(mention)
        if mention.label == "DATE" and mention.value and not _dates_document(text, mentions, at):
            spoken.append(mention)
    return valued


@cache
def _cue(name: str) -> re.Pattern[str]:
    return re.compile(words("normalise")[name], re.IGNORECASE)


def _spoken_of(text: str, spoken: Sequence[Mention], at: int, counts: Callable[[str, Mention], bool]) -> str | None:
    """Return the value of the nearest date before ``at`` that ``counts``, unless a bracket has closed over it."""
    for earlier in reversed(spoken[-BACK:]):
        start, end = earlier.span
        between = text[end:at]
        if between.count(")") <= between.count("(") and counts(text[max(0, start - NEAR) : start], earlier):
            return value_string(earlier.label, earlier.value)
    return None


def _is_said(before: str, date: Mention) -> bool:
    """Tell whether a date is what the words speak of, not a base of comparison nor itself relative to another."""
    kind, _ = read(date.text) or ("", {})
    return kind not in ("same", "turn", "previous") and not _cue("base").search(before)


def _is_stretch(before: str, date: Mention) -> bool:
    """Tell whether a date is a stretch that results are for: no day, no ``đến …``."""
    coarse = isinstance(date.value, Period) and date.value.granularity != "day"
    return coarse and _is_said(before, date) and not _cue("moment").search(before)


def _dates_document(text: str, mentions: Sequence[Mention], at: int) -> bool:
    """Tell whether the date at ``at`` is the issue date of a document cited right before it."""
    if at == 0 or mentions[at - 1].label != "DOC":
        return False
    return bool(_cue("document_date").match(text[mentions[at - 1].span[1] : mentions[at].span[0]]))


def _inherited(text: str, rest: Sequence[Mention]) -> str | None:
    """Return the value string of the next provision coordinated with ``rest[0]`` that states an outer level."""
    own = provision.levels(rest[0].text)
    for one, following in pairwise(rest):
        if following.label != "PROVISION" or not _cue("coordination").match(text[one.span[1] : following.span[0]]):
            return None
        path = provision.levels(following.text)
        if own and path and provision.rank(path[0][0]) < provision.rank(own[0][0]):
            return provision.write(Provision(path))
    return None
