"""The header block: letterhead, motto, number, place and date, kind, subject (trích yếu).

By the layout of Decree 30/2020/NĐ-CP, appendix I, and that of the Party's documents.
"""

from __future__ import annotations

from collections.abc import Sequence

from baocao.ingest import cues
from baocao.ingest.lines import Line, capitals, closed
from baocao.ingest.numbering import marker

_FIRST = 14  # the letterhead shows itself within so many printed lines
_LONGEST = 60  # and a header has no more lines than these
_SUBJECT = 1500  # characters of a subject, at most


def letterhead(printed: Sequence[Line]) -> int:
    """Return how many of the ``printed`` lines the header block takes; 0 where there is none."""
    anchors: list[int] = []
    kind = None
    for i, line in enumerate(printed[:_LONGEST]):
        if (not anchors and i >= _FIRST) or (anchors and i > anchors[-1] + 6):
            break
        if cues.is_kind(line.text) and not _runs_on(printed, i):
            kind = i
            break
        if cues.is_motto(line.text) or cues.is_number(line.text) or cues.is_place_date(_with_next(printed, i)):
            anchors.append(i)
        elif (
            (i or marker(line.text))
            and _is_text(line)
            and not cues.bare(line.text).startswith(tuple(cues.cues()["subject"]))
        ):
            break
    if kind is not None:
        return _subject(printed, kind + 1)
    if anchors:
        return _after_letter_number(printed, anchors[-1] + 1)
    return _titled(printed)


def _runs_on(printed: Sequence[Line], i: int) -> bool:
    """Tell whether line ``i`` stands in the middle of running text."""
    return i > 0 and not printed[i].gap and not closed(printed[i - 1].text) and _is_text(printed[i - 1])


def _with_next(printed: Sequence[Line], i: int) -> str:
    """Return line ``i`` with the one below where that continues it (``Cần Thơ, ngày 18⏎tháng 11 năm 2025``)."""
    line = printed[i].text
    if i + 1 < len(printed) and not printed[i + 1].gap and len(line) < 60 and "," in line:
        return f"{line} {printed[i + 1].text}" if not cues.is_place_date(line) else line
    return line


def _is_text(line: Line) -> bool:
    """Tell whether ``line`` is running text, which no letterhead has."""
    words = line.text
    if "|" in words or capitals(words):
        return False
    return (
        len(words) > 120
        or (closed(words) and len(words) > 45)
        or (marker(words) is not None and not cues.is_rule(words))
    )


def _subject(printed: Sequence[Line], i: int) -> int:
    """Return the end of the header whose kind of document stands above line ``i``: past subject and authority."""
    taken = 0
    small = False  # a subject in small letters has been read
    while i < min(len(printed), _LONGEST):
        words = cues.bare(printed[i].text)
        if cues.is_rule(printed[i].text):
            i += 1
            continue
        end = _paragraph(printed, i)
        whole = " ".join(line.text for line in printed[i:end])
        attached = cues.is_attached(words)
        if not attached and (
            marker(printed[i].text) or (_opens(words) and (taken or closed(whole))) or cues.is_annex(words)
        ):
            break
        if closed(whole) and not attached and not (taken == 0 and len(whole) < 300 and whole.endswith(".")):
            break
        if not attached and not capitals(whole):
            if (small and printed[i].gap and not words[0].islower()) or taken + len(whole) > _SUBJECT:
                break
            small = True
        taken += len(whole)
        i = end
    return i


def _opens(words: str) -> bool:
    return words.startswith(tuple(cues.cues()["opening"]))


def _paragraph(printed: Sequence[Line], i: int) -> int:
    """Return the end of the heading's paragraph that begins at line ``i``: to a blank line, a cue, another setting."""
    end = i + 1
    shouting = capitals(printed[i].text)
    while end < len(printed) and not printed[end].gap and end < i + 40:
        words = printed[end].text
        if (
            closed(printed[end - 1].text)
            or _opens(words)
            or words.startswith("(")
            or cues.is_rule(words)
            or marker(words)
            or shouting != capitals(words)
        ):
            break
        end += 1
    return end


def _after_letter_number(printed: Sequence[Line], i: int) -> int:
    """Return the end of a header that names no kind (an official letter's): past ``V/v …`` and rules."""
    subject = tuple(cues.cues()["subject"])
    while i < len(printed):
        words = cues.bare(printed[i].text)
        if words.startswith(subject) and len(words) < 400:
            i = _paragraph(printed, i)
        elif cues.is_rule(printed[i].text) or cues.is_place_date(words) or (printed[i].gap == 0 and words[0].islower()):
            i += 1
        else:
            break
    return i


def _titled(printed: Sequence[Line]) -> int:
    """Return 1 where the first line is a heading such as ``Chỉ thị về …`` and no letterhead was kept, else 0."""
    if not printed or len(printed) < 3:
        return 0
    first = cues.bare(printed[0].text)
    named = first.upper().startswith(cues.opening("kinds")) and first[0].isupper()
    return int(named and not closed(first) and len(first) < 400 and printed[1].text[0].isupper())
