"""An organisation's own colour, in the shades of it that can be read."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import numpy as np

from vision.charts.palette import BLACK, READABLE, WHITE, contrast, from_oklab, palette, to_oklab

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from vision.charts.palette import Mode

SHAPE_CONTRAST: Final = 3.0
"""Least contrast of a button against the page around it, from the same guidelines (1.4.11)."""

_STEP: Final = 1 / 256


@dataclass(frozen=True, slots=True)
class Accent:
    """An organisation's colour in one mode, each as ``#RRGGBB``.

    Attributes:
        text: For words, numbers and bars; 4.5 to 1 or more on page, card and soft ground.
        button: Ground of a button; white on it has 4.5 to 1, and it has 3 to 1 on the page.
    """

    text: str
    button: str


@lru_cache(maxsize=256)
def accent(colour: str, mode: Mode) -> Accent:
    """Return the shades of a colour that can be read, as near to it as they can be.

    Args:
        colour: As ``#RRGGBB``.
        mode: ``"light"`` or ``"dark"``.

    Example:
        >>> accent("#0B5A63", "light")
        Accent(text='#0B5A63', button='#0B5A63')
    """
    house = palette(mode)
    grounds = (house.page, house.card, house.soft)
    return Accent(
        text=_nearest(
            colour, lambda shade: min(contrast(shade, each) for each in grounds) >= READABLE
        ),
        button=_nearest(
            colour,
            lambda shade: (
                contrast(shade, WHITE) >= READABLE and contrast(shade, house.page) >= SHAPE_CONTRAST
            ),
        ),
    )


def _nearest(colour: str, passes: Callable[[str], bool]) -> str:
    """Return a colour if it passes, else its nearest shade or tint that does.

    Shades lie on the lines to black and to white in OKLab, so that the hue stays; near is the
    distance there. Each of our tests is passed somewhere on them: at an end, or where a line
    crosses the middle.
    """
    colour = colour.upper()
    if passes(colour):
        return colour
    from_ = to_oklab(colour)
    ends = [to_oklab(end) for end in (BLACK, WHITE)]
    longest = max(float(np.linalg.norm(end - from_)) for end in ends)
    for step in range(1, int(longest / _STEP) + 2):
        for end in ends:
            shade = from_oklab(_along(from_, end, step * _STEP))
            if passes(shade):
                return shade
    return colour


def _along(
    from_: NDArray[np.float64], to: NDArray[np.float64], distance: float
) -> NDArray[np.float64]:
    """Return the place so far along a line, not beyond its end."""
    whole = float(np.linalg.norm(to - from_))
    return from_ + (to - from_) * min(1.0, distance / whole if whole else 1.0)
