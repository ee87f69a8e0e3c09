"""An organisation's colour can be read wherever it stands, whatever colour it is."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from vision.charts.brand_colour import accent
from vision.charts.palette import DARK, LIGHT, WHITE, Mode, contrast, palette, to_oklab

MODES: tuple[Mode, ...] = ("light", "dark")
COLOURS = st.integers(0, 0xFFFFFF).map("#{:06X}".format)


@settings(max_examples=60)
@given(colour=COLOURS)
@example(colour="#FFFF00")
@example(colour="#0000FF")
@example(colour="#000000")
@example(colour="#FFFFFF")
@example(colour="#808080")
def test_every_colour_can_be_read_in_both_themes(colour: str) -> None:
    """Text has 4.5 to 1 on every ground, white has it on the button, the button 3 on the page."""
    for mode in MODES:
        house, shades = palette(mode), accent(colour, mode)

        assert min(contrast(shades.text, g) for g in (house.page, house.card, house.soft)) >= 4.5
        assert contrast(WHITE, shades.button) >= 4.5
        assert contrast(shades.button, house.page) >= 3.0


@pytest.mark.parametrize(("colour", "mode"), [(LIGHT.primary, "light"), (DARK.primary, "dark")])
def test_what_can_be_read_stays_as_it_is(colour: str, mode: Mode) -> None:
    """A colour that passes is not touched: the house's own are their own shades."""
    assert accent(colour, mode).text == colour


@settings(max_examples=40)
@given(colour=COLOURS)
def test_a_shade_keeps_its_hue(colour: str) -> None:
    """A shade is the colour with black or white in it: it lies on the line to either in OKLab."""
    for mode in MODES:
        for shade in (accent(colour, mode).text, accent(colour, mode).button):
            was, now = to_oklab(colour)[1:], to_oklab(shade)[1:]
            across = abs(was[0] * now[1] - was[1] * now[0])  # 0 where both point the same way

            assert across <= 0.004  # what rounding to 256 steps a channel can turn
