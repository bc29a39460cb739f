"""What a person types for a document → what is meant: type, number, year, date, and the words that are left.

``17-NQ/TU``, ``17/NQ-TU``, ``nghi quyet 17 nq tu``, ``NQ 45/2022``, ``Kế hoạch 20 UBND 2024``, ``luật đầu tư công``:
marks, case, separators and spaces are not told apart, small words (``số``, ``năm``, ``của``) are passed over.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from baocao.errors import UsageError
from baocao.search.spelling import near
from baocao.vietnamese.grammar import words
from baocao.vietnamese.text import folded, nfc

_DATE = re.compile(
    r"\b(?:ngay )?(\d{1,2}) ?[/.-] ?(\d{1,2}) ?[/.-] ?((?:19|20)\d\d)\b"
    r"|\b(?:ngay )?(\d{1,2}) thang (\d{1,2}) nam ((?:19|20)\d\d)\b"
    r"|\b((?:19|20)\d\d)-(\d\d)-(\d\d)\b"
)
_TOKEN = re.compile(r"[^\W\d_]+\d*(?![^\W_])|\d+[a-z]?(?![^\W_])|\d+|[^\W\d_]+")
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Meant:
    """What is meant. ``types`` are codes that the words may stand for, ``number`` with its letter (``12a``).

    ``years`` may be the number's, the date's or in the title; ``words`` are folded.
    """

    types: frozenset[str]
    number: str | None
    years: tuple[str, ...]
    date: str | None
    words: tuple[str, ...]


def meant(query: str) -> Meant:
    """Return what is meant by ``query``. Raises ``UsageError`` where it holds no word or number."""
    plain = " ".join(folded(nfc(query)).split())
    date, plain = _dated(plain)
    tokens = _parted(_TOKEN.findall(plain))
    if not tokens and date is None:
        raise UsageError("the query is empty")
    types, tokens = _typed(tokens)
    number, years, rest = _numbered(_told(tokens))
    return Meant(types, number, years, date, tuple(rest))


def _parted(tokens: list[str]) -> list[str]:
    """Part letters and digits typed as one (``nq45``), but not ``qh15``."""
    keep = tuple(words("query")["numbered_parts"])
    parts: list[str] = []
    for token in tokens:
        letters = token.rstrip("0123456789")
        parts += [token] if letters in ("", token, *keep) else [letters, token[len(letters) :]]
    return parts


def _told(tokens: list[str]) -> list[str]:
    """Leave out the words that tell no document from another."""
    small, before = (frozenset(folded(w) for w in words("query")[key]) for key in ("small", "small_before_number"))
    pairs = zip(tokens, [*tokens[1:], ""], strict=True)
    told = [t for t, after in pairs if t not in small and not (t in before and after[:1].isdigit())]
    return told or tokens


def _dated(plain: str) -> tuple[str | None, str]:
    """Take a whole date out of the query: ISO, and what is left."""
    match = _DATE.search(plain)
    if not match:
        return None, plain
    groups = [g for g in match.groups() if g]
    year, month, day = groups if len(groups[0]) == 4 else reversed(groups)
    if not (1 <= int(month) <= 12 and 1 <= int(day) <= 31):
        return None, plain
    return f"{year}-{int(month):02}-{int(day):02}", plain[: match.start()] + " " + plain[match.end() :]


def _numbered(tokens: list[str]) -> tuple[str | None, tuple[str, ...], list[str]]:
    """Part the tokens: the first number is the document's; four digits are a year where another number stands."""
    numbers = [t for t in tokens if t[0].isdigit()]
    years = [t for t in numbers if _YEAR.fullmatch(t)]
    others = [t for t in numbers if not _YEAR.fullmatch(t)]
    rest = [t for t in tokens if not t[0].isdigit()]
    number = others[0] if others else None
    if number is None and years and tokens[0] == years[0] and rest:
        number, years = years[0], years[1:]  # 2024/QĐ-UBND
    if number is not None:
        digits = number.rstrip("abcdefghijklmnopqrstuvwxyz")
        number = str(int(digits)) + number[len(digits) :]
    return number, tuple(years), rest + others[1:]


@cache
def _type_phrases() -> dict[tuple[str, ...], frozenset[str]]:
    """Return, for each folded way to say a type, the codes it may stand for."""
    found: dict[tuple[str, ...], set[str]] = {}
    data = words("doctypes")
    for said, code in [*data["types"].items(), *data["short_types"].items(), *data["codes"].items()]:
        if code:
            found.setdefault(tuple(folded(said).split()), set()).add(code)
    for quy_dinh in (("quy", "dinh"), ("qd",)):
        found.setdefault(quy_dinh, set()).update(("QĐ", "QyĐ") if quy_dinh == ("qd",) else ("QyĐ",))
    return {said: frozenset(codes) for said, codes in found.items()}


def _typed(tokens: list[str]) -> tuple[frozenset[str], list[str]]:
    """Take the words of a type out of the query: in full (``nghi quyet``, one letter wrong) or as a code (``nq``)."""
    phrases = _type_phrases()
    for size in (4, 3, 2, 1):
        for at in range(len(tokens) - size + 1):
            said = tuple(tokens[at : at + size])
            codes = phrases.get(said) or (_mistyped(said) if size > 1 else None)
            if codes and (size > 1 or at == 0 or len(tokens[at]) < 5):
                rest = tokens[:at] + tokens[at + size :]
                # A law's own words stay, since they may be part of its name.
                named = not any(t[0].isdigit() for t in rest)
                return codes, list(tokens) if named else rest
    return frozenset(), tokens


def _mistyped(said: tuple[str, ...]) -> frozenset[str] | None:
    for phrase, codes in _type_phrases().items():
        if len(phrase) == len(said) > 1 and sum(a != b for a, b in zip(phrase, said, strict=True)) == 1:
            wrong = next((a, b) for a, b in zip(phrase, said, strict=True) if a != b)
            if near(*wrong):
                return codes
    return None
