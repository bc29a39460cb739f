"""What the encoder's pass leaves behind for the relations: one vector a mention."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from baocao.encode.calibration import Table
from baocao.records import Mention


@dataclass(frozen=True, slots=True)
class Encoding:
    """``vectors[i]`` is mention i's state (its first and last piece, joined), ``window[i]`` its window (-1: none).

    ``weights`` are those of the relation scorer that the vectors were made for, ``calibration`` the table its scores
    are calibrated by; relations whose calibrated score is below ``least`` are not wanted.
    """

    vectors: npt.NDArray[np.float32]
    window: npt.NDArray[np.int64]
    weights: Mapping[str, Any]
    calibration: Table = field(default_factory=dict)
    least: float = 0.0


class Encoded(list[Mention]):
    """The mentions of a model's pass: a list like any tagger's, with the ``encoding`` the pass left behind."""

    def __init__(self, mentions: Iterable[Mention], encoding: Encoding) -> None:
        super().__init__(mentions)
        self.encoding = encoding


def encoding_of(mentions: Sequence[Mention]) -> Encoding | None:
    """Return what the encoder left behind for ``mentions``, None where no model read them."""
    return mentions.encoding if isinstance(mentions, Encoded) else None
