"""What people would most likely answer to what they were not asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from vision.consensus.votes import FloatArray, Votes

CAUTION: Final = 5.0
"""Answers' worth of belief that a part of a room answers as the whole of it does."""


def expected_agreement(votes: Votes, *parts: Sequence[Hashable]) -> FloatArray:
    """Return how likely each person is to agree with each statement: their answer, where given.

    Nobody answers everything, and what somebody was not asked is not what they reject. So for each
    statement that a person has not answered stands the share that agrees among people like them:
    of everyone, drawn towards those of the same level, then towards those who also vote alike,
    each as far as enough of them have answered.

    Args:
        votes: Who answered what.
        parts: For each way to part the room, coarse ones first, the part of each person.

    Returns:
        Shape (people, statements), 0..1; 1 where somebody agreed, 0 where they did not.

    Source:
        The problem: Halpern, Kehne, Procaccia, Tucker-Foltz & Wüthrich (2023), "Representation
        with incomplete votes", AAAI 37. The estimate is a plain one of nested shares.

    Example:
        >>> from vision.consensus.votes import Votes
        >>> votes = Votes.from_answers([("ann", "a", 1), ("bob", "a", 1), ("cy", "b", -1)])
        >>> expected_agreement(votes).round(2).tolist()
        [[1.0, 0.25], [1.0, 0.25], [0.83, 0.0]]
    """
    answered = votes.answered.astype(float)
    agrees = (votes.values == 1).astype(float)
    share = np.broadcast_to(
        (agrees.sum(axis=0) + 0.5) / (answered.sum(axis=0) + 1.0), votes.values.shape
    )
    key: list[tuple[Hashable, ...]] = [() for _ in votes.people]
    for part in parts:
        key = [(*before, own) for before, own in zip(key, part, strict=True)]
        numbers = {own: at for at, own in enumerate(dict.fromkeys(key))}
        which = np.array([numbers[own] for own in key], dtype=np.int64)
        inside = np.zeros((len(numbers), len(key)))
        inside[which, np.arange(len(key))] = 1.0
        said, agreed = inside @ answered, inside @ agrees
        share = (agreed[which] + CAUTION * share) / (said[which] + CAUTION)
    found: FloatArray = np.where(votes.answered, agrees, share)
    return found
