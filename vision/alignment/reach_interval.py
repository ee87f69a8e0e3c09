"""How large a difference in reach between two groups likely is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from statsmodels.stats.proportion import confint_proportions_2indep

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

INTERVALS: Final = ("newcomb", "agresti-caffo")

TINY_GROUP: Final = 15
"""Below this many people a likely range is made a little wider."""


def likely_range(
    count_a: ArrayLike, people_a: ArrayLike, count_b: ArrayLike, people_b: ArrayLike
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the likely range (95%) of the difference in reach, first minus second.

    Newcombe's interval, widened to Agresti and Caffo's where that is wider, and both at 96% where
    a group has fewer than 15 people: by itself Newcombe's covers only 92.7% at 30 against 30
    people and 86% at 5 against 5.

    Args:
        count_a: People of the first group who speak of the theme, any shape.
        people_a: People in the first group, at least 1.
        count_b: As ``count_a``, of the second group.
        people_b: As ``people_a``, of the second group.

    Returns:
        Lower and upper end, from -1 to 1, in the common shape.

    Source:
        Newcombe (1998), Statistics in Medicine 17, 873-890, method 10; Agresti, Caffo (2000), The
        American Statistician 54, 280-288.

    Example:
        >>> low, high = likely_range(56, 70, 48, 80)
        >>> round(float(low), 2), round(float(high), 2)
        (0.05, 0.34)
    """
    counts = [np.asarray(v, dtype=float) for v in (count_a, people_a, count_b, people_b)]
    alpha = np.where(np.minimum(counts[1], counts[3]) < TINY_GROUP, 0.04, 0.05)
    lows, highs = zip(*(_interval(counts, name, alpha) for name in INTERVALS), strict=True)
    return np.maximum(np.minimum(*lows), -1.0), np.minimum(np.maximum(*highs), 1.0)


def _interval(
    counts: list[NDArray[np.float64]], method: str, alpha: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return one of statsmodels' intervals for a difference of proportions."""
    found: tuple[NDArray[np.float64], NDArray[np.float64]] = confint_proportions_2indep(
        *counts, method=method, compare="diff", alpha=alpha
    )
    return found
