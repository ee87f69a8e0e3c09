"""The colour of a word: its theme's, in the shade of it that can be read at any size."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vision.charts.brand_colour import accent
from vision.charts.palette import palette, theme_colour

if TYPE_CHECKING:
    from vision.charts.palette import Mode


def word_colour(theme: int | None, mode: Mode) -> str:
    """Return the colour of a word of a theme as ``#RRGGBB``; that of text for one of none.

    Colours of themes are made for areas, which need a contrast of 3 to 1; words need 4.5, and the
    smallest of a cloud are small. The hue stays.

    Args:
        theme: Number of the theme, from 1; None for a word of several.
        mode: ``"light"`` or ``"dark"``.

    Source:
        Web Content Accessibility Guidelines 2.2, success criterion 1.4.3.

    Example:
        >>> word_colour(1, "light"), word_colour(9, "light")
        ('#2E717F', '#845E88')
    """
    return palette(mode).ink if theme is None else accent(theme_colour(theme, mode), mode).text
