"""How many people of a group speak of a theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


def speakers(
    speaks: NDArray[np.bool_], group: NDArray[np.int64], groups: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return how many people of each group speak of each theme, and how many people it has.

    Args:
        speaks: Shape (n, k): whether a person speaks of a theme.
        group: Shape (n,): index of each person's group; negative ones are left out.
        groups: Number of groups g.

    Returns:
        Counts of shape (k, g) and group sizes of shape (g,). Reach is the first by the second.

    Example:
        >>> said = np.array([[True, False], [True, True], [False, True]])
        >>> counts, people = speakers(said, np.array([0, 0, 1]), 2)
        >>> counts.tolist(), people.tolist()
        ([[2, 0], [1, 1]], [2, 1])
    """
    kept = group >= 0
    person, theme = np.nonzero(speaks[kept])
    cells = theme * groups + group[kept][person]
    counts = np.bincount(cells, minlength=speaks.shape[1] * groups)
    return counts.reshape(speaks.shape[1], groups), np.bincount(group[kept], minlength=groups)
