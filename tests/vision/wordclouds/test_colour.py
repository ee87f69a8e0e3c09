"""Words of a cloud can be read in every theme's colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vision.charts.palette import READABLE, contrast, palette
from vision.wordclouds.colour import word_colour

if TYPE_CHECKING:
    from vision.charts.palette import Mode


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_a_small_word_of_any_theme_can_be_read(mode: Mode) -> None:
    """On the page and on cards; each theme still has a colour of its own."""
    house = palette(mode)
    themes = range(1, len(house.themes) + 1)
    colours = [word_colour(theme, mode) for theme in themes]
    grounds = (house.page, house.card)
    assert min(contrast(each, ground) for each in colours for ground in grounds) >= READABLE
    assert len(set(colours)) == len(colours)
    assert word_colour(None, mode) == house.ink
