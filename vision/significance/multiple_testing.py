"""Many tests at once: one correction for every family of verdicts (Benjamini-Hochberg)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy import stats

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray


def adjusted(p: ArrayLike) -> NDArray[np.float64]:
    """Return the false discovery rate at which each p would be called (Benjamini-Hochberg).

    Source:
        Benjamini, Hochberg (1995), J. Royal Statistical Society B 57, 289-300.
    """
    values = np.asarray(p, dtype=float)
    return np.asarray(stats.false_discovery_control(values)) if values.size else values
