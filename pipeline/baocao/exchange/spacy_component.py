"""The spaCy component: ``nlp.add_pipe("baocao")`` puts what is found into ``doc``. Needs the extra ``spacy``.

``doc.ents`` holds the flat entities, ``doc.spans["titles"]`` the titles; ``span._.value`` is a mention's value as the
guidelines write it, ``span._.score`` how sure it is, ``doc._.relations`` the relations as (type, head span, tail span).
A token that an edge of a mention cuts is split there (``spacy.blank("vi")`` leaves ``đồng.`` one token).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans, minibatch

from baocao.entities import value_string
from baocao.errors import UsageError
from baocao.exchange.annotation import TITLE
from baocao.flow import analyse
from baocao.ingest.readers import from_text
from baocao.recognise.taggers import tagger
from baocao.records import Analysis, Mention
from baocao.settings import default_tagger

for _name in ("value", "score"):
    if not Span.has_extension(_name):
        Span.set_extension(_name, default=None)
if not Doc.has_extension("relations"):
    Doc.set_extension("relations", default=[])


class Component:
    """Reads docs with a tagger of baocao; ``nlp.pipe`` reads a batch on ``threads`` threads."""

    def __init__(self, name: str, threads: int, min_score: float) -> None:
        self._tagger = tagger(name, 1, min_score)
        self._threads = threads

    def __call__(self, doc: Doc) -> Doc:
        """Return ``doc`` with what was found in it; raises ``UsageError`` where its text is not NFC."""
        return _filled(doc, self._analysis(doc))

    def pipe(self, docs: Iterable[Doc], batch_size: int = 16) -> Iterator[Doc]:
        """Yield the docs in order, ``batch_size`` at a time."""
        with ThreadPoolExecutor(self._threads) as pool:
            for batch in minibatch(docs, batch_size):  # type: ignore[no-untyped-call]
                for doc, analysis in zip(batch, pool.map(self._analysis, batch), strict=True):
                    yield _filled(doc, analysis)

    def _analysis(self, doc: Doc) -> Analysis:
        document = from_text("doc", doc.text)
        if document.text != doc.text:
            raise UsageError("the text is not NFC")
        return analyse(document, self._tagger)


def _filled(doc: Doc, analysis: Analysis) -> Doc:
    _split(doc, {edge for m in analysis.mentions for edge in (m.start, m.end)})
    spans = [_span(doc, mention) for mention in analysis.mentions]
    flat = [span for span, m in zip(spans, analysis.mentions, strict=True) if m.label != TITLE]
    doc.spans["titles"] = [span for span, m in zip(spans, analysis.mentions, strict=True) if m.label == TITLE]
    doc.set_ents(filter_spans(flat))  # a mention that a page break cuts may hold another
    doc._.relations = [(r.type, spans[r.head], spans[r.tail]) for r in analysis.relations]
    return doc


def _split(doc: Doc, edges: set[int]) -> None:
    """Split the tokens of ``doc`` that an edge (character offset) cuts."""
    with doc.retokenize() as retokenizer:
        for token in doc:
            inner = [at for at in range(1, len(token)) if token.idx + at in edges]
            if inner:
                cuts = [0, *inner, len(token)]
                words = [token.text[a:b] for a, b in pairwise(cuts)]
                retokenizer.split(token, words, heads=[(token, k) for k in range(len(words))])


def _span(doc: Doc, mention: Mention) -> Span:
    span: Any = doc.char_span(mention.start, mention.end, label=mention.label, alignment_mode="expand")
    span._.value = value_string(mention.label, mention.value) if mention.value is not None else None
    span._.score = mention.score
    found: Span = span
    return found


def make(nlp: Language, name: str, tagger: str | None, threads: int, min_score: float) -> Component:
    """Return the component: the factory ``baocao`` of spaCy; ``tagger`` None is the shipped model, else the grammar."""
    return Component(tagger or default_tagger(), threads, min_score)


Language.factory(
    "baocao",
    default_config={"tagger": None, "threads": 2, "min_score": 0.0},
    assigns=["doc.ents", "doc.spans"],
    func=make,
)
