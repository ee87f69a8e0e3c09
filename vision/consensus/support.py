"""How much each group of people supports each statement."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from scipy.stats import beta

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike, NDArray

    from vision.consensus.votes import FloatArray, Votes

    IntArray = NDArray[np.int64]

CONFIDENCE: Final = 0.90
"""How sure a bridge or a divide has to be, one-sided."""


@dataclass(frozen=True, slots=True, eq=False)
class Support:
    """Votes counted by group.

    Attributes:
        groups: Names, in the order asked for: levels from the top down, or opinion groups.
        statements: Ids.
        agree: Shape (groups, statements), people.
        disagree: Likewise.
        passed: Likewise: people who saw the statement and took no side.
    """

    groups: tuple[str, ...]
    statements: tuple[str, ...]
    agree: IntArray
    disagree: IntArray
    passed: IntArray

    @property
    def answered(self) -> IntArray:
        """Shape (groups, statements): people who answered, a pass included."""
        return self.agree + self.disagree + self.passed

    @property
    def agreement(self) -> FloatArray:
        """Shape (groups, statements): agree / (agree + disagree), 0..1; NaN without sides."""
        sides = self.agree + self.disagree
        return np.where(sides > 0, self.agree / np.maximum(sides, 1), np.nan)


def support(
    votes: Votes,
    groups: Sequence[str | None] | None = None,
    *,
    order: Sequence[str] | None = None,
) -> Support:
    """Return agree, disagree and pass counts for each group and statement.

    Args:
        votes: Who answered what.
        groups: One name a person; None for a person who belongs to no group and is left out.
            Default: everyone is one group, ``everyone``.
        order: Names in the order wanted; default: sorted.

    Example:
        >>> from vision.consensus.votes import Votes
        >>> votes = Votes.from_answers([("ann", "s", 1), ("bob", "s", 0), ("cy", "s", -1)])
        >>> counted = support(votes, ["top", "base", "base"], order=["top", "base"])
        >>> counted.agree.ravel().tolist(), counted.passed.ravel().tolist()
        ([1, 0], [0, 1])
    """
    if groups is None:
        groups, order = ["everyone"] * len(votes.people), ["everyone"]
    members = list(groups)
    if len(members) != len(votes.people):
        raise ValueError(f"{len(members)} groups were given for {len(votes.people)} people.")
    named = {name for name in members if name is not None}
    names = tuple(order) if order is not None else tuple(sorted(named))
    belongs = np.array([[member == name for member in members] for name in names], dtype=np.int64)
    belongs = belongs.reshape(len(names), len(members))
    agree, disagree, passed = (
        belongs @ (votes.values == vote).astype(np.int64) for vote in (1, -1, 0)
    )
    return Support(names, votes.statements, agree, disagree, passed)


def group_informed_consensus(counts: Support) -> FloatArray:
    """Return Polis' consensus of each statement, 0..1: how likely every group is to agree.

    prod over groups of (A + 1) / (S + 2), with A those who agree and S those who answered. One
    group that rejects a statement pulls it down, however small the group. The more groups, the
    lower the number: for levels use ``consensus_mean``.

    Returns:
        Shape (statements,); NaN where there is no group at all.

    Source:
        Small, Bjorkegren, Erkkila, Shaw & Megill (2021), "Polis: Scaling deliberation by mapping
        high dimensional opinion spaces", Recerca 26(2), 1-26.
    """
    chances = (counts.agree + 1) / (counts.answered + 2)
    return _nothing_if_empty(np.prod(chances, axis=0), counts)


def consensus_mean(counts: Support) -> FloatArray:
    """Return the consensus of each statement, 0..1, on a scale that any number of groups shares.

    (prod over groups of (A + .5) / (S + 1)) ** (1 / G): the geometric mean of each group's share
    that agrees, with the Jeffreys prior, so that five agreeing levels score as two do.

    Returns:
        Shape (statements,); NaN where there is no group at all.
    """
    shares = (counts.agree + 0.5) / (counts.answered + 1)
    groups = max(len(counts.groups), 1)
    return _nothing_if_empty(np.exp(np.log(shares).sum(axis=0) / groups), counts)


def lower_bound(hits: ArrayLike, misses: ArrayLike, confidence: float = CONFIDENCE) -> FloatArray:
    """Return the share that ``hits / (hits + misses)`` exceeds with this one-sided confidence.

    The lower limit of the Jeffreys interval: the ``1 - confidence`` quantile of
    Beta(hits + 1/2, misses + 1/2). Wilson's interval is good two-sided, but taken as a one-sided
    bound its coverage is off by a systematic amount; Jeffreys' is not.

    Args:
        hits: People, any shape.
        misses: People, same shape.
        confidence: In (0, 1); 0.90 leaves one chance in ten that the true share is lower.

    Returns:
        Shares in [0, 1), same shape; 0 where there are no hits.

    Source:
        Cai (2005), "One-sided confidence intervals in discrete distributions", J. Statistical
        Planning and Inference 131(1), 63-88.

    Example:
        >>> float(lower_bound(4, 1).round(3)), float(lower_bound(3, 2).round(3))
        (0.516, 0.327)
    """
    yes, no = np.asarray(hits, dtype=float), np.asarray(misses, dtype=float)
    bound: FloatArray = beta.ppf(1.0 - confidence, yes + 0.5, no + 0.5)
    return np.where(yes > 0, bound, 0.0)


def _nothing_if_empty(scores: FloatArray, counts: Support) -> FloatArray:
    if counts.groups:
        return scores
    return np.full(len(counts.statements), np.nan)
