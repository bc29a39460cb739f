"""Finds mentions with a model: one pass of the encoder, the grammar's tags beside the words as hints."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt

from baocao.encode.calibration import calibrated
from baocao.encode.encoding import Encoded, Encoding
from baocao.encode.pieces import Pieces, pieces
from baocao.encode.session import read
from baocao.encode.shipped import Model
from baocao.encode.tags import TITLE, Span, from_scores, to_tags
from baocao.encode.windows import Window, windows
from baocao.records import BlockKind, Mention, Sentence
from baocao.segment.views import locate

Array = npt.NDArray[np.float32]
Settle = Callable[[Sequence[Mention], Sequence[Mention]], Sequence[Mention]]


@dataclass(slots=True)
class _Rows:
    """A sentence's outputs while its windows come in (a long one has several, in any order)."""

    missing: int
    outputs: list[Array] = field(default_factory=list)
    margin: npt.NDArray[np.int64] | None = None
    window: int = -1


def tagged(
    model: Model,
    sentences: Sequence[Sentence],
    grammar: Sequence[Mention],
    settle: Settle,
    threads: int = 1,
    least: float = 0.0,
) -> Encoded:
    """Return the settled mentions of ``sentences`` in order, with their encoding.

    ``grammar`` are the grammar's mentions (none: the model reads without hints); ``settle(grammar's, model's)``
    decides, sentence by sentence. Scores are calibrated last; what is then below ``least`` is left out.
    """
    by_sentence: dict[int, list[Mention]] = {}
    for mention in grammar:
        by_sentence.setdefault(mention.sentence, []).append(mention)
    cut = _cut(model, sentences, by_sentence)
    hints = [
        to_tags(p.offsets, [(*m.span, m.label) for m in by_sentence.get(s.index, ())], model.labels)
        for s, p in zip(sentences, cut, strict=True)
    ]
    opens = [s.kind is BlockKind.HEADING for s in sentences]
    rows = windows(cut, opens, model.settings["window"], model.settings["overlap"])
    settled: dict[int, tuple[list[Mention], Array, int]] = {}
    for at, outputs in _whole(model, cut, hints, rows, threads):
        sentence = sentences[at]
        found = _mentions(model, sentence, cut[at], outputs.outputs)
        kept = _sure(model, settle(by_sentence.get(sentence.index, []), found), least)
        settled[at] = kept, _vectors(cut[at], kept, outputs.outputs[2]), outputs.window
    return _joined(model, sentences, settled, by_sentence, least)


def _sure(model: Model, mentions: Sequence[Mention], least: float) -> list[Mention]:
    table = model.settings["calibration"].get("mentions", {})
    scored = [replace(m, score=calibrated(table, m.source, m.label, m.score)) for m in mentions]
    return [m for m in scored if m.score >= least]


def _cut(model: Model, sentences: Sequence[Sentence], grammar: Mapping[int, object]) -> list[Pieces]:
    """Return the pieces of each sentence; none where there is nothing to find: no number, no name, no mention."""
    wanted = [s.index in grammar or _tells(s.text) for s in sentences]
    found = iter(pieces(model.tokenizer, [s.text for s, read in zip(sentences, wanted, strict=True) if read]))
    return [next(found) if read else Pieces((), ()) for read in wanted]


def _tells(text: str) -> bool:
    """Say whether a text has a digit, or a capital after its first word: without either it names and counts nothing."""
    _, _, rest = text.partition(" ")
    return rest != rest.lower() or any(map(str.isdigit, text))


