"""How a share of people may be shown."""

from __future__ import annotations

from typing import Final

FEW_PEOPLE: Final = 100
"""Below this many people a share is rounded to ``COARSE`` points."""

COARSE: Final = 0.05
FINE: Final = 0.0001


def round_share(share: float, people: int) -> float:
    """Return a share, or a difference of shares, as it may be shown.

    Args:
        share: From -1 to 1.
        people: How many people it is a share of; for a difference, of the smaller group.

    Returns:
        Rounded to 5 points below 100 people, otherwise to a hundredth of a point.

    Example:
        >>> round_share(0.27, 40), round_share(0.27, 400)
        (0.25, 0.27)
    """
    step = COARSE if people < FEW_PEOPLE else FINE
    return round(round(share / step) * step, 4)
