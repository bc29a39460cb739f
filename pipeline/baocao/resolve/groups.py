"""A document in the making, what cites it, and whether a citation may be of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from baocao.records import Citation
from baocao.resolve.claims import Claim, differs
from baocao.resolve.jurisdiction import PROVINCE, UNKNOWN, Place
from baocao.resolve.nicknames import approves
from baocao.resolve.places import province_of

OWN = -1
"""The ordinal of a report's own number, which is no citation."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation (or a report's own number, ordinal ``OWN``) with what it claims."""

    report: str
    ordinal: int
    citation: Citation
    claim: Claim
    issuer: str | None = None
    title: str | None = None
    nickname: str | None = None


@dataclass(slots=True)
class Group:
    """A document in the making: what it claims, and who cites it."""

    claim: Claim
    dates: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    nicknames: set[str] = field(default_factory=set)  # codes of types it is also called by, with its number
    members: list[Cited] = field(default_factory=list)

    def add(self, cited: Cited, settles: bool) -> None:
        """Take in a citation; only one that ``settles`` the document adds to what is known of it."""
        self.members.append(cited)
        if cited.nickname:
            self.nicknames.add(cited.nickname)
        if settles and cited.title:
            self.titles.add(cited.title)
        if settles and cited.claim.date:
            self.dates.add(cited.claim.date)


@dataclass(frozen=True, slots=True)
class Link:
    """Where a citation leads: to one group, to several candidates, or nowhere; and why."""

    group: Group | None
    candidates: tuple[Group, ...]
    reason: str


FULL = "cited in full"
SAME_REPORT = "the report itself cites it more fully"
ONLY = "the only document that fits"
BY_TITLE = "several fit by number; the title decides"
SEVERAL = "several documents fit"
NO_NUMBER = "it has no number"


def fits(claim: Claim, group: Group) -> bool:
    """Whether a document may be the one that ``claim`` speaks of: nothing differs, and it was there to be cited."""
    if claim.by and group.claim.date and group.claim.date[: len(claim.by)] > claim.by:
        return False
    if not claim.symbol and claim.place == UNKNOWN and not _in_reach(claim.home, group.claim.place, claim.by):
        return False
    if _nicknames(claim, group):
        claim = replace(claim, type=group.claim.type)
    if differs(claim, group.claim) is None:
        return True
    return len(claim.date) == 10 and claim.date in group.dates and differs(replace(claim, date=""), group.claim) is None


def _nicknames(claim: Claim, group: Group) -> bool:
    """Whether a short citation is a name for the document: one it was called by, or what its subject approves."""
    if claim.symbol or claim.named or not claim.type:
        return False
    return claim.type in group.nicknames or any(approves(title) == claim.type for title in group.titles)


def _in_reach(home: Place, place: str | Place, by: str) -> bool:
    """Whether a short citation (``Nghị quyết 18``) may mean a document of ``place``: its own place's, or one above."""
    if isinstance(place, str) or place.name is None or home.name is None or place.name == home.name:
        return True
    return place.level == PROVINCE and province_of(home, by) == place.name