def _whole(
    model: Model, cut: Sequence[Pieces], hints: Sequence[Sequence[int]], rows: Sequence[Window], threads: int
) -> Iterator[tuple[int, _Rows]]:
    """Yield (sentence, its outputs) as soon as the last of its windows is in."""
    open_rows: dict[int, _Rows] = {}
    number = {id(row): k for k, row in enumerate(rows)}
    for row in rows:
        for part in row.parts:
            open_rows.setdefault(part.sentence, _Rows(0)).missing += 1
    for window, outputs in read(model.session, cut, hints, rows, threads):
        for part in window.parts:
            held = open_rows[part.sentence]
            held.window = max(held.window, number[id(window)])
            _place(
                held,
                part.start,
                part.end,
                len(cut[part.sentence].ids),
                [o[part.at : part.at + part.end - part.start] for o in outputs],
            )
            held.missing -= 1
            if not held.missing:
                yield part.sentence, open_rows.pop(part.sentence)


def _place(held: _Rows, start: int, end: int, count: int, outputs: Sequence[Array]) -> None:
    """Take over the rows of one window where they stand farther from its edges than what is there."""
    if end - start == count:
        held.outputs = list(outputs)
        return
    if held.margin is None:
        held.margin = np.full(count, -1, np.int64)
        held.outputs = [np.zeros((count, o.shape[1]), np.float32) for o in outputs]
    steps = np.arange(end - start)
    margin = np.minimum(steps + (count if start == 0 else 0), end - start - 1 - steps + (count if end == count else 0))
    better = margin > held.margin[start:end]
    held.margin[start:end][better] = margin[better]
    for target, output in zip(held.outputs, outputs, strict=True):
        target[start:end][better] = output[better]


def _mentions(model: Model, sentence: Sentence, cut: Pieces, outputs: Sequence[Array]) -> list[Mention]:
    spans: list[Span] = from_scores(outputs[0], cut.offsets, model.labels, sentence.text, model.weights["tag_steps"])
    spans += from_scores(outputs[1], cut.offsets, (TITLE,), sentence.text, model.weights["title_steps"])
    found = []
    for start, end, label, score in _uncrossed(spans):
        a, b, parts = locate(sentence, start, end)
        found.append(
            Mention(label, a, b, sentence.text[start:end], sentence.index, (start, end), parts, score, "model")
        )
    return found


def _uncrossed(spans: Sequence[Span]) -> list[Span]:
    """Return the spans, titles moved out to hold whole what they would cut."""
    flat = [span for span in spans if span[2] != TITLE]
    found = list(flat)
    for start, end, label, score in (span for span in spans if span[2] == TITLE):
        start = min([a for a, b, *_ in flat if a < start < b], default=start)
        end = max([b for a, b, *_ in flat if a < end < b], default=end)
        found.append((start, end, label, score))
    return found


def _vectors(cut: Pieces, mentions: Sequence[Mention], states: Array) -> Array:
    starts = np.array([o[0] for o in cut.offsets])
    rows = np.zeros((len(mentions), 2 * states.shape[1]), np.float32)
    for row, mention in enumerate(mentions):
        first = int(np.searchsorted(starts, mention.span[0], "right")) - 1
        last = int(np.searchsorted(starts, mention.span[1], "left")) - 1
        rows[row] = np.concatenate([states[max(first, 0)], states[max(last, first, 0)]])
    return rows


def _joined(
    model: Model,
    sentences: Sequence[Sentence],
    settled: dict[int, tuple[list[Mention], Array, int]],
    grammar: dict[int, list[Mention]],
    least: float,
) -> Encoded:
    mentions: list[Mention] = []
    vectors: list[Array] = []
    window: list[int] = []
    for at, sentence in enumerate(sentences):
        kept, states, number = settled.get(at, (grammar.get(sentence.index, []), np.zeros((0, 0), np.float32), -1))
        order = sorted(range(len(kept)), key=lambda i: (kept[i].span[0], -kept[i].span[1]))
        mentions += [kept[i] for i in order]
        vectors += [states[i] for i in order] if len(states) else []
        window += [number] * len(kept)
    width = np.stack(vectors) if vectors else np.zeros((0, 0), np.float32)
    table = model.settings["calibration"].get("relations", {})
    return Encoded(mentions, Encoding(width, np.array(window, np.int64), model.weights, table, least))
