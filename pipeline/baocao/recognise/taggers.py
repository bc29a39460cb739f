"""How mentions are found, by name: ``TAGGERS`` lists what there is; a tagger takes sentences and gives mentions."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from baocao.errors import UsageError
from baocao.recognise.grammar import mention, mentions
from baocao.recognise.titles import headings
from baocao.records import Mention, Sentence

Tagger = Callable[[Sequence[Sentence]], Sequence[Mention]]


def by_grammar(sentences: Sequence[Sentence]) -> Sequence[Mention]:
    """Return the grammar's mentions of all sentences, in order, with the report's own heading as a TITLE."""
    headed = {sentences[at].index: (start, end) for at, start, end in headings(s.text for s in sentences)}
    found: list[Mention] = []
    for sentence in sentences:
        own = mentions(sentence)
        if sentence.index in headed:
            start, end = headed[sentence.index]
            own = [m for m in own if m.label != "TITLE" or m.span[1] <= start or m.span[0] >= end]
            own = sorted([*own, mention(sentence, start, end, "TITLE")], key=lambda m: (m.span[0], -m.span[1]))
        found.extend(own)
    return found


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
    raise UsageError("no such tagger: {name} (there is: {known})", name=name, known=", ".join(TAGGERS))
