"""The statements that mark an opinion group: what its members say and others do not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

import numpy as np

if TYPE_CHECKING:
    from vision.consensus.support import IntArray, Support
    from vision.consensus.votes import FloatArray

CRITICAL: Final = 1.2816
"""One-sided 90% point of the normal distribution, as Polis uses it."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A statement that a group is known by.

    Attributes:
        group: Whose.
        statement: Its id.
        side: What the group says to it.
        share: Of those in the group who answered, how many say so, 0..1 (with a flat prior).
        ratio: That share over the share elsewhere; above 1.
        z: How surely the group says so more often than others, in standard errors.
    """

    group: str
    statement: str
    side: Literal["agree", "disagree"]
    share: float
    ratio: float
    z: float


def one_share_z(hits: IntArray, answered: IntArray) -> FloatArray:
    """Return in standard errors how far a share lies above one half, one pseudo-hit added."""
    n = answered + 1.0
    z: FloatArray = 2.0 * np.sqrt(n) * ((hits + 1.0) / n - 0.5)
    return z


def two_shares_z(
    hits: IntArray, answered: IntArray, other_hits: IntArray, other_answered: IntArray
) -> FloatArray:
    """Return in standard errors how far one share lies above another, pooled, one hit added each.

    Where both shares are 1 there is no spread to compare, and the difference is 0.
    """
    n, m = answered + 1.0, other_answered + 1.0
    here, there = (hits + 1.0) / n, (other_hits + 1.0) / m
    pooled = (hits + other_hits + 2.0) / (n + m)
    spread = np.sqrt(np.maximum(pooled * (1.0 - pooled), 0.0) * (1.0 / n + 1.0 / m))
    z: FloatArray = np.where(spread > 0, (here - there) / np.where(spread > 0, spread, 1.0), 0.0)
    return z


def marks(counts: Support, *, most: int = 5) -> dict[str, tuple[Mark, ...]]:
    """Return for each group the statements that mark it, strongest first.

    A statement marks a group if its members say agree (or disagree) more often than not, and more
    often than all others do, both beyond a one-sided 90% test; ordered by the product of the two
    shares' ratio, its z, the share and its z. As in Polis.

    Args:
        counts: Support by opinion group (or level).
        most: Statements a group, at most.

    Source:
        Small et al. (2021), "Polis: Scaling deliberation by mapping high dimensional opinion
        spaces", Recerca 26(2), section on representative comments.
    """
    return {
        group: tuple(_strongest(counts, index, most)) for index, group in enumerate(counts.groups)
    }


def _strongest(counts: Support, index: int, most: int) -> list[Mark]:
    found: list[tuple[float, Mark]] = []
    answered = counts.answered[index]
    elsewhere = counts.answered.sum(axis=0) - answered
    sides: tuple[tuple[Literal["agree", "disagree"], IntArray], ...] = (
        ("agree", counts.agree),
        ("disagree", counts.disagree),
    )
    for side, said in sides:
        hits, others = said[index], said.sum(axis=0) - said[index]
        share = (hits + 1) / (answered + 2)
        ratio = share / ((others + 1) / (elsewhere + 2))
        own_z = one_share_z(hits, answered)
        z = two_shares_z(hits, answered, others, elsewhere)
        for column in np.flatnonzero((own_z > CRITICAL) & (z > CRITICAL) & (ratio > 1)):
            mark = Mark(
                counts.groups[index],
                counts.statements[column],
                side,
                float(share[column]),
                float(ratio[column]),
                float(z[column]),
            )
            strength = float(ratio[column] * z[column] * share[column] * own_z[column])
            found.append((strength, mark))
    found.sort(key=lambda pair: -pair[0])
    return [mark for _, mark in found[:most]]
