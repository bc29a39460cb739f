"""One large document on all cores: its sentences are dealt out in runs, and the mentions come back in order."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial

from baocao.recognise.taggers import Tagger, by_grammar, one_by_one, tagger
from baocao.records import Mention, Sentence

RUN = 40_000  # characters: enough to be worth a trip to another process
SMALL = 200_000  # characters: below, starting processes takes longer than the work


def spread(name: str, cores: int, least: float = 0.0) -> Tagger:
    """Return the tagger called ``name`` at work on ``cores`` processes; what it finds is the same as on one.

    A model runs on so many threads of its own. Raises ``UsageError`` where there is no such tagger.
    """
    alone = tagger(name, cores, least)
    return partial(by_grammar, each=partial(dealt, cores=cores)) if name == "grammar" and cores > 1 else alone


def dealt(sentences: Sequence[Sentence], cores: int) -> list[list[Mention]]:
    """Return the mentions of each sentence, read on ``cores`` processes."""
    if cores < 2 or sum(len(s.text) for s in sentences) < SMALL:
        return one_by_one(sentences)
    with ProcessPoolExecutor(cores) as pool:
        return [found for some in pool.map(one_by_one, runs(sentences)) for found in some]


def runs(sentences: Sequence[Sentence]) -> list[Sequence[Sentence]]:
    """Cut the sentences into runs of about ``RUN`` characters."""
    cut: list[Sequence[Sentence]] = []
    first = size = 0
    for at, sentence in enumerate(sentences):
        size += len(sentence.text)
        if size >= RUN:
            cut.append(sentences[first : at + 1])
            first, size = at + 1, 0
    return [*cut, sentences[first:]] if first < len(sentences) else cut
