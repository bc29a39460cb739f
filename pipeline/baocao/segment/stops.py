"""Where a sentence ends: a list of small rules over every stop that may end one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from baocao.ingest.cues import abbreviations
from baocao.ingest.numbering import marker
from baocao.records import BlockKind, Range

LONGEST = 2000  # characters of a sentence, at most: a longer one is cut at the best place before
_STOP = re.compile(
    r"[.!?…](?<![.!?…][.!?…])[.!?…]{0,7}[\"”’)\]*»]{0,4}(?P<white>\s+)(?=(?P<next>[\"“‘(\[*«]{0,3}\w|[-–+](?=\s?[^\W\d_])))"
)
_LAST_WORD = re.compile(r"[^\s(“\"‘/]*$")
_WORD = 24
_PLACES = ("; ", ";\n", ". ", ", ", " ", "\n")


class Stop:
    """A stop that may end a sentence: what stands before it in the sentence, the word at it, and what follows."""

    __slots__ = ("before", "following", "match", "text", "word")

    def __init__(self, text: str, begin: int, match: re.Match[str]) -> None:
        at = match.start()
        self.text = text
        self.match = match
        self.before = text[max(begin, at - 60) : at] if at - begin > 60 else text[begin:at]
        self.word = _LAST_WORD.search(text, max(begin, at - _WORD), at)[0]  # type: ignore[index]
        self.following = text[match.end("white") : match.end("next")].lstrip('"“‘(\\[*«')[:1]


def goes_on_small(stop: Stop) -> bool:
    """``tờ rơi... thành phố``, ``v.v. và``: what follows begins with a small letter."""
    return stop.following.islower()


def abbreviation(stop: Stop) -> bool:
    """``TP. Cần Thơ``, ``PGS.TS. Tống``: the stop belongs to an abbreviation."""
    return stop.text[stop.match.start()] == "." and stop.word.rsplit(".", 1)[-1] in abbreviations()


def initial(stop: Stop) -> bool:
    """``Nguyễn V. An``: a single capital letter, not a section's."""
    return len(stop.word) == 1 and stop.word.isupper() and len(stop.before) > 3


def own_number(stop: Stop) -> bool:
    """``1. Công tác``, ``Điều 5. Phạm vi``, ``2.1. Kết quả``: the stop belongs to the number that opens the block."""
    if len(stop.before) > 24:
        return False
    whole = stop.before.lstrip('“"') + ". "
    mark = marker(whole)
    return mark is not None and mark.end >= len(whole) - 2


def numbered_name(stop: Stop) -> bool:
    """``Bước 1. Tiếp nhận``, ``Biểu số 1. Kết quả``: a short title with its number, at the sentence's beginning."""
    return stop.word.isdigit() and len(stop.word) < 3 and len(stop.before) < 16 and stop.following.isupper()


def inside_number(stop: Stop) -> bool:
    """``1. 200 đồng``: digits on both sides of a stop."""
    return stop.word.isdigit() and stop.following.isdigit() and len(stop.word) < 4


# The policy: a stop ends a sentence unless one of these says that it does not.
GOES_ON: tuple[Callable[[Stop], bool], ...] = (
    goes_on_small,
    own_number,
    abbreviation,
    initial,
    numbered_name,
    inside_number,
)


def spans(text: str, kind: BlockKind = BlockKind.BODY) -> Iterator[Range]:
    """Yield the (start, end) of the sentences of one block's ``text``; white space around them is left out.

    >>> list(spans("Tại TP. Cần Thơ đã xong. Năm 2024 đạt 5%."))
    [(0, 24), (25, 41)]
    """
    for start, end in _lines(text) if kind is BlockKind.TABLE else _ended(text):
        yield from _bounded(text, start, end)


def _ended(text: str) -> Iterator[Range]:
    begin = 0
    for match in _STOP.finditer(text):
        stop = Stop(text, begin, match)
        if not any(rule(stop) for rule in GOES_ON):
            yield begin, match.start("white")
            begin = match.end("white")
    yield begin, len(text)


def _lines(text: str) -> Iterator[Range]:
    begin = 0
    for line in text.split("\n"):
        yield begin, begin + len(line)
        begin += len(line) + 1


def _bounded(text: str, start: int, end: int) -> Iterator[Range]:
    """Yield ``start``–``end`` without white space around it, in parts where it is too long."""
    while end - start > LONGEST:
        cut = _best_cut(text, start)
        yield from _stripped(text, start, cut)
        start = cut
    yield from _stripped(text, start, end)


def _best_cut(text: str, start: int) -> int:
    """Return where to cut a monster: the last semicolon, stop, comma or space of the latter half, else anywhere."""
    for place in _PLACES:
        at = text.rfind(place, start + LONGEST // 2, start + LONGEST)
        if at >= 0:
            return at + len(place)
    return start + LONGEST


def _stripped(text: str, start: int, end: int) -> Iterator[Range]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end
