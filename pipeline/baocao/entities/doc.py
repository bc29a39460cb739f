"""DOC: a document cited by number and symbol, or by its own name; ``TYPE|number|year|symbol`` as the guidelines
write it.
"""

from __future__ import annotations

import re
from functools import cache

from baocao.entities.context import Context
from baocao.records import Citation, Value
from baocao.vietnamese.cues import cue
from baocao.vietnamese.grammar import words as word_list
from baocao.vietnamese.text import tone_placed

_YEAR = r"(?:19|20)\d\d"
_CITED = re.compile(
    rf"(?<![^\W_])(?P<number>\d{{1,6}}[^\W\d_]?)\s*[-–/]\s*(?:(?P<year>{_YEAR})\s*/\s*)?(?P<symbol>[^\W\d_].*)$",
    re.DOTALL,
)
_BLANK = re.compile(r"^(?P<symbol>[A-ZĐ]\w*[-–/].+)$", re.DOTALL)
_SHORT = re.compile(r"^(?P<type>.*?)\s*(?P<number>\d{1,6}[^\W\d_]?)(?:/CP)?$", re.DOTALL)
_LOOKALIKE = str.maketrans("СРТВНКАЕОМХ", "CPTBHKAEOMX")  # Cyrillic capitals that were typed for Latin ones
_NATIONAL = re.compile(r"(?:QH|UBTVQH)\d{1,2}")


def parse(words: str, context: Context) -> Value:
    """Return the citation that ``words`` are; raises ``ValueError`` where they name no document."""
    plain = cue("doctypes", "glued").sub(r"\1 ", " ".join(words.split()))
    cited = _CITED.search(plain)
    if cited:
        symbol = normal_symbol(cited["symbol"])
        return Citation(_type(plain[: cited.start()], symbol), cited["number"], cited["year"] or "", symbol)
    blank = _BLANK.match(plain)
    if blank and " " not in plain.replace(" -", "-").replace("- ", "-").replace(" /", "/").replace("/ ", "/"):
        symbol = normal_symbol(blank["symbol"])
        return Citation(code_of(context.heading) or symbol_type(symbol), "", "", symbol)
    return _by_name(plain)


def write(value: Value) -> str:
    """Return ``TYPE|number|year|symbol``."""
    assert isinstance(value, Citation)
    return f"{value.type}|{value.number}|{value.year}|{value.symbol}"


def _by_name(plain: str) -> Citation:
    short = _SHORT.match(plain)
    if short:
        kind = cue("doctypes", "number_word").sub("", short["type"])
        code = code_of(kind)
        if code and not re.fullmatch(_YEAR, short["number"]):
            return Citation(code, short["number"])
    dated = cue("doctypes", "named_year").match(plain)
    name, year = (dated["name"], dated["year"]) if dated else (plain, "")
    code = _leading_code(name)
    if not code:
        raise ValueError("no type, number or known name of a document")
    return Citation(code, "", year, name)


def _leading_code(name: str) -> str:
    """Return the code of the longest type that a name begins with."""
    parts = tone_placed(name).lower().split()
    for size in range(min(4, len(parts)), 0, -1):
        if code := _types().get(" ".join(parts[:size])):
            return code
    return ""


def code_of(kind: str) -> str:
    """Return the code of a type written in full or abbreviated (``Nghị quyết`` → ``NQ``), or an empty string."""
    plain = " ".join(kind.split()).strip(" :.")
    found = word_list("doctypes")["short_types"].get(plain)
    return found or _types().get(tone_placed(plain).lower(), "")


def name_of(code: str) -> str:
    """Return the first name of a type's code in small letters (``BC`` → ``báo cáo``), or an empty string."""
    return next((name for name, own in _types().items() if own == code), "") if code else ""


def symbol_type(symbol: str) -> str:
    """Return the type that a symbol says itself: its first part's, ``CV`` for issuer-department symbols, else empty."""
    first = re.split(r"[-/]", symbol, maxsplit=1)[0]
    if code := _codes().get(first.upper()):
        return code
    return "" if _NATIONAL.match(first) else "CV"


def _type(before: str, symbol: str) -> str:
    """Return the type by the words before the number, else by the symbol, else (a law named in full) by its first
    word.
    """
    kind = cue("doctypes", "number_word").sub("", before)
    return code_of(kind) or (_leading_code(kind) if kind.strip() else "") or symbol_type(symbol)


def normal_symbol(symbol: str) -> str:
    """Return a symbol with the separators of the system it belongs to and no white space.

    State bodies write ``NQ-HĐND``, Party bodies ``NQ/TU``; where the issuer is neither known as the one nor the other,
    the separator stands as typed.
    """
    parts = re.split(r"([-/.&])", re.sub(r"\s+", "", symbol).replace("–", "-").translate(_LOOKALIKE))
    names = [_standard(part) for part in parts[::2]]
    marks = parts[1::2]
    if marks and names[0].upper() in _codes():
        if names[1].upper() in _known("party_issuers"):
            marks[0] = "/"
        elif names[1].upper() in _known("state_issuers") or marks[0] == ".":
            marks[0] = "-"
    return names[0] + "".join(mark + name for mark, name in zip(marks, names[1:], strict=True))


def _standard(part: str) -> str:
    """Return a part with the capitals that its office writes (``TTG`` → ``TTg``), else in capitals where it was in
    small letters.
    """
    found = _spelled().get(part.upper())
    return found or (part.upper() if part.islower() else part)


@cache
def _types() -> dict[str, str]:
    return {tone_placed(k): v for k, v in word_list("doctypes")["types"].items()}


@cache
def _codes() -> dict[str, str]:
    return {k.upper(): v for k, v in word_list("doctypes")["codes"].items()}


@cache
def _known(issuers: str) -> frozenset[str]:
    return frozenset(k.upper() for k in word_list("doctypes")[issuers])


@cache
def _spelled() -> dict[str, str]:
    """Return capitals → the usual spelling, of those codes and issuers that are not all capitals."""
    doctypes = word_list("doctypes")
    spelled = [*doctypes["codes"], *doctypes["party_issuers"], *doctypes["state_issuers"]]
    return {k.upper(): k for k in spelled if k != k.upper()}
