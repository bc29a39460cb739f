"""The learned baseline: a linear-chain CRF over words, its features beside the tagger. Needs the extra ``evaluate``.

Two chains read each sentence, one for TITLE, which may contain the others, and one for all other labels.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from baocao.errors import UsageError
from baocao.records import Mention, Range, Sentence
from baocao.segment.views import locate
from baocao.vietnamese.text import tone_placed

FLAT, TITLES = "entities.crfsuite", "titles.crfsuite"  # the two chains' files in a model's folder
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|\w+|[^\w\s]")
_AROUND = (-2, -1, 1, 2)


def tokens(text: str) -> list[Range]:
    """Return the spans of words, numbers and single signs."""
    return [match.span() for match in _TOKEN.finditer(text)]


def features(sentence: Sentence, cut: Sequence[Range]) -> list[list[str]]:
    """Return the features of each token: itself, its form, its neighbours up to two away, pairs, and the kind of
    block.
    """
    placed = tone_placed(sentence.text)
    words = [placed[a:b] for a, b in cut]
    own = [list(_word(word)) for word in words]
    low = ["<s>", "<s>", *(word.lower() for word in words), "</s>", "</s>"]
    forms = ["", "", *(shape(word) for word in words), "", ""]
    rows = []
    for at in range(len(words)):
        row = ["bias", f"block={sentence.kind}", *own[at]]
        for step in _AROUND:
            row += [f"w{step}={low[at + 2 + step]}", f"s{step}={forms[at + 2 + step]}"]
        row += [
            f"w-1,0={low[at + 1]} {low[at + 2]}",
            f"w0,1={low[at + 2]} {low[at + 3]}",
            f"w-2,-1={low[at]} {low[at + 1]}",
        ]
        row += [f"w-1,1={low[at + 1]} {low[at + 3]}", f"s-1,0,1={forms[at + 1]} {forms[at + 2]} {forms[at + 3]}"]
        rows.append(row)
    return rows


def _word(word: str) -> Iterator[str]:
    yield f"w={word.lower()}"
    yield f"s={shape(word)}"
    yield f"head={word[:2].lower()}"
    yield f"tail={word[-2:].lower()}"


def shape(word: str) -> str:
    """Return the form of a word: capitals A, small letters a, digits 0, runs of one kind drawn together, signs as
    they are.
    """
    kinds = ("0" if c.isdigit() else "A" if c.isupper() else "a" if c.isalpha() else c for c in word)
    return re.sub(r"(.)\1+", r"\1\1", "".join(kinds))


def tags(cut: Sequence[Range], spans: Sequence[tuple[int, int, str]]) -> list[str]:
    """Return IOB2 tags: a token belongs to the span that covers its first character."""
    found = []
    before: tuple[int, int, str] | None = None
    for start, _ in cut:
        owner = next((span for span in spans if span[0] <= start < span[1]), None)
        found.append("O" if owner is None else f"{'I' if owner is before else 'B'}-{owner[2]}")
        before = owner
    return found


def spans(cut: Sequence[Range], tagged: Sequence[str]) -> list[tuple[int, int, int, int, str]]:
    """Return (first token, token after the last, start, end, label) of each entity; an I that continues nothing
    begins one.
    """
    found: list[tuple[int, int, int, int, str]] = []
    for at, (tag, (start, end)) in enumerate(zip(tagged, cut, strict=True)):
        if tag == "O":
            continue
        if tag[0] == "I" and found and found[-1][1] == at and found[-1][4] == tag[2:]:
            found[-1] = (found[-1][0], at + 1, found[-1][2], end, tag[2:])
        else:
            found.append((at, at + 1, start, end, tag[2:]))
    return found


def tagger(folder: Path) -> Callable[[Sequence[Sentence]], Sequence[Mention]]:
    """Return the tagger of a trained CRF; raises ``UsageError`` where the folder holds none or the extra is missing."""
    chains = [_opened(folder / name) for name in (FLAT, TITLES)]

    def tag(sentences: Sequence[Sentence]) -> Sequence[Mention]:
        found = []
        for sentence in sentences:
            cut = tokens(sentence.text)
            rows = features(sentence, cut)
            here = [mention for chain in chains for mention in _mentions(chain, sentence, cut, rows)]
            found += sorted(here, key=lambda m: (m.span[0], -m.span[1]))
        return found

    return tag


def _opened(path: Path) -> Any:
    if not path.is_file():
        raise UsageError("no CRF model in {path}", path=path.parent)
    chain = crfsuite().Tagger()
    chain.open(str(path))
    return chain


def crfsuite() -> Any:
    """Return the module ``pycrfsuite``; raises ``UsageError`` naming the extra where it is missing."""
    try:
        import pycrfsuite
    except ImportError:
        raise UsageError("this needs the extra {extra}: pip install 'baocao[{extra}]'", extra="evaluate") from None
    return pycrfsuite


def _mentions(chain: Any, sentence: Sentence, cut: Sequence[Range], rows: list[list[str]]) -> Iterator[Mention]:
    tagged = chain.tag(rows)
    for first, after, start, end, label in spans(cut, tagged):
        a, b, parts = locate(sentence, start, end)
        score = sum(chain.marginal(tagged[at], at) for at in range(first, after)) / (after - first)
        yield Mention(label, a, b, sentence.text[start:end], sentence.index, (start, end), parts, score, "crf")
