"""How mentions are found, by name: ``TAGGERS`` lists what there is; a tagger takes sentences and gives mentions."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from baocao.errors import UsageError
from baocao.recognise import crf
from baocao.recognise.grammar import mention, mentions
from baocao.recognise.headings import heading, letterhead
from baocao.records import Mention, Sentence

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


# A shipped model adds its own entry here, and ``both`` the policy that merges the two.
TAGGERS: Mapping[str, Callable[[], Tagger]] = {"grammar": lambda: by_grammar}
_MODELS = ("model", "both")


def tagger(name: str) -> Tagger:
    """Return the tagger called ``name``: ``grammar``, ``model``, ``both`` or the folder of a trained model.

    Raises ``UsageError`` where there is none of that name, or no model is shipped.
    """
    if name in TAGGERS:
        return TAGGERS[name]()
    if name in _MODELS:
        raise UsageError("no model is shipped with this version: use --tagger grammar")
    if (Path(name) / crf.FLAT).is_file():
        return crf.tagger(Path(name))
    raise UsageError("no such tagger: {name} (there is: {known})", name=name, known=", ".join(TAGGERS))
