"""The tags behind the strict score, for seqeval or any second scorer: tokens cut at every gold and predicted edge."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from baocao.exchange.annotation import TITLE, Entity, Record
from baocao.records import Range


def tags(gold: Record, predicted: Record, titles: bool = False) -> tuple[list[str], list[str]]:
    """Return the gold and the predicted IOB2 tags of one layer (TITLE where ``titles``, else all other labels).

    The tokens are the stretches of text between neighbouring edges, so that no wrong boundary hides inside a token. The
    parts of a cut entity are brought together, what stands between them after them.
    """
    ours, theirs = ([e for e in r.entities if (e.label == TITLE) is titles] for r in (gold, predicted))
    tokens = _tokens(len(gold.text), [*ours, *theirs])
    return _tags(tokens, ours), _tags(tokens, theirs)


def _tokens(length: int, entities: Sequence[Entity]) -> list[Range]:
    edges = sorted({0, length, *(edge for e in entities for span in e.ranges for edge in span)})
    tokens = list(pairwise(edges))
    for entity in entities:
        if entity.parts:
            own = [token for token in tokens if _inside(token, entity)]
            first = tokens.index(own[0])
            tokens = [*tokens[:first], *own, *(token for token in tokens[first:] if token not in own)]
    return tokens


def _tags(tokens: Iterable[Range], entities: Sequence[Entity]) -> list[str]:
    found = []
    before: Entity | None = None
    for token in tokens:
        owner = next((e for e in entities if _inside(token, e)), None)
        found.append("O" if owner is None else f"{'I' if owner is before else 'B'}-{owner.label}")
        before = owner
    return found


def _inside(token: Range, entity: Entity) -> bool:
    return any(a <= token[0] and token[1] <= b for a, b in entity.ranges)
