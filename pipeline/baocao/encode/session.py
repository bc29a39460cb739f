"""Runs the encoder in ONNX Runtime: windows in, one row of scores and states a piece out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from baocao.encode.pieces import Pieces
from baocao.encode.windows import Part, Window
from baocao.errors import UsageError

Array = npt.NDArray[np.float32]
OPEN, PAD, SEPARATE = 0, 1, 2  # <s>, <pad>, </s> of the XLM-R vocabulary
PIECES_A_BATCH = 768  # what stays in the cache of one core; 4,096 is a third slower
OUTPUTS = ("tags", "titles", "states")


def open_session(file: Path, threads: int = 1) -> Any:
    """Return the ONNX Runtime session of ``file``; raises ``UsageError`` where it cannot be loaded."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        return onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])
    except Exception as error:
        raise UsageError(
            "the model {file} cannot be loaded ({reason}): it is cut short or of another version; install it again",
            file=file,
            reason=str(error).splitlines()[0][:120],
        ) from error


def read(
    session: Any, sentences: Sequence[Pieces], hints: Sequence[Sequence[int]], rows: Sequence[Window], threads: int = 1
) -> Iterator[tuple[Window, tuple[Array, ...]]]:
    """Yield each window with its outputs, each of shape (length, width): tag scores, title scores, states.

    ``hints`` holds, for every sentence, one number a piece: the tag the grammar gave it (0 where it found nothing).
    Windows are batched by length, so they come in another order than they went in.
    """
    order = sorted(rows, key=lambda w: w.length)
    batches: list[list[Window]] = []
    for window in order:
        if batches and (len(batches[-1]) + 1) * window.length <= PIECES_A_BATCH:
            batches[-1].append(window)
        else:
            batches.append([window])

    def run(batch: list[Window]) -> tuple[list[Window], Any]:
        width = batch[-1].length
        ids = np.full((len(batch), width), PAD, np.int64)
        tags = np.zeros((len(batch), width), np.int64)
        for row, window in enumerate(batch):
            ids[row, 0] = OPEN
            for part in window.parts:
                _fill(ids[row], tags[row], part, sentences[part.sentence], hints[part.sentence])
        mask = (ids != PAD).astype(np.int64)
        return batch, session.run(OUTPUTS, {"input_ids": ids, "attention_mask": mask, "token_type_ids": tags})

    ahead = 4 * max(1, threads)  # no more outputs in memory than this many batches
    with ThreadPoolExecutor(max(1, threads)) as pool:
        for first in range(0, len(batches), ahead):
            for batch, outputs in pool.map(run, batches[first : first + ahead]):
                for row, window in enumerate(batch):
                    yield window, tuple(output[row, : window.length] for output in outputs)


def _fill(ids: Any, tags: Any, part: Part, sentence: Pieces, hint: Sequence[int]) -> None:
    stop = part.at + part.end - part.start
    ids[part.at : stop] = sentence.ids[part.start : part.end]
    tags[part.at : stop] = hint[part.start : part.end]
    ids[stop] = SEPARATE
