"""How mentions are found, by name: ``TAGGERS`` lists the names; a tagger takes sentences and gives mentions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from baocao.encode.shipped import Model, open_model
from baocao.errors import UsageError
from baocao.recognise import crf
from baocao.recognise.grammar import mention, mentions
from baocao.recognise.headings import heading, letterhead
from baocao.recognise.merge import merged
from baocao.recognise.model import tagged
from baocao.records import Mention, Sentence
from baocao.settings import shipped_model

Tagger = Callable[[Sequence[Sentence]], Sequence[Mention]]


Each = Callable[[Sequence[Sentence]], list[list[Mention]]]


def one_by_one(sentences: Sequence[Sentence]) -> list[list[Mention]]:
    """Return the grammar's mentions of each sentence, each read on its own."""
    return [list(mentions(sentence)) for sentence in sentences]


def by_grammar(sentences: Sequence[Sentence], each: Each = one_by_one) -> Sequence[Mention]:
    """Return the grammar's mentions of all sentences, in order, with the report's own subject and letterhead.

    ``each`` reads the sentences; what it does on several cores at once is the same.
    """
    found = each(sentences)
    own = heading(sentences)
    if own:
        at, (start, end, _) = own
        found[at] = [m for m in found[at] if m.label != "TITLE" or m.span[1] <= start or m.span[0] >= end]
    issuers = letterhead(sentences, {at for at, known in enumerate(found) if any(m.label == "ORG" for m in known)})
    for at, span in [*issuers, *([own] if own else [])]:
        kept = [m for m in found[at] if span[2] == "TITLE" or m.span[1] <= span[0] or m.span[0] >= span[1]]
        found[at] = sorted([*kept, mention(sentences[at], *span)], key=lambda m: (m.span[0], -m.span[1]))
    return [m for sentence in found for m in sentence]


@dataclass(frozen=True, slots=True)
class ModelTagger:
    """A model's tagger; ``hinted``: with the grammar's mentions before its eyes, merged with its own (``both``).

    Mentions and relations whose calibrated score is below ``least`` are left out.
    """

    model: Model
    hinted: bool
    threads: int = 1
    least: float = 0.0

    def __call__(self, sentences: Sequence[Sentence]) -> Sequence[Mention]:
        """Return the mentions of all sentences, with their encoding."""
        known = by_grammar(sentences) if self.hinted else []
        settle = merged if self.hinted else lambda _, found: found
        return tagged(self.model, sentences, known, settle, self.threads, self.least)

    def on(self, sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> Sequence[Mention]:
        """Return ``mentions`` as they are, with the encoding that relations are read from."""
        return tagged(self.model, sentences, mentions, lambda given, _: given, self.threads)


TAGGERS = ("grammar", "model", "both")


def tagger(name: str, threads: int = 1, least: float = 0.0) -> Tagger:
    """Return the tagger called ``name``: ``grammar``, ``model``, ``both`` or the folder of a trained model.

    A model runs on ``threads`` threads and leaves out what it is less sure of than ``least``. Raises ``UsageError``
    where there is none of that name, or no model is shipped.
    """
    if name == "grammar":
        return by_grammar
    if name in TAGGERS:
        folder = shipped_model()
        if folder is None:
            raise UsageError("no model is shipped with this version: use --tagger grammar")
        return ModelTagger(open_model(folder), name == "both", threads, least)
    if (Path(name) / "model.json").is_file():
        return ModelTagger(open_model(Path(name)), True, threads, least)
    if (Path(name) / crf.FLAT).is_file():
        return crf.tagger(Path(name))
    raise UsageError("no such tagger: {name} (there is: {known})", name=name, known=", ".join(TAGGERS))
