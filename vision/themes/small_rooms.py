"""Small rooms: statements into piles, the two that are most alike joined first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform

from vision.themes.features import MEANING_DIRECTIONS, unit, wording

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from vision.themes.points import Points

SMALL: Final = 80
"""Usable statements up to which a room is small."""
APART: Final = 0.96
"""Mean distance, 1 - cosine, from which on two piles are not joined of themselves."""
MOST_PILES: Final = 9
FEWEST_PILES: Final = 3
MEANING_WEIGHT: Final = 0.7
"""Share of sentence meaning, against wording, in a small room."""
TOO_LARGE: Final = 0.4
"""Part of the statements that no pile may hold by wording alone; else the tree says too little."""
_MORE_THAN_ROOT: Final = 1.4


def small_space(points: Points, learned_from: NDArray[np.int64], seed: int) -> NDArray[np.float32]:
    """Return shape (n, d): meaning beside wording, unit length, no point drawn to any other.

    Args:
        points: The statements of a small room.
        learned_from: Places of the statements that directions of wording are learned from.
        seed: Of the reduction to main directions.
    """
    words = wording(points.reading.corpus, MEANING_DIRECTIONS, learned_from, seed)
    if points.meaning is None:
        return unit(words)
    meaning = np.asarray(points.plain.rows)
    parts = [np.sqrt(MEANING_WEIGHT) * meaning, np.sqrt(1 - MEANING_WEIGHT) * unit(words)]
    return unit(np.hstack(parts).astype(np.float32))


def bounds(statements: int) -> tuple[int, int]:
    """Return the fewest and the most piles of a small room.

    Example:
        >>> [bounds(many) for many in (6, 12, 24, 40, 80)]
        [(3, 3), (3, 5), (5, 7), (6, 9), (9, 9)]
    """
    root = statements**0.5
    least = max(FEWEST_PILES, round(root))
    return least, max(least, min(MOST_PILES, round(_MORE_THAN_ROOT * root)))


def piles(points: NDArray[np.float32], count: int | None) -> NDArray[np.int32]:
    """Return the pile, from 0, of each point: average linkage on 1 - cosine.

    As many piles as are left when those nearer than ``APART`` are joined, but not fewer than the
    root of the number of statements (3 at least) and not more than 1.4 times that (9 at most).

    Args:
        points: Shape (n, d), unit length, two at least.
        count: Piles wanted; None lets the tree choose. Points that are all alike make fewer.

    Source:
        Sokal & Michener (1958), "A statistical method for evaluating systematic relationships",
        University of Kansas Science Bulletin 38.

    Example:
        >>> directions = np.repeat(np.eye(4, dtype=np.float32), 4, axis=0)
        >>> len(set(piles(directions, None).tolist()))
        4
    """
    distance = np.clip(1 - points @ points.T, 0, 2).astype(np.float64)
    np.fill_diagonal(distance, 0)
    tree = linkage(squareform(distance, checks=False), "average")
    if count is None:
        least, most = bounds(len(points))
        found = len(np.unique(fcluster(tree, APART, "distance")))
        count = min(max(found, least), most)
    _, places = np.unique(fcluster(tree, count, "maxclust"), return_inverse=True)
    return places.astype(np.int32)
