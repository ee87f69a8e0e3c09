"""Differences in reach between two groups, and which of them are beyond chance."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

import numpy as np
from scipy import stats
from statsmodels.stats.proportion import confint_proportions_2indep

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

FALSE_DISCOVERIES: Final = 0.10
"""q: the expected share of chance findings among the gaps that are called."""

POWER: Final = 0.8
"""How often the smallest gap that a room could show would be found in such a room."""

INTERVALS: Final = ("newcomb", "agresti-caffo")

TINY_GROUP: Final = 15
"""Below this many people a likely range is made a little wider."""

LEAST_EXPECTED: Final = 1.0
"""Below this expected count the exact test takes over."""


def score_test(
    count_a: ArrayLike, people_a: ArrayLike, count_b: ArrayLike, people_b: ArrayLike
) -> NDArray[np.float64]:
    """Return the two-sided p that two groups differ so much in reach by chance.

    The score test of Miettinen and Nurminen for a difference of zero, which is the "N-1"
    chi-square test; where an expected count is below 1, Fisher's exact test instead.

    Args:
        count_a: People of the first group who speak of the theme, any shape.
        people_a: People in the first group, at least 1.
        count_b: As ``count_a``, of the second group.
        people_b: As ``people_a``, of the second group.

    Returns:
        From 0 to 1, in the common shape. 1 where everyone or no one speaks of it.

    Source:
        Miettinen, Nurminen (1985), Statistics in Medicine 4, 213-226. Choice of tests: Campbell
        (2007), Statistics in Medicine 26, 3661-3675.

    Example:
        >>> round(float(score_test(56, 70, 48, 80)), 4)
        0.0083
    """
    a, n, b, m = np.broadcast_arrays(
        *(np.asarray(v, dtype=float) for v in (count_a, people_a, count_b, people_b))
    )
    pooled, total = (a + b) / (n + m), n + m
    spread = pooled * (1 - pooled) * (1 / n + 1 / m) * total / np.maximum(total - 1, 1)
    z = np.divide(a / n - b / m, np.sqrt(spread), where=spread > 0, out=np.zeros(a.shape))
    p = np.asarray(2 * stats.norm.sf(np.abs(z)))
    least = np.minimum(n, m) * np.minimum(pooled, 1 - pooled)
    for at in map(tuple, np.argwhere((least < LEAST_EXPECTED) & (spread > 0))):
        table = [[a[at], n[at] - a[at]], [b[at], m[at] - b[at]]]
        p[at] = stats.fisher_exact(np.array(table, dtype=int)).pvalue
    return np.asarray(np.minimum(p, 1.0))


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


def adjusted(p: ArrayLike) -> NDArray[np.float64]:
    """Return the false discovery rate at which each p would be called (Benjamini-Hochberg).

    Source:
        Benjamini, Hochberg (1995), J. Royal Statistical Society B 57, 289-300.
    """
    values = np.asarray(p, dtype=float)
    return np.asarray(stats.false_discovery_control(values)) if values.size else values


def smallest_gap(people_a: int, people_b: int, comparisons: int) -> float | None:
    """Return the difference in reach that two groups of this size would show in 4 of 5 rooms.

    Around a reach of one half, where differences are hardest to see, and as if it were the only
    gap among all comparisons.

    Args:
        people_a: In the first group.
        people_b: In the second group.
        comparisons: Differences tested together.

    Returns:
        From 0 to 1; None where not even "all against none" would show.

    Source:
        Normal approximation to the power of the score test: Fleiss, Levin, Paik (2003),
        Statistical Methods for Rates and Proportions, 3rd ed., ch. 4.
    """
    if comparisons < 1 or min(people_a, people_b) < 1:
        return None
    critical = stats.norm.isf(FALSE_DISCOVERIES / comparisons / 2)
    needed = stats.norm.ppf(POWER)
    share = people_a / (people_a + people_b)
    for points in range(1, 101):
        gap = points / 100
        high, low = 0.5 + gap / 2, 0.5 - gap / 2
        pooled = share * high + (1 - share) * low
        null = math.sqrt(pooled * (1 - pooled) * (1 / people_a + 1 / people_b))
        true = math.sqrt(high * (1 - high) / people_a + low * (1 - low) / people_b)
        if gap >= critical * null + needed * true:
            return gap
    return None
