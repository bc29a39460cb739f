"""One policy where grammar and model meet, sentence by sentence.

What has a form the grammar reads better; what has a meaning the model does. So, where spans overlap:

1. the grammar's own labels (``GRAMMAR_FIRST``) keep their span, unless the model, with the grammar's tags before its
   eyes, is sure (``SURE``) of a longer one around it (a project or organisation named after a year);
2. then the model's mentions, likeliest first;
3. then the grammar's remaining ones (quantities, organisations, places) that touch nothing.

What the model alone says of the grammar's own labels must be likely (``LIKELY``), and words that no value can be read
from are no mention of a valued label. TITLE lies on its own layer: the grammar's, else the model's where a document
stands in the sentence for it to belong to. A span that both found is ``both``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from baocao.encode.tags import TITLE
from baocao.entities import ENTITY_TYPES
from baocao.entities.context import Context
from baocao.records import Mention

GRAMMAR_FIRST = frozenset({"DOC", "PROVISION", "DATE", "PERIOD", "MONEY", "PERCENT"})
RELATIVE = frozenset({"DATE", "PERIOD"})  # whether these can be read depends on the report
SURE = 0.9
LIKELY = 0.7


def merged(grammar: Sequence[Mention], model: Sequence[Mention]) -> list[Mention]:
    """Return the mentions of one sentence that both leave standing, in order."""
    model = [m for m in model if _plausible(m)]
    cited = any(m.label == "DOC" for m in (*grammar, *model))
    agreed = {(m.label, m.span): m for m in model}
    ranked = [(_rank(m, model), m) for m in grammar]
    ranked += [(2, m) for m in model if m.label != TITLE or cited]
    kept: list[Mention] = []
    for _, mention in sorted(ranked, key=lambda r: (r[0], -r[1].score, r[1].span)):
        if not any(_clash(mention, other) for other in kept):
            twin = agreed.get((mention.label, mention.span))
            if twin is not None and mention.source == "grammar":
                mention = replace(mention, source="both", score=twin.score)
            kept.append(mention)
    return sorted(kept, key=lambda m: (m.span[0], -m.span[1]))


def _plausible(mention: Mention) -> bool:
    """Say whether a mention of the model may stand: likely enough, and its words can be read."""
    if mention.label in GRAMMAR_FIRST and mention.score < LIKELY:
        return False
    parse = ENTITY_TYPES[mention.label].parse if mention.label in ENTITY_TYPES else None
    if parse is None or mention.label in RELATIVE:
        return True
    try:
        parse(mention.text, Context())
    except ValueError:
        return False
    return True


def _rank(mention: Mention, model: Sequence[Mention]) -> int:
    if mention.label == TITLE:
        return 1
    if mention.label not in GRAMMAR_FIRST:
        return 3
    return 3 if any(_wraps(m, mention) and m.score >= SURE for m in model) else 1


def _wraps(outer: Mention, inner: Mention) -> bool:
    return outer.label not in (TITLE, inner.label) and outer.span[0] <= inner.span[0] and inner.span[1] < outer.span[1]


def _clash(a: Mention, b: Mention) -> bool:
    if (a.label == TITLE) != (b.label == TITLE):
        return False
    return a.span[0] < b.span[1] and b.span[0] < a.span[1]
