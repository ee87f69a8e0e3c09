"""How differently units speak, beyond what their mix of levels and chance would give."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from vision.alignment.shared_focus import dealt
from vision.translation import marked

if TYPE_CHECKING:
    from numpy.typing import NDArray

NO_MORE: Final = marked("no further apart than chance alone would give")

CALLED: Final = 0.05
"""p up to which units are called further apart than chance."""


def cramers_v(table: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the bias-corrected Cramér's V of tables of counts or of split voices.

    Args:
        table: Shape (..., r, c), no negative numbers; a voice split over themes counts by its
            parts, so that the sum is the number of people.

    Returns:
        Shape (...), from 0 (the same mix everywhere) to 1. 0 for a single row or column.

    Source:
        Bergsma (2013), "A bias-correction for Cramér's V and Tschuprow's T", J. Korean
        Statistical Society 42, 323-328.

    Example:
        >>> round(float(cramers_v(np.array([[10.0, 0.0], [0.0, 10.0]]))), 3)
        1.0
    """
    n = table.sum(axis=(-2, -1))
    r = (table.sum(axis=-1) > 0).sum(axis=-1).astype(float)
    c = (table.sum(axis=-2) > 0).sum(axis=-1).astype(float)
    less = np.maximum(n - 1, 1)
    corrected = np.maximum(mean_square(table) - (r - 1) * (c - 1) / less, 0)
    width = np.minimum(r - (r - 1) ** 2 / less, c - (c - 1) ** 2 / less) - 1
    ratio = np.divide(corrected, width, where=width > 0, out=np.zeros(np.shape(width)))
    return np.asarray(np.sqrt(np.minimum(ratio, 1)))


def mean_square(table: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the mean square contingency of tables: chi-square divided by the sum.

    Args:
        table: Shape (..., r, c), no negative numbers.

    Returns:
        Shape (...), from 0.
    """
    rows, columns = table.sum(axis=-1, keepdims=True), table.sum(axis=-2, keepdims=True)
    total = table.sum(axis=(-2, -1), keepdims=True)
    expected = np.divide(rows * columns, total, where=total > 0, out=np.zeros(table.shape))
    off = (table - expected) ** 2
    parts = np.divide(off, expected, where=expected > 0, out=np.zeros(table.shape))
    return np.asarray(parts.sum(axis=(-2, -1)) / np.maximum(total[..., 0, 0], 1))


@dataclass(frozen=True, slots=True)
class Difference:
    """How differently units speak, before rounding.

    Attributes:
        v: Bias-corrected Cramér's V, from 0 to 1.
        chance: V in the middle of what chance gives.
        chance_high: V that chance exceeds in 5 of 100 cases.
        p: How often chance sets units as far apart as they are, by the uncorrected chi-square: the
            correction is made for whole voices and hides small differences of split ones.
    """

    v: float
    chance: float
    chance_high: float
    p: float


def unit_difference(
    weights: NDArray[np.float64],
    unit: NDArray[np.int64],
    units: int,
    band: NDArray[np.int64],
    *,
    permutations: int,
    seed: int,
) -> Difference:
    """Return Cramér's V of units by themes, beside what chance alone gives.

    Chance deals people to units within their level only, since units differ by mix of levels.

    Args:
        weights: Shape (n, k): a person's voice of 1 over themes.
        unit: Shape (n,): index of each person's unit; negative ones are left out.
        units: Number of units.
        band: Shape (n,): index of each person's level or band.
        permutations: How often.
        seed: Of the random numbers.

    Source:
        p with the observed table among the permuted ones: Phipson, Smyth (2010), Statistical
        Applications in Genetics and Molecular Biology 9, 39.
    """
    kept = (unit >= 0) & (weights.sum(axis=1) > 0)
    weights, unit, band = weights[kept], unit[kept], band[kept]
    table = np.zeros((units, weights.shape[1]))
    np.add.at(table, unit, weights)
    sums = dealt(weights, unit, units, permutations=permutations, seed=seed, within=band)
    middle, high = np.quantile(cramers_v(sums), [0.5, 0.95])
    as_far = int((mean_square(sums) >= mean_square(table) - 1e-12).sum())
    return Difference(
        v=float(cramers_v(table)),
        chance=float(middle),
        chance_high=float(high),
        p=(as_far + 1) / (permutations + 1),
    )
