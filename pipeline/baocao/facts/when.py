"""The period a value is for: from its sentence, else the nearest heading or lead-in, else the report."""

from __future__ import annotations

from collections.abc import Sequence

from baocao.entities import value_string
from baocao.facts.reading import TIMES, Reading, cue
from baocao.records import Period
from baocao.vietnamese.grammar import words
from baocao.vietnamese.text import tone_placed

Placed = tuple[str | None, str | None, int | None]
"""(value, sentence | heading | report, the mention it was read from)."""
NOWHERE: Placed = (None, None, None)


def period(reading: Reading, value: int, planned: bool) -> Placed:
    """Return the period of the value mention; of what is ``planned`` it is the plan's, never the report's own."""
    stated = stated_time(reading, value)
    if stated is not None:
        here = reading.mentions[stated].sentence == reading.mentions[value].sentence
        return _written(reading, stated), "sentence" if here else "heading", stated
    if planned and (year := plan_year(reading, value)):
        return year, "sentence", None
    above = _above(reading, value)
    if above is not None:
        return _written(reading, above), "heading", above
    if planned:
        return _of_plan(reading)
    own = reading.analysis.header.period
    return (own.value, "report", own.mention) if own else NOWHERE


def _of_plan(reading: Reading) -> Placed:
    """Return the one period that the subject of a plan states; a report's subject states the report's own."""
    header = reading.analysis.header
    if header.title is None or header.title.mention is None or header.kind is None:
        return NOWHERE
    if tone_placed(header.kind.value).lower() in words("header")["reports"]:
        return NOWHERE
    title = reading.mentions[header.title.mention]
    times = [
        i
        for i in reading.in_sentence[title.sentence]
        if reading.mentions[i].label in TIMES
        and title.start <= reading.mentions[i].start < title.end
        and isinstance(reading.mentions[i].value, Period)
    ]
    stated = {_written(reading, i) for i in times}
    return (stated.pop(), "report", times[0]) if len(stated) == 1 else NOWHERE


def stated_time(reading: Reading, value: int) -> int | None:
    """Return the DATE or PERIOD that the value is said to be for, the nearest where there are several."""
    times = [t for t in reading.of("at_time", value) if isinstance(reading.mentions[t].value, Period)]
    here = reading.mentions[value]
    return min(times, key=lambda t: (abs(reading.mentions[t].start - here.start), t), default=None)


def base(reading: Reading, change: int) -> int | None:
    """Return the DATE or PERIOD that a change is against."""
    times = [t for t in reading.of("compared_to", change) if isinstance(reading.mentions[t].value, Period)]
    return times[0] if times else None


def plan_year(reading: Reading, value: int) -> str | None:
    """Return the report's year where the words around a planned value say ``kế hoạch năm``, ``cả năm``."""
    around = reading.before(value) + " " + reading.after(value)[:40]
    own = reading.analysis.header.period or reading.analysis.header.date
    return own.value[:4] if own is not None and cue("whole_year").search(around) else None


def _written(reading: Reading, index: int) -> str | None:
    mention = reading.mentions[index]
    return value_string(mention.label, mention.value)


def _above(reading: Reading, value: int) -> int | None:
    """Return the one time that the lead-in states, else the nearest heading above that states one."""
    for labelled in above(reading, value, TIMES):
        times = [i for i in labelled if _dated(reading, i)]
        if len({_written(reading, i) for i in times}) == 1:
            return times[0]
        if times:
            return None
    return None


def _dated(reading: Reading, index: int) -> bool:
    """Tell whether a DATE says when values are for: no day, and in no document's or project's name."""
    mention = reading.mentions[index]
    if not isinstance(mention.value, Period) or (mention.value.granularity == "day" and mention.label == "DATE"):
        return False
    around = (reading.mentions[i] for i in reading.in_sentence[mention.sentence] if i != index)
    return not any(
        m.label in ("TITLE", "DOC", "PROJECT") and m.start <= mention.start and mention.end <= m.end for m in around
    )


def above(reading: Reading, value: int, labels: Sequence[str]) -> list[list[int]]:
    """Return the mentions of ``labels`` in the lead-in, then in each heading above, innermost first."""
    sentence = reading.analysis.sentences[reading.mentions[value].sentence]
    found: list[list[int]] = []
    if lead := reading.lead_in(sentence):
        found.append([i for i in reading.in_sentence.get(lead.index, ()) if reading.mentions[i].label in labels])
    sections = reading.analysis.sections
    at: int | None = sentence.section if sections else None
    while at is not None:
        section = sections[at]
        if at and section.title:
            limit = section.start + len(section.title) + 12
            found.append(
                [
                    i
                    for s in reading.headings.get(at, ())
                    for i in reading.in_sentence.get(s, ())
                    if reading.mentions[i].label in labels and s != sentence.index and reading.mentions[i].start < limit
                ]
            )
        at = section.parent
    return found
