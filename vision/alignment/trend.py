"""On its way up: which themes grow or fade from the bottom of the hierarchy to its top."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy import stats

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray


def trend(counts: ArrayLike, people: ArrayLike) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return z and two-sided p of a steady change in reach over ordered levels.

    Cochran-Armitage test with the levels' ranks as scores and the variance of dealing people to
    levels by chance.

    Args:
        counts: Shape (k, g): people of each level who speak of a theme, levels from the top down.
        people: Shape (g,): people at each level, at least 1.

    Returns:
        Shape (k,) each. z is above 0 where reach grows towards the top; 0 and p = 1 where everyone
        or no one speaks of the theme.

    Source:
        Cochran (1954), Biometrics 10, 417-451; Armitage (1955), Biometrics 11, 375-386.

    Example:
        >>> z, p = trend([[9, 5, 1]], [10, 10, 10])
        >>> round(float(z[0]), 2), round(float(p[0]), 4)
        (3.52, 0.0004)
    """
    said, size = np.asarray(counts, dtype=float), np.asarray(people, dtype=float)
    score = -np.arange(size.size, dtype=float)
    total = size.sum()
    mean = said.sum(axis=1) / total
    centred = score - (size * score).sum() / total
    spread = mean * (1 - mean) * (size * centred**2).sum() * total / max(total - 1, 1)
    lean = said @ centred
    z = np.divide(lean, np.sqrt(spread), where=spread > 0, out=np.zeros(lean.shape))
    return z, np.asarray(2 * stats.norm.sf(np.abs(z)))
