"""Statements that join groups, and statements that part them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from vision.consensus.support import lower_bound
from vision.limits import SMALLEST_GROUP

if TYPE_CHECKING:
    from vision.consensus.support import IntArray, Support
    from vision.consensus.votes import BoolArray


@dataclass(frozen=True, slots=True)
class Divide:
    """A statement that one group wants and another does not.

    Attributes:
        statement: Its id.
        in_favour: Groups that agree, beyond chance.
        against: Groups that disagree, beyond chance.
        gap: Largest difference in agreement between the two sides, 0..1.
    """

    statement: str
    in_favour: tuple[str, ...]
    against: tuple[str, ...]
    gap: float


def bridges(counts: Support, *, smallest_group: int = SMALLEST_GROUP) -> BoolArray:
    """Return which statements every group wants.

    A bridge has, in every group, at least ``smallest_group`` answers and a lower 90% bound of
    agree / (agree + disagree) above one half. Four of five is just enough.

    Returns:
        Shape (statements,); no statement is a bridge where there is no group.

    Example:
        >>> import numpy as np
        >>> from vision.consensus.support import Support
        >>> counts = Support(("top", "base"), ("a", "b"), np.array([[5, 5], [9, 4]]),
        ...                  np.array([[0, 0], [1, 6]]), np.zeros((2, 2), int))
        >>> bridges(counts).tolist()
        [True, False]
    """
    if not counts.groups:
        return np.zeros(len(counts.statements), dtype=bool)
    everywhere: BoolArray = np.logical_and.reduce(
        _leans(counts.agree, counts.disagree, counts, smallest_group), axis=0
    )
    return everywhere


def divides(counts: Support, *, smallest_group: int = SMALLEST_GROUP) -> tuple[Divide, ...]:
    """Return the statements that part groups, widest first.

    The mirror of a bridge, held to the same proof: at least one group's lower 90% bound of
    agreement lies above one half, and at least one other group's bound of disagreement does.
    """
    for_it = _leans(counts.agree, counts.disagree, counts, smallest_group)
    against = _leans(counts.disagree, counts.agree, counts, smallest_group)
    found = []
    for column in np.flatnonzero(for_it.any(axis=0) & against.any(axis=0)):
        share = counts.agreement[:, column]
        gap = share[for_it[:, column]].max() - share[against[:, column]].min()
        found.append(
            Divide(
                counts.statements[column],
                tuple(np.array(counts.groups, dtype=object)[for_it[:, column]]),
                tuple(np.array(counts.groups, dtype=object)[against[:, column]]),
                float(gap),
            )
        )
    return tuple(sorted(found, key=lambda divide: -divide.gap))


def _leans(hits: IntArray, misses: IntArray, counts: Support, smallest_group: int) -> BoolArray:
    enough = counts.answered >= smallest_group
    leans: BoolArray = np.asarray(enough & (lower_bound(hits, misses) > 0.5))  # noqa: PLR2004 - one half, as in the words
    return leans
