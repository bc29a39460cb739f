"""An analysis as this room reads it: relations by head, and the words around a mention in its sentence."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from baocao.records import Amount, Analysis, BlockKind, Mention, Sentence
from baocao.vietnamese import cues
from baocao.vietnamese.text import tone_placed

VALUES = ("MONEY", "QUANTITY", "PERCENT")
TIMES = ("DATE", "PERIOD")
_LIST_MARK = re.compile(r"\s*[-–+*•·]")
_MARK = 20  # characters of a heading's number, at most
_LEAD_REACH = 25  # sentences of a list after its lead-in


@dataclass(frozen=True, eq=False)
class Reading:
    """A report's analysis with what is asked of it again and again, worked out once."""

    analysis: Analysis

    @property
    def mentions(self) -> Sequence[Mention]:
        """The report's mentions."""
        return self.analysis.mentions

    @cached_property
    def tails(self) -> dict[tuple[str, int], list[int]]:
        """(type, head) → the tails, in the order of the text."""
        found: dict[tuple[str, int], list[int]] = defaultdict(list)
        for relation in self.analysis.relations:
            found[relation.type, relation.head].append(relation.tail)
        return {key: sorted(set(tails), key=self._order) for key, tails in found.items()}

    @cached_property
    def heads(self) -> dict[tuple[str, int], list[int]]:
        """(type, tail) → the heads, in the order of the text."""
        found: dict[tuple[str, int], list[int]] = defaultdict(list)
        for relation in self.analysis.relations:
            found[relation.type, relation.tail].append(relation.head)
        return {key: sorted(set(heads), key=self._order) for key, heads in found.items()}

    def of(self, kind: str, head: int) -> list[int]:
        """Return the tails of ``head``'s relations of a type, in the order of the text."""
        return self.tails.get((kind, head), [])

    def _order(self, index: int) -> tuple[int, int]:
        return self.mentions[index].start, index

    @cached_property
    def _placed(self) -> dict[int, str]:
        return {}

    def words(self, sentence: int) -> str:
        """Return a sentence's words in lower case, tone marks in their older place; offsets hold."""
        if sentence not in self._placed:
            self._placed[sentence] = _lower(self.analysis.sentences[sentence].text)
        return self._placed[sentence]

    @cached_property
    def in_sentence(self) -> dict[int, list[int]]:
        """Sentence → its mentions in order."""
        found: dict[int, list[int]] = defaultdict(list)
        for index, mention in enumerate(self.mentions):
            found[mention.sentence].append(index)
        return found

    @cached_property
    def headings(self) -> dict[int, list[int]]:
        """Section → the sentences of its own heading block, none where the section begins elsewhere."""
        first: dict[int, Sentence] = {}
        blocks: dict[tuple[int, int], list[int]] = defaultdict(list)
        for sentence in self.analysis.sentences:
            if sentence.kind is not BlockKind.FOOTNOTE:
                first.setdefault(sentence.section, sentence)
                blocks[sentence.section, sentence.block].append(sentence.index)
        return {
            section: blocks[section, sentence.block]
            for section, sentence in first.items()
            if sentence.ranges[0][0] - self.analysis.sections[section].start <= _MARK
        }

    def amount(self, index: int) -> Amount | None:
        """Return the amount a mention states, None where it could not be read."""
        value = self.mentions[index].value
        return value if isinstance(value, Amount) else None

    def before(self, index: int) -> str:
        """Return the words between the value ahead of this one (or the sentence's start) and this one."""
        mention = self.mentions[index]
        low = max((self.mentions[i].span[1] for i in self._values_ahead(index)), default=0)
        return self.words(mention.sentence)[low : mention.span[0]]

    def ahead(self, index: int) -> int | None:
        """Return the value mention right ahead of this one in its sentence."""
        return max(self._values_ahead(index), key=lambda i: self.mentions[i].span[1], default=None)

    def _values_ahead(self, index: int) -> list[int]:
        mention = self.mentions[index]
        return [
            i
            for i in self.in_sentence[mention.sentence]
            if self.mentions[i].label in VALUES and self.mentions[i].span[1] <= mention.span[0]
        ]

    def after(self, index: int) -> str:
        """Return the words after this mention, up to the next value or the sentence's end."""
        mention = self.mentions[index]
        high = min(
            (
                self.mentions[i].span[0]
                for i in self.in_sentence[mention.sentence]
                if self.mentions[i].label in VALUES and self.mentions[i].span[0] >= mention.span[1]
            ),
            default=None,
        )
        return self.words(mention.sentence)[mention.span[1] : high]

    def between(self, first: int, second: int) -> str | None:
        """Return the words between two mentions of one sentence, in order; None where they are not so."""
        a, b = self.mentions[first], self.mentions[second]
        if a.sentence != b.sentence or a.span[1] > b.span[0]:
            return None
        return self.words(a.sentence)[a.span[1] : b.span[0]]

    def lead_in(self, sentence: Sentence) -> Sentence | None:
        """Return the sentence with a colon at its end that opens the list ``sentence`` is an item of."""
        if not _LIST_MARK.match(sentence.text):
            first = self._first_of_block(sentence)
            if first is sentence or not _LIST_MARK.match(first.text):
                return None
        blocks = {sentence.block}
        for index in range(sentence.index - 1, max(-1, sentence.index - 1 - _LEAD_REACH), -1):
            earlier = self.analysis.sentences[index]
            if earlier.kind is not sentence.kind or earlier.section > sentence.section:
                continue
            if earlier.text.rstrip().endswith(":"):
                return earlier
            if earlier.block not in blocks and not _LIST_MARK.match(self._first_of_block(earlier).text):
                return None
            blocks.add(earlier.block)
        return None

    def _first_of_block(self, sentence: Sentence) -> Sentence:
        index = sentence.index
        while index and self.analysis.sentences[index - 1].block == sentence.block:
            index -= 1
        return self.analysis.sentences[index]


def _lower(text: str) -> str:
    """Lower case, letter by letter, so that no letter becomes two."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return tone_placed(lowered)


def cue(name: str) -> re.Pattern[str]:
    """Return a pattern of ``words/facts.yaml``."""
    return cues.cue("facts", name)
