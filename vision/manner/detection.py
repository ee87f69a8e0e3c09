"""Do levels differ in manner? Told by words among people who speak of the same theme."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from scipy import sparse

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from vision.manner.wording import Usage

DEALS: Final = 40
"""How often levels are dealt to people within themes."""

PRESENT: Final = 4.0
"""Spreads above chance from which levels are said to differ in manner."""

CAP: Final = 4.0
"""z of a single word counts at most this much."""

LEAST_USERS: Final = 2


def presence(
    used: Usage,
    theme: NDArray[np.int64],
    level: NDArray[np.int64],
    levels: int,
    seed: int = 0,
) -> float:
    """Return how far words tell levels within themes, in spreads above chance.

    Args:
        used: Who uses which word.
        theme: Shape (people,): a theme that each person speaks of, -1 for none.
        level: Shape (people,), -1 for people without a level.
        levels: How many there are.
        seed: Of the deals.

    Source:
        Mantel, Haenszel (1959), J. National Cancer Institute 22, 719-748: z of one table a theme,
        summed; here squared and summed over words, and compared with deals.
    """
    known = np.flatnonzero((theme >= 0) & (level >= 0))
    if len(known) == 0:
        return 0.0
    uses = used.uses[known]
    uses = uses[:, np.flatnonzero(np.asarray(uses.sum(axis=0)) >= LEAST_USERS)]
    _, stratum = np.unique(theme[known], return_inverse=True)
    places = [np.flatnonzero(stratum == k) for k in range(stratum.max() + 1)]
    of_theme = sparse.csr_array(
        (np.ones(len(known)), (stratum, np.arange(len(known)))), (len(places), len(known))
    )
    counts = (of_theme @ uses).toarray()
    random = np.random.default_rng(seed)
    own = level[known]
    found = []
    for _ in range(DEALS + 1):
        found.append(_told(uses, counts, stratum, own, levels))
        own = own.copy()
        for members in places:
            own[members] = random.permutation(own[members])
    chance = np.array(found[1:])
    spread = chance.std(ddof=1)
    return float((found[0] - chance.mean()) / spread) if spread > 0 else 0.0


def _told(
    uses: sparse.csr_array,
    counts: NDArray[np.float64],
    stratum: NDArray[np.int64],
    level: NDArray[np.int64],
    levels: int,
) -> float:
    """Return the sum of squared z over words and levels."""
    size = np.bincount(stratum).astype(float)
    total = 0.0
    for one in range(levels):
        here = level == one
        inside = np.bincount(stratum[here], minlength=len(size)).astype(float)
        share = inside / size
        least = size > 1
        factor = np.where(
            least, inside * (size - inside) / np.maximum(size**2 * (size - 1), 1), 0.0
        )
        away = here.astype(float) @ uses - share @ counts
        spread = factor @ (counts * (size[:, None] - counts))
        z = np.divide(away, np.sqrt(spread), where=spread > 0, out=np.zeros(len(away)))
        total += float((np.minimum(np.abs(z), CAP) ** 2).sum())
    return total
