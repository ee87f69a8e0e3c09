"""Levels that write more: people are compared with people who wrote about as much."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Final

import numpy as np
from scipy import stats

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from vision.alignment.roster import Roster

TIMES: Final = 1.3
"""How many times as much the level that writes most has to write, in the middle, to matter."""

SURELY: Final = 0.01
"""p of the rank test from which levels are said to write differently much."""

STAYS: Final = 0.05
"""p up to which a gap stays among people who wrote about as much."""

STRATA: Final = 10
PEOPLE: Final = 16
"""People in a stratum, at least, where there are enough."""


def strata(
    amounts: Mapping[str, float], people: Sequence[str], band: NDArray[np.int64]
) -> NDArray[np.int64] | None:
    """Return to which of a few groups of about the same amount of writing each person belongs.

    Args:
        amounts: Person to characters written; who is missing counts as having written nothing.
        people: In the order wanted.
        band: Shape (n,): index of each person's level, -1 for those who decide nothing.

    Returns:
        Shape (n,); None where levels write about as much as each other, so that nothing is asked.

    Source:
        Kruskal, Wallis (1952), J. American Statistical Association 47, 583-621.
    """
    amount = np.array([amounts.get(person, 0.0) for person in people])
    parts = [amount[band == one] for one in np.unique(band[band >= 0])]
    if len(parts) <= 1 or np.ptp(np.concatenate(parts)) == 0:
        return None
    middles = [float(np.median(part)) for part in parts]
    if max(middles) < TIMES * max(min(middles), 1.0) or stats.kruskal(*parts).pvalue >= SURELY:
        return None
    deciding = amount[band >= 0]
    count = int(np.clip(len(deciding) // PEOPLE, 1, STRATA))
    edges = np.quantile(deciding, np.linspace(0, 1, count + 1)[1:-1])
    return np.asarray(np.searchsorted(edges, amount, side="right"), dtype=np.int64)


def staying_gaps(table: Roster, within: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Return which gaps stay among people who wrote as much, shape (themes, pairs of levels)."""
    found = []
    for a, b in combinations(range(len(table.bands)), 2):
        score = np.where(table.band == a, 1.0, 0.0)
        kept = (table.band == a) | (table.band == b)
        found.append(_lean(table.speaks[kept], score[kept], within[kept]))
    z = np.array(found).T
    return np.asarray(2 * stats.norm.sf(np.abs(z)) <= STAYS)


def staying_trends(table: Roster, within: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Return which trends stay among people who wrote as much, shape (themes,)."""
    kept = table.band >= 0
    z = _lean(table.speaks[kept], -table.band[kept].astype(float), within[kept])
    return np.asarray(2 * stats.norm.sf(np.abs(z)) <= STAYS)


def _lean(
    speaks: NDArray[np.bool_], score: NDArray[np.float64], within: NDArray[np.int64]
) -> NDArray[np.float64]:
    """Return z of how speaking of each theme goes with a score, within strata.

    Source:
        Mantel (1963), J. American Statistical Association 58, 690-700, the extended
        Mantel-Haenszel test.
    """
    lean, spread = np.zeros(speaks.shape[1]), np.zeros(speaks.shape[1])
    for stratum in np.unique(within):
        said, own = speaks[within == stratum].astype(float), score[within == stratum]
        if len(own) <= 1:
            continue
        away = own - own.mean()
        lean += away @ said
        spread += (away**2).sum() * ((said - said.mean(axis=0)) ** 2).sum(axis=0) / (len(own) - 1)
    return np.divide(lean, np.sqrt(spread), where=spread > 0, out=np.zeros(len(lean)))
