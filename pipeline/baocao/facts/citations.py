"""One number cited with two dates, and a symbol whose signs are mistyped (``17/NQ-TU`` for ``17-NQ/TU``)."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from baocao.facts.reading import Reading
from baocao.records import Citation, Finding, Reference
from baocao.resolve.jurisdiction import plain
from baocao.resolve.titles import slip

_SYMBOL = re.compile(r"\d{1,5}[A-Za-z]?\s*[-/]\s*\S.*$")
_SIGNS = str.maketrans("–—‑−", "----")


def mistyped(reading: Reading) -> Iterator[Finding]:
    """Yield each citation whose number and symbol are joined by other signs than its issuers' system has."""
    for index, mention in enumerate(reading.mentions):
        value = mention.value
        if not isinstance(value, Citation) or not value.number or not value.symbol or " " in value.symbol:
            continue
        said = _SYMBOL.search(mention.text)
        if said is None or ("/" in value.symbol and "-" in value.symbol):
            continue
        written = re.sub(r"\s+", "", said[0]).translate(_SIGNS)
        parts = [value.number, value.year] if value.year else [value.number]
        right = f"{'/'.join(parts)}{'-' if '/' in value.symbol else '/'}{value.symbol}"
        if _letters(written) == _letters(right) and _signs(written) != _signs(right):
            yield Finding("citation", written, right, None, index)


def _letters(text: str) -> str:
    return re.sub(r"[-/]", "", text).upper()


def _signs(text: str) -> str:
    return re.sub(r"[^-/]", "", text)


def dated_twice(reading: Reading) -> Iterator[Finding]:
    """Yield each citation of a number with another day than most say, where it cannot be another document.

    Numbers begin anew each year, so two days of one year are a slip; two years are one only under the same title.
    """
    groups: dict[tuple[str, ...], list[Reference]] = defaultdict(list)
    for reference in reading.analysis.references:
        cited = reference.citation
        if cited.number and reference.issued_on and len(reference.issued_on) == 10:
            number = cited.number.lstrip("0")
            groups[cited.type, number, cited.year, cited.symbol.upper()].append(reference)
    for group in groups.values():
        yield from _of_one_number(group)


def _of_one_number(group: list[Reference]) -> Iterator[Finding]:
    """Yield the first citation with each day that another, more often cited one (else an earlier one) contradicts."""
    counts = Counter(str(reference.issued_on) for reference in group)
    distinct: dict[tuple[str, str, str], Reference] = {}
    for reference in group:
        said = (str(reference.issued_on), plain(reference.issuer or ""), plain(reference.title or ""))
        distinct.setdefault(said, reference)
    ranked = sorted(distinct.values(), key=lambda r: -counts[str(r.issued_on)])
    reported: set[str] = set()
    for at, reference in enumerate(ranked):
        day = str(reference.issued_on)
        other = next((o for o in ranked[:at] if o.issued_on != day and _one(reference, o)), None)
        if other is not None and day not in reported:
            reported.add(day)
            yield Finding("citation", day, str(other.issued_on), None, reference.mention)


def _one(a: Reference, b: Reference) -> bool:
    """Tell whether two citations of one number are of one document but for the date."""
    first, second = str(a.issued_on), str(b.issued_on)
    if a.issuer and b.issuer and plain(a.issuer) != plain(b.issuer):
        return False
    titled = bool(a.title and b.title and plain(a.title) == plain(b.title))
    if first[:4] != second[:4]:
        return titled
    return titled or slip(first, second) or bool(a.issuer) == bool(b.issuer)
