"""What the encoder's pass leaves behind for the relations: one vector a mention."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True, slots=True)
class Encoding:
    """``vectors[i]`` is mention i's state (its first and last piece, joined), ``window[i]`` its window (-1: none).

    ``weights`` are those of the relation scorer that the vectors were made for.
    """

    vectors: npt.NDArray[np.float32]
    window: npt.NDArray[np.int64]
    weights: Mapping[str, Any]
