"""The subject: the project or organisation whose value it is, so that two projects' spending is two series."""

from __future__ import annotations

from baocao.facts.indicators import is_general
from baocao.facts.reading import VALUES, Reading, cue
from baocao.facts.when import above
from baocao.resolve.jurisdiction import plain

_NEAR = 60  # characters between a subject and its measure


def subject(reading: Reading, measure: int) -> int | None:
    """Return the PROJECT or ORG mention whose value the measure's is, None where none is said.

    A project that heads the value is its own subject; else the project or organisation right after the measure
    (``giải ngân của …``), right before it in the clause, or, for a measure that says little by itself (``giải ngân``),
    the one project of the list's lead-in or the item's own heading.
    """
    mention = reading.mentions[measure]
    if mention.label == "PROJECT":
        return measure
    here = [i for i in reading.in_sentence[mention.sentence] if reading.mentions[i].label in ("PROJECT", "ORG")]
    for index in here:
        between = reading.between(measure, index)
        if between is not None and cue("of").match(between) and not _own(reading, index):
            return index
    for index in reversed(here):
        between = reading.between(index, measure)
        if between is not None and _joins(reading, index, measure, between) and not _own(reading, index):
            return index
    if not is_general(mention.text):
        return None
    headed = next((labelled for labelled in above(reading, measure, ("PROJECT",))[:2] if labelled), [])
    return headed[0] if len(headed) == 1 else None


def _joins(reading: Reading, index: int, measure: int, between: str) -> bool:
    """Tell whether nothing between them ends the clause, states another value, or makes the organisation an agent."""
    ends = ";.)" if reading.mentions[index].label == "PROJECT" else ";.:)"
    if len(between) > _NEAR or any(mark in between for mark in ends):
        return False
    if any(
        reading.mentions[i].label in (*VALUES, "INDICATOR", "ORG", "PROJECT")
        and reading.between(index, i) is not None
        and reading.between(i, measure) is not None
        for i in reading.in_sentence[reading.mentions[measure].sentence]
    ):
        return False
    if reading.mentions[index].label == "PROJECT":
        return "," not in between
    return (
        "," not in between and cue("acts").search(between) is None and cue("acts").search(_lead(reading, index)) is None
    )


def _lead(reading: Reading, index: int) -> str:
    """Return the words before an organisation in its clause: ``do UBND tỉnh giao …``."""
    mention = reading.mentions[index]
    return reading.words(mention.sentence)[max(0, mention.span[0] - 20) : mention.span[0]]


def _own(reading: Reading, index: int) -> bool:
    """Tell whether an organisation is the reporting body itself, whose values are the report's own."""
    issuer = reading.analysis.header.issuer
    if issuer is None or reading.mentions[index].label != "ORG":
        return False
    said, own = plain(reading.mentions[index].text), plain(issuer.value)
    return said == own or own.startswith(f"{said} ")
