"""The closing block: recipients (``Nơi nhận``), for whom and by whom it is signed, by the same layouts."""

from __future__ import annotations

from collections.abc import Sequence

from baocao.ingest import cues
from baocao.ingest.lines import Line, capitals
from baocao.ingest.numbering import BULLET, marker

_RECIPIENTS = 80


def closings(printed: Sequence[Line], begin: int) -> set[int]:
    """Return the indices of the lines, from ``begin`` on, that belong to a closing block."""
    found: set[int] = set()
    i = begin
    while i < len(printed):
        words = printed[i].text
        end = _signature(printed, i) if capitals(words) else _recipients(printed, i)
        if end:
            found.update(range(i, end))
            i = end
        else:
            i += 1
    return found


def _recipients(printed: Sequence[Line], i: int) -> int:
    """Return the end of the list of recipients that begins at line ``i``, or 0."""
    if not cues.is_recipients(printed[i].text):
        return 0
    end = i + 1
    while end < min(len(printed), i + _RECIPIENTS):
        words = printed[end].text
        mark = marker(words)
        item = (mark is not None and mark.rank >= BULLET) or cues.bare(words).startswith(cues.cues()["file_copy"])
        above = printed[end - 1].text
        ended = above[-1] in ";." or (above[-1] == ":" and not above.rstrip(":").endswith(cues.cues()["file_copy"]))
        heading = (capitals(words) and words[-1] not in ";.,") or (cues.is_name(words) and marker(above + " ") is None)
        continued = not printed[end].gap and not ended and not heading
        if not item and not continued:
            break
        end += 1
    return end


def _signature(printed: Sequence[Line], i: int) -> int:
    """Return the end of the signature that begins at line ``i``, else 0: offices in capitals, a name or ``(Đã ký)``."""
    words = printed[i].text
    if not cues.is_signing_prefix(words) and not cues.is_signing_title(words):
        return 0
    end = i + 1
    while end < min(len(printed), i + 6) and _is_office(printed[end].text):
        end += 1
    signed = False
    while end < min(len(printed), i + 9):
        words = printed[end].text
        if cues.is_signed(words) or len(words) <= 2 or cues.is_rule(words):
            signed = signed or cues.is_signed(words)
        elif cues.is_name(words):
            return end + 1
        elif end + 1 < len(printed) and not printed[end + 1].gap and cues.is_name(f"{words} {printed[end + 1].text}"):
            return end + 2
        else:
            break
        end += 1
    return end if signed or cues.is_signing_prefix(printed[i].text) else 0


def _is_office(words: str) -> bool:
    return (
        capitals(words)
        and len(words) < 90
        and marker(words) is None
        and not cues.is_kind(words)
        and not cues.is_annex(words)
    )
