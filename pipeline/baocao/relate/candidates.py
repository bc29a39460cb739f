"""Which mentions may stand in which relation, and what their places say: the pair's features."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from baocao.records import BlockKind, Mention, Sentence
from baocao.vietnamese.grammar import words

VALUES = ("MONEY", "QUANTITY", "PERCENT")
MEASURES = ("INDICATOR", "PROJECT")
TIMES = ("DATE", "PERIOD")
# Head and tail labels of every relation type (guidelines, section 2).
ALLOWED: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "issued_on": (("DOC",), ("DATE",)),
    "issued_by": (("DOC",), ("ORG",)),
    "titled": (("DOC",), ("TITLE",)),
    "part_of": (("PROVISION",), ("DOC",)),
    "replaces": (("DOC",), ("DOC",)),
    "amends": (("DOC",), ("DOC",)),
    "implements": (("DOC",), ("DOC",)),
    "has_value": (MEASURES, VALUES),
    "changed_by": (MEASURES, VALUES),
    "plan_share": (MEASURES, ("PERCENT",)),
    "target": (MEASURES, VALUES),
    "at_time": (VALUES, TIMES),
    "compared_to": (VALUES, TIMES),
    "in_area": (VALUES, ("LOC",)),
    "breakdown_of": (VALUES, VALUES),
}
TYPES = tuple(ALLOWED)
PAIRS = {(h, t) for heads, tails in ALLOWED.values() for h in heads for t in tails}
FEATURES = (12, 8, 6, 8, 4, 12, 6, 4, 3)  # how many values each feature of a pair takes
_STEPS = (2, 6, 15, 30, 60, 120)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A typed pair of mentions (indices) and its features."""

    head: int
    tail: int
    features: tuple[int, ...]


def allowed_types(head: str, tail: str) -> tuple[int, ...]:
    """Return the numbers in ``TYPES`` of the relations that labels ``head`` → ``tail`` may stand in."""
    return tuple(k for k, (heads, tails) in enumerate(ALLOWED.values()) if head in heads and tail in tails)


def candidates(
    mentions: Sequence[Mention],
    sentences: Sequence[Sentence],
    group: Sequence[int],
    aims: Mapping[int, int],
    reach: int = 60,
) -> list[Candidate]:
    """Return the pairs of one window (``group``: mention indices in order), at most ``reach`` mentions apart.

    ``aims`` is what ``leads.goals`` says of the sentences.

    The features say how far apart the words stand and on which side, how many mentions of the tail's label stand
    between, how many sentences, how many of the head's label, whether head or tail stand in the header block, what
    signs and words stand between, whether the tail leads in what follows, the head's place in its sentence, and whether
    the tail's sentence, or what it stands under, speaks of goals.
    """
    view = _View(mentions, sentences, group, aims)
    found = []
    for a, i in enumerate(group):
        for b in range(max(0, a - reach), min(len(group), a + reach + 1)):
            if a != b and (view.labels[a], view.labels[b]) in PAIRS and view.near(a, b):
                found.append(Candidate(i, group[b], view.features(a, b)))
    return found


class _View:
    """The mentions of one window, with what stands between each and the next counted up."""

    def __init__(
        self, mentions: Sequence[Mention], sentences: Sequence[Sentence], group: Sequence[int], aims: Mapping[int, int]
    ) -> None:
        self.mentions = [mentions[i] for i in group]
        self.labels = [m.label for m in self.mentions]
        own = [sentences[m.sentence] for m in self.mentions]
        self.header = [s.kind is BlockKind.HEADER for s in own]
        self.first = [k == 0 or m.sentence != self.mentions[k - 1].sentence for k, m in enumerate(self.mentions)]
        self.lead = [_leads(s) for s in own]
        self.place = self._places()
        self.goal = [aims[m.sentence] for m in self.mentions]
        self.signs: list[tuple[int, ...]] = [(0, 0, 0, 0)]
        for k in range(1, len(group)):
            counts = _signs(self.mentions[k - 1], self.mentions[k], own[k])
            self.signs.append(tuple(x + y for x, y in zip(self.signs[-1], counts, strict=True)))

    def _places(self) -> list[int]:
        places: list[int] = []
        for k in range(len(self.mentions)):
            before = 0 if self.first[k] else places[-1] + (self.mentions[k - 1].label in VALUES)
            places.append(before)
        return places

    def near(self, a: int, b: int) -> bool:
        """Say whether the pair is near enough: an indicator tells of its own sentence's values, or the next's."""
        return self.labels[a] not in MEASURES or abs(self.mentions[a].sentence - self.mentions[b].sentence) <= 1

    def features(self, a: int, b: int) -> tuple[int, ...]:
        """Return the features of the pair whose head is mention ``a`` of the window and whose tail is ``b``."""
        head, tail = self.mentions[a], self.mentions[b]
        low, high = min(a, b), max(a, b)
        between = self.labels[low + 1 : high]
        gap = tail.start - head.end if tail.start >= head.end else head.start - tail.end
        distance = sum(gap > step for step in _STEPS[:5]) + (0 if tail.start >= head.start else 6)
        same_tail = min(between.count(self.labels[b]), 3) + (0 if b > a else 4)
        apart = min(abs(tail.sentence - head.sentence), 5)
        same_head = min(between.count(self.labels[a]), 7)
        kinds = self.header[a] + 2 * self.header[b]
        cues, stops, opened, closed = (y - x for x, y in zip(self.signs[low], self.signs[high], strict=True))
        signs = min(cues, 1) + 2 * min(stops, 1) + 4 * (1 + (opened > closed) - (closed > opened))
        return (
            distance, same_tail, apart, same_head, kinds,
            signs, self.lead[b] + 3 * self.first[b], min(self.place[a], 3), self.goal[b],
        )  # fmt: skip


def _signs(one: Mention, other: Mention, sentence: Sentence) -> tuple[int, int, int, int]:
    """Count words that open parts, stops, and brackets between neighbours, in the sentence of the second."""
    start = one.span[1] if one.sentence == other.sentence else 0
    text = sentence.text[start : other.span[0]]
    lower = text.lower()
    cues = sum(lower.count(cue) for cue in words("relations")["parts"])
    return cues, text.count(";") + (one.sentence != other.sentence), text.count("("), text.count(")")


def _leads(sentence: Sentence) -> int:
    """Return 1 for a sentence that opens a list, 2 for a heading, else 0."""
    if sentence.kind is BlockKind.HEADING:
        return 2
    return int(sentence.text.rstrip().endswith(":"))


def as_arrays(found: Sequence[Candidate]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Return pairs of shape (n, 2) and features of shape (n, len(FEATURES))."""
    pairs = np.array([(c.head, c.tail) for c in found], np.int64).reshape(-1, 2)
    return pairs, np.array([c.features for c in found], np.int64).reshape(-1, len(FEATURES))
