"""From all citations of one block to its documents: the same whatever order they come in.

1. Claims that say all there is to say (whose register, symbol, year) make the documents. One number, symbol and place
   in two years is two documents; two dates in one year are two, unless one is a slip of the other or the titles are
   one.
2. Claims that leave something out go to the one document that fits: first among those that their own report cites more
   fully, then among all. Where several fit, the title may decide; else all stay candidates and none is linked.
3. Where none fits, claims that say the same make a document of what they say.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from baocao.resolve.claims import Claim, differs
from baocao.resolve.groups import (
    BY_TITLE,
    FULL,
    NO_NUMBER,
    ONLY,
    OWN,
    SAME_REPORT,
    SEVERAL,
    Cited,
    Group,
    Link,
    fits,
)
from baocao.resolve.jurisdiction import Place
from baocao.resolve.titles import alike, slip, unlike


def cluster(cited: Iterable[Cited]) -> tuple[list[Group], dict[tuple[str, int], Link]]:
    """Return the documents of one block, and a link for every citation by (report, ordinal)."""
    ordered = sorted(cited, key=lambda c: (c.report, c.ordinal))
    links: dict[tuple[str, int], Link] = {}
    full = [c for c in ordered if _rank(c.claim) == 0]
    groups = _settled(full)
    for group in groups:
        for member in group.members:
            links[member.report, member.ordinal] = Link(group, (), FULL)
    waiting: dict[tuple[int, ...], list[Cited]] = defaultdict(list)
    for c in ordered:
        if (c.report, c.ordinal) not in links:
            waiting[_order(c.claim)].append(c)
    for order in sorted(waiting):
        groups += _attach(waiting[order], groups, links)
    return groups, links


def _order(claim: Claim) -> tuple[int, ...]:
    """Claims that leave less out come first."""
    missing = (not claim.symbol, not claim.type, not claim.register_known, not claim.year_meant, len(claim.date) < 10)
    return (sum(missing), *map(int, missing))


def unnumbered(claim: Claim) -> bool:
    """Whether a number was left blank (``Số:    -QĐ/TU``)."""
    return claim.number is None and not claim.named


def _rank(claim: Claim) -> int:
    """Return 0 for a claim that says all that tells documents apart."""
    if unnumbered(claim) or claim.partial:
        return 1
    told = claim.symbol and claim.type and claim.register_known and claim.year_meant
    return 0 if told and (claim.year or claim.yearly or len(claim.date) == 10) else 1


def _settled(full: Sequence[Cited]) -> list[Group]:
    """Return the documents that full claims make."""
    registers: dict[tuple[object, ...], list[Cited]] = defaultdict(list)
    for c in full:
        claim = c.claim
        carried = claim.year_meant if claim.yearly else claim.year
        named = (claim.number, claim.symbol, claim.terms if claim.named else ())
        registers[(claim.type, named, claim.year_meant, carried, _place_name(claim.place))].append(c)
    groups: list[Group] = []
    for key in sorted(registers, key=repr):
        members = registers[key]
        if key[3]:
            groups.append(_group(members))
        else:
            groups += _by_date(members)
    return _joined(groups)


def _place_name(place: str | Place) -> str:
    return place if isinstance(place, str) else str(place.name)


def _group(members: Sequence[Cited]) -> Group:
    dates = Counter(c.claim.date for c in members if len(c.claim.date) == 10)
    own = [c for c in members if c.ordinal == OWN and c.claim.date]
    first = (own or sorted(members, key=lambda c: (-dates.get(c.claim.date, 0), c.claim.date)))[0]
    group = Group(first.claim)
    for c in members:
        group.add(c, settles=True)
    return group


def _by_date(members: Sequence[Cited]) -> list[Group]:
    """Part one number of one year and place by its dates."""
    dated: dict[str, list[Cited]] = defaultdict(list)
    for c in members:
        dated[c.claim.date].append(c)
    parts: list[tuple[set[str], set[str]]] = []  # dates and titles of one document
    for date in sorted(dated, key=lambda d: (-len(dated[d]), d)):
        titles = {c.title for c in dated[date] if c.title}
        near = [p for p in parts if _one(date, titles, p)]
        if len(near) == 1:
            near[0][0].add(date)
            near[0][1].update(titles)
        else:
            parts.append(({date}, titles))
    return [_group([c for date in sorted(dates) for c in dated[date]]) for dates, _ in parts]


def _one(date: str, titles: set[str], part: tuple[set[str], set[str]]) -> bool:
    dates, others = part
    return alike(titles, others) or (any(slip(date, other) for other in dates) and not unlike(titles, others))


def _joined(groups: list[Group]) -> list[Group]:
    """Join a document whose year was left out of the number to the one of the same day that carries it."""
    carrying = [g for g in groups if g.claim.year]
    kept: list[Group] = list(carrying)
    for group in groups:
        if group.claim.year:
            continue
        same = [g for g in carrying if group.dates & g.dates and differs(group.claim, g.claim) is None]
        if len(same) == 1:
            for member in group.members:
                same[0].add(member, settles=True)
        else:
            kept.append(group)
    return kept


def _attach(waiting: Sequence[Cited], groups: Sequence[Group], links: dict[tuple[str, int], Link]) -> list[Group]:
    """Link claims that leave the same things out; return the documents made of those that fit none."""
    by_symbol: dict[tuple[str, ...], list[Group]] = defaultdict(list)
    reports: dict[str, list[Group]] = defaultdict(list)
    for group in groups:
        by_symbol[group.claim.symbol].append(group)
        for report in {m.report for m in group.members}:
            reports[report].append(group)
    made: dict[tuple[object, ...], Group] = {}
    found: list[tuple[Cited, Link]] = []
    for c in waiting:
        if unnumbered(c.claim):
            found.append((c, _unnumbered(c, made)))
            continue
        near = [g for g in reports[c.report] if fits(c.claim, g)]
        some = near or [
            g
            for g in (by_symbol[c.claim.symbol] + by_symbol[()] if c.claim.symbol and not c.claim.terms else groups)
            if fits(c.claim, g)
        ]
        called = [g for g in some if not c.claim.symbol and c.claim.type in g.nicknames]
        link = _choose(c, called or some, SAME_REPORT if near else ONLY)
        if link is None:
            key = (
                c.claim.type,
                c.claim.number,
                c.claim.year,
                c.claim.symbol,
                c.claim.terms,
                c.claim.place,
                c.claim.date,
            )
            group = made.setdefault(key, Group(c.claim))
            link = Link(group, (), FULL)
        found.append((c, link))
    for c, link in found:
        links[c.report, c.ordinal] = link
        if link.group is not None:
            link.group.add(c, settles=link.reason == FULL)
    return list(made.values())


def _choose(c: Cited, fitting: Sequence[Group], reason: str) -> Link | None:
    if c.claim.named and len(c.claim.terms) > 1 and fitting:
        return Link(None, tuple(fitting), SEVERAL)  # (khóa XI, XII): each of them
    if len(fitting) < 2:
        return Link(fitting[0], (), reason) if fitting else None
    titled = [g for g in fitting if c.title and alike({c.title}, g.titles)]
    if len(titled) == 1 and all(g is titled[0] or unlike({c.title or ""}, g.titles) for g in fitting):
        return Link(titled[0], (), BY_TITLE)
    return Link(None, tuple(fitting), SEVERAL)


def _unnumbered(c: Cited, made: dict[tuple[object, ...], Group]) -> Link:
    """A blank number tells nothing: a report's own makes a document of the report, a citation leads nowhere."""
    if c.ordinal != OWN:
        return Link(None, (), NO_NUMBER)
    return Link(made.setdefault(("report", c.report), Group(c.claim)), (), FULL)
