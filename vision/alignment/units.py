"""How differently units speak, beyond what their mix of levels and chance would give."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from vision.alignment.focus import dealt

if TYPE_CHECKING:
    from numpy.typing import NDArray

MORE_APART: Final = "further apart than chance alone would give"
NO_MORE: Final = "no further apart than chance alone would give"


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
    rows, columns = table.sum(axis=-1, keepdims=True), table.sum(axis=-2, keepdims=True)
    total = table.sum(axis=(-2, -1), keepdims=True)
    n = total[..., 0, 0]
    expected = np.divide(rows * columns, total, where=total > 0, out=np.zeros(table.shape))
    parts = np.divide(
        (table - expected) ** 2, expected, where=expected > 0, out=np.zeros(table.shape)
    )
    r = (rows > 0).sum(axis=(-2, -1)).astype(float)
    c = (columns > 0).sum(axis=(-2, -1)).astype(float)
    less = np.maximum(n - 1, 1)
    squared = parts.sum(axis=(-2, -1)) / np.maximum(n, 1)
    corrected = np.maximum(squared - (r - 1) * (c - 1) / less, 0)
    width = np.minimum(r - (r - 1) ** 2 / less, c - (c - 1) ** 2 / less) - 1
    ratio = np.divide(corrected, width, where=width > 0, out=np.zeros(np.shape(width)))
    return np.asarray(np.sqrt(np.minimum(ratio, 1)))


def unit_difference(
    weights: NDArray[np.float64],
    unit: NDArray[np.int64],
    units: int,
    band: NDArray[np.int64],
    *,
    permutations: int,
    seed: int,
) -> tuple[float, NDArray[np.float64]]:
    """Return Cramér's V of units by themes, and the values that chance alone gives.

    Chance deals people to units within their level only, since units differ by mix of levels.

    Args:
        weights: Shape (n, k): a person's voice of 1 over themes.
        unit: Shape (n,): index of each person's unit; negative ones are left out.
        units: Number of units.
        band: Shape (n,): index of each person's level or band.
        permutations: How often, r.
        seed: Of the random numbers.

    Returns:
        V and an array of shape (r,).
    """
    kept = (unit >= 0) & (weights.sum(axis=1) > 0)
    weights, unit, band = weights[kept], unit[kept], band[kept]
    table = np.zeros((units, weights.shape[1]))
    np.add.at(table, unit, weights)
    sums = dealt(weights, unit, units, permutations=permutations, seed=seed, within=band)
    return float(cramers_v(table)), cramers_v(sums)
