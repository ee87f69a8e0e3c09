"""A candidate as a search query: does it find the statements of its theme, and no others?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

OTHER_PILES: Final = 9
"""Themes beside its own that a candidate is taken to compete with, whatever their number."""
_MARGIN: Final = 0.3


def found_again(
    cosines: NDArray[np.float32], own: NDArray[np.bool_]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return how well candidates find a theme's statements: best F1, and 2 AUC - 1.

    The statements of all other themes together weigh as much as nine themes of its size.

    Args:
        cosines: Shape (c, n): of each candidate with each statement.
        own: Shape (n,): which statements are the theme's.

    Returns:
        Two arrays of shape (c,): F1 from 0 to 1, and the other from -1 to 1.

    Source:
        Van Rijsbergen (1979), "Information Retrieval", chapter 7 (F measure).
        Hanley & McNeil (1982), "The meaning and use of the area under a ROC curve".

    Example:
        >>> f, area = found_again(np.array([[0.9, 0.8, 0.1]]), np.array([True, True, False]))
        >>> f.tolist(), area.tolist()
        ([1.0], [1.0])
    """
    size, others = int(own.sum()), int((~own).sum())
    if not size or not others or not len(cosines):
        return np.zeros(len(cosines)), np.zeros(len(cosines))
    hit = own[np.argsort(-cosines, axis=1, kind="stable")]
    true, false = np.cumsum(hit, axis=1), np.cumsum(~hit, axis=1)
    best = (2 * true / (true + false * (OTHER_PILES * size / others) + size)).max(axis=1)
    area = (hit * (others - false)).sum(axis=1) / (size * others)
    return best, 2 * area - 1


def nearness(cosines: NDArray[np.float32], column: int) -> NDArray[np.float64]:
    """Return shape (c,): how much nearer its own theme a candidate is than any other, within .3.

    Args:
        cosines: Shape (c, k): with the middle of each theme.
        column: Its own.
    """
    if cosines.shape[1] < 2:  # noqa: PLR2004 - no other theme
        return np.full(len(cosines), _MARGIN)
    gap = cosines[:, column] - np.delete(cosines, column, axis=1).max(axis=1)
    return np.asarray(np.clip(gap, -_MARGIN, _MARGIN), dtype=np.float64)
