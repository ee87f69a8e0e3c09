"""Two proportions: whether they differ beyond chance, and what difference could be seen."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

import numpy as np
from scipy import stats

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

POWER: Final = 0.8
"""How often a difference that a room "would most likely show" is found in such a room."""

LEAST_EXPECTED: Final = 1.0
"""Below this expected count the exact test takes over."""

MOST_CELLS: Final = 40_000
"""Outcomes of two groups up to which power is summed exactly; beyond, the larger group is cut."""


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
    rare = (least < LEAST_EXPECTED) & (spread > 0)
    if rare.any():
        tables = np.stack([a[rare], n[rare], b[rare], m[rare]], axis=1).astype(np.int64)
        kinds, kind = np.unique(tables, axis=0, return_inverse=True)
        p[rare] = np.array([_exact(*map(int, row)) for row in kinds])[kind.reshape(-1)]
    return np.asarray(np.minimum(p, 1.0))


@lru_cache(maxsize=100_000)
def _exact(a: int, n: int, b: int, m: int) -> float:
    """Return Fisher's two-sided p: all tables that are no more likely than the one seen."""
    return _exact_of(n, m, a + b)[a - max(0, a + b - m)]


@lru_cache(maxsize=20_000)
def _exact_of(n: int, m: int, said: int) -> tuple[float, ...]:
    """Return Fisher's p for every count in the first group that the margins allow."""
    counts = np.arange(max(0, said - m), min(n, said) + 1)
    chance = stats.hypergeom.pmf(counts, n + m, said, n)
    at_most = chance[None, :] <= chance[:, None] * (1 + 1e-7)
    return tuple((at_most * chance).sum(axis=1).tolist())


@lru_cache(maxsize=4096)
def detectable(people_a: int, people_b: int, critical: float) -> float | None:
    """Return the difference in reach that two groups would show in at least 4 of 5 such rooms.

    Wherever the two reaches lie: the power is that of the hardest place, which for groups of very
    different size is not around one half. Larger differences show at least as often.

    Args:
        people_a: In the first group.
        people_b: In the second group.
        critical: p up to which a difference is called, above 0.

    Returns:
        In whole points, from 0.01 to 1; None where not even "all against none" would show.

    Source:
        Exact power: both counts are binomial, and the test of every pair of counts is known. With
        groups above 200 people the number of the larger one is cut, which makes the difference
        given a little too large, never too small.

    Example:
        >>> detectable(10, 10, 0.05), detectable(5, 5, 0.001)
        (0.6, None)
    """
    if min(people_a, people_b) < 1 or critical <= 0:
        return None
    scale = max(1.0, np.sqrt(people_a * people_b / MOST_CELLS))
    small, large = sorted((people_a, people_b))
    if scale > 1:
        large = max(small, MOST_CELLS // small)
    if small * large > MOST_CELLS:
        return _by_normal(people_a, people_b, critical)
    a, b = np.meshgrid(np.arange(small + 1), np.arange(large + 1), indexing="ij")
    rejects = (score_test(a, small, b, large) <= critical).astype(float)
    low, high = 0, 101
    while high - low > 1:
        middle = (low + high) // 2
        if _hardest(rejects, small, large, middle / 100) >= POWER:
            high = middle
        else:
            low = middle
    return None if high > 100 else high / 100  # noqa: PLR2004 - points


def _hardest(rejects: NDArray[np.float64], n: int, m: int, gap: float) -> float:
    """Return the power where it is least, over all pairs of reaches that lie so far apart."""
    lower = np.append(np.arange(0.0, 1 - gap, 0.05), 1 - gap)
    ends = np.concatenate([lower, lower + gap])
    others = np.concatenate([lower + gap, lower])
    first = stats.binom.pmf(np.arange(n + 1)[None, :], n, np.clip(ends, 0, 1)[:, None])
    second = stats.binom.pmf(np.arange(m + 1)[None, :], m, np.clip(others, 0, 1)[:, None])
    return float(np.einsum("ia,ab,ib->i", first, rejects, second).min())


def _by_normal(people_a: int, people_b: int, critical: float) -> float | None:
    """Return the same for large groups, where the normal approximation is good.

    Source:
        Fleiss, Levin, Paik (2003), Statistical Methods for Rates and Proportions, 3rd ed., ch. 4.
    """
    z, needed = stats.norm.isf(critical / 2), stats.norm.ppf(POWER)
    for points in range(1, 101):
        gap = points / 100
        lower = np.append(np.arange(0.0, 1 - gap, 0.02), 1 - gap)
        one = np.concatenate([lower, lower + gap])
        other = np.concatenate([lower + gap, lower])
        pooled = (people_a * one + people_b * other) / (people_a + people_b)
        null = np.sqrt(pooled * (1 - pooled) * (1 / people_a + 1 / people_b))
        true = np.sqrt(one * (1 - one) / people_a + other * (1 - other) / people_b)
        if np.all(gap >= z * null + needed * true):
            return gap
    return None
