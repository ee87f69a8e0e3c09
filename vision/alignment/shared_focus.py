"""Do two groups speak of the same things? The overlap of their voices, beside what chance gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from scipy.spatial.distance import jensenshannon

from vision.significance.registry import LESS, MORE
from vision.translation import marked

if TYPE_CHECKING:
    from numpy.typing import NDArray

CHANCE: Final = 0.95
"""The range that chance alone gives holds this share of permutations."""

SAME: Final = marked("no difference beyond chance")
UNTOLD: Final = marked("not told from chance")
ITSELF: Final = marked("the same group")


@dataclass(frozen=True, slots=True)
class Focus:
    """What two groups have in common.

    Attributes:
        overlap: From 0 (nothing in common) to 1 (the same).
        chance_low: Where overlap would lie if people were dealt to the groups by chance: from ...
        chance_high: ... to.
        verdict: The three in words.
        divergence: Jensen-Shannon divergence in bits, from 0 (the same) to 1.
        p: How often chance alone puts overlap as far out, to either side.
    """

    overlap: float
    chance_low: float
    chance_high: float
    verdict: str
    divergence: float
    p: float = 1.0


def voices(
    weights: NDArray[np.float64], group: NDArray[np.int64], groups: int
) -> NDArray[np.float64]:
    """Return the share of each group's voice that goes to each theme, shape (g, k).

    Args:
        weights: Shape (n, k): a person's voice of 1 over themes; people without any are left out.
        group: Shape (n,): index of each person's group; negative ones are left out.
        groups: Number of groups g.

    Returns:
        Rows sum to 1; a group without any voice is all NaN.
    """
    cells = np.zeros((groups, weights.shape[1]))
    kept = group >= 0
    np.add.at(cells, group[kept], weights[kept])
    total = cells.sum(axis=1, keepdims=True)
    return np.asarray(np.divide(cells, total, where=total > 0, out=np.full(cells.shape, np.nan)))


def overlap(p: NDArray[np.float64], q: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return what two distributions over themes have in common: the sum of the smaller shares.

    Args:
        p: Shape (..., k), summing to 1.
        q: As ``p``.

    Returns:
        Shape (...), from 0 to 1; one minus the total variation distance.

    Example:
        >>> float(overlap(np.array([0.5, 0.5, 0.0]), np.array([0.25, 0.5, 0.25])))
        0.75
    """
    return np.asarray(np.minimum(p, q).sum(axis=-1))


def balanced(shares: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return overall shared focus: each group against the mean of the others, all counting alike.

    Args:
        shares: Shape (..., g, k), g at least 2.

    Returns:
        Shape (...), from 0 to 1.
    """
    groups = shares.shape[-2]
    rest = (shares.sum(axis=-2, keepdims=True) - shares) / (groups - 1)
    return np.asarray(overlap(shares, rest).mean(axis=-1))


def dealt(
    weights: NDArray[np.float64],
    group: NDArray[np.int64],
    groups: int,
    *,
    permutations: int,
    seed: int,
    within: NDArray[np.int64] | None = None,
) -> NDArray[np.float64]:
    """Return summed weights of each group when people are dealt to the groups by chance.

    Args:
        weights: Shape (n, k).
        group: Shape (n,), from 0 to ``groups`` - 1.
        groups: Number of groups g.
        permutations: How often, r.
        seed: Of the random numbers.
        within: Shape (n,): people are dealt only among those with the same value.

    Returns:
        Shape (r, g, k).
    """
    random = np.random.default_rng(seed)
    person, theme = np.nonzero(weights)
    voice, themes = weights[person, theme], weights.shape[1]
    blocks = [np.flatnonzero(within == b) for b in np.unique(within)] if within is not None else []
    dealt_to, sums = group.copy(), np.empty((permutations, groups * themes))
    for k in range(permutations):
        if within is None:
            dealt_to = random.permutation(group)
        for block in blocks:
            dealt_to[block] = random.permutation(group[block])
        cells = dealt_to[person] * themes + theme
        sums[k] = np.bincount(cells, weights=voice, minlength=groups * themes)
    return sums.reshape(permutations, groups, themes)


def shared_focus(
    weights: NDArray[np.float64],
    group: NDArray[np.int64],
    groups: int,
    *,
    permutations: int,
    seed: int,
    within: NDArray[np.int64] | None = None,
) -> Focus | None:
    """Return the overlap of two groups, or of each group with the rest where there are more.

    Args:
        weights: Shape (n, k): a person's voice of 1 over themes.
        group: Shape (n,): index of each person's group; negative ones are left out.
        groups: Number of groups, at least 2.
        permutations: How often people are dealt by chance.
        seed: Of the random numbers.
        within: Shape (n,): people are dealt only among those with the same value.

    Returns:
        None where a group has no voice at all.
    """
    kept = (group >= 0) & (weights.sum(axis=1) > 0)
    weights, group = weights[kept], group[kept]
    shares = voices(weights, group, groups)
    if np.isnan(shares).any():
        return None
    found = float(balanced(shares))
    within = None if within is None else within[kept]
    sums = dealt(weights, group, groups, permutations=permutations, seed=seed, within=within)
    chance = balanced(sums / sums.sum(axis=2, keepdims=True))
    low, high = np.quantile(chance, [(1 - CHANCE) / 2, (1 + CHANCE) / 2])
    beyond = min((chance <= found + 1e-12).sum(), (chance >= found - 1e-12).sum())
    return Focus(
        overlap=round(found, 2),
        chance_low=round(float(low), 2),
        chance_high=round(float(high), 2),
        verdict=LESS if found < low else MORE if found > high else SAME,
        divergence=round(float(np.mean([_bits(shares, k) for k in range(groups)])), 2),
        p=min(1.0, 2 * float(beyond + 1) / (permutations + 1)),
    )


def _bits(shares: NDArray[np.float64], k: int) -> float:
    """Return the Jensen-Shannon divergence of one group and the mean of the others, in bits."""
    rest = np.delete(shares, k, axis=0).mean(axis=0)
    distance = jensenshannon(shares[k], rest, base=2)
    return float(np.nan_to_num(distance)) ** 2
