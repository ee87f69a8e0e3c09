"""What chance gives for the mean of a theme: everyone's answers, dealt to themes at random."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

MIDDLE_95: Final = 1.96
"""Standard deviations on either side that hold 95 of 100 deals."""


@dataclass(frozen=True, slots=True)
class Dealt:
    """What chance gives for the mean of one theme.

    Attributes:
        low: 95 of 100 deals lie from here ...
        high: ... to here, 0..1.
        people: Whose answers they are.
    """

    low: float
    high: float
    people: int


def dealt(rows: Sequence[tuple[int, str, float]]) -> dict[int, Dealt]:
    """Return for each theme what its mean would be if everyone's answers were dealt at random.

    Each person gives as many answers to each theme as they did, and the same answers altogether;
    only which of them goes to which theme is left to chance. So somebody who ticks everything, or
    agrees with everything, moves no theme. Mean and spread of such deals are known (sampling
    without replacement); their sum over people is taken as normal.

    Args:
        rows: Theme, person, value 0..1.

    Example:
        >>> same = dealt([(theme, "ann", 1.0) for theme in (1, 2)])
        >>> same[1].low, same[1].high
        (1.0, 1.0)
    """
    if not rows:
        return {}
    frame = np.array([(theme, value) for theme, _, value in rows])
    people, who = np.unique([person for _, person, _ in rows], return_inverse=True)
    themes, which = np.unique(frame[:, 0], return_inverse=True)
    each = np.bincount(who, minlength=len(people)).astype(float)
    mean = np.bincount(who, frame[:, 1]) / each
    spread = np.bincount(who, (frame[:, 1] - mean[who]) ** 2) / each
    took = np.zeros((len(people), len(themes)))
    np.add.at(took, (who, which), 1.0)
    left = np.maximum(each - 1.0, 1.0)[:, None]
    variance = (took * spread[:, None] * (each[:, None] - took) / left).sum(axis=0)
    total = took.sum(axis=0)
    middle = (took * mean[:, None]).sum(axis=0) / total
    wide = MIDDLE_95 * np.sqrt(variance) / total
    low, high = np.clip(middle - wide, 0.0, 1.0), np.clip(middle + wide, 0.0, 1.0)
    counted = (took > 0).sum(axis=0)
    return {
        int(theme): Dealt(float(low[at]), float(high[at]), int(counted[at]))
        for at, theme in enumerate(themes)
    }
