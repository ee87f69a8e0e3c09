"""The palette keeps what the style guide publishes: contrast, steps, and one colour a theme."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vision.charts.palette import (
    Mode,
    contrast,
    level_colours,
    numeral_colour,
    palette,
    ramp_colour,
    theme_colour,
)

MODES: tuple[Mode, ...] = ("light", "dark")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("#000000", "#FFFFFF", 21.0),
        ("#777777", "#FFFFFF", 4.48),  # WebAIM's contrast checker: just below AA
        ("#767676", "#FFFFFF", 4.54),  # and just above it
        ("#FF0000", "#FFFFFF", 4.0),
    ],
)
def test_contrast_matches_published_values(one: str, other: str, expected: float) -> None:
    """Contrast agrees with a public checker on well-known pairs, either way round."""
    assert contrast(one, other) == pytest.approx(expected, abs=0.005)
    assert contrast(other, one) == contrast(one, other)


@pytest.mark.parametrize(("mode", "ink", "ink2"), [("light", 14.6, 6.1), ("dark", 15.6, 8.5)])
def test_text_has_the_contrast_that_is_claimed(mode: Mode, ink: float, ink2: float) -> None:
    """Ink and second ink stand out from the page as the style guide says."""
    colours = palette(mode)

    assert contrast(colours.ink, colours.page) == pytest.approx(ink, abs=0.1)
    assert contrast(colours.ink2, colours.page) == pytest.approx(ink2, abs=0.1)


@pytest.mark.parametrize("mode", MODES)
def test_themes_stand_out_from_page_and_card(mode: Mode) -> None:
    """Every theme colour has at least 3:1 against the page, and twelve colours differ."""
    colours = palette(mode)

    assert len(set(colours.themes)) == 12
    assert min(contrast(colour, colours.page) for colour in colours.themes) >= 3.0


@pytest.mark.parametrize("mode", MODES)
def test_white_stands_on_the_button(mode: Mode) -> None:
    """Streamlit writes white on the primary colour, so it has to be readable in both modes."""
    assert contrast("#FFFFFF", palette(mode).button) >= 4.45


@pytest.mark.parametrize(
    ("mode", "published"),
    [
        ("light", ("#0A2F3B", "#214E5A", "#3A6F7C", "#53929F")),
        ("dark", ("#4E8A99", "#7AAAB5", "#A6CBD2", "#D3ECEF")),
    ],
)
def test_four_levels_are_the_published_ones(mode: Mode, published: tuple[str, ...]) -> None:
    """Steps in OKLab reproduce the four level colours that the style guide lists."""
    assert level_colours(4, mode) == published


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("count", [1, 2, 3, 5, 7])
def test_levels_grow_lighter_from_the_top_down(mode: Mode, count: int) -> None:
    """The top is the darkest, each level lighter than the one above, none lost on the page."""
    colours = level_colours(count, mode)
    lightness = [contrast(colour, "#000000") for colour in colours]

    assert len(colours) == count
    assert lightness == sorted(lightness)
    assert min(contrast(colour, palette(mode).page) for colour in colours) >= 3.2


@pytest.mark.parametrize("mode", MODES)
@settings(deadline=None)
@given(place=st.floats(0, 1))
def test_numbers_are_readable_in_every_heat_cell(mode: Mode, place: float) -> None:
    """Wherever a share lies on the ramp, its number has at least 3.9:1 against its cell."""
    cell = ramp_colour(palette(mode).shares, place)

    assert contrast(numeral_colour(cell, mode), cell) >= 3.9


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("number", range(1, 14))
def test_badge_numerals_are_readable(mode: Mode, number: int) -> None:
    """A badge's bold numeral has at least 3.9:1 on its theme's colour, also on "other"."""
    ground = theme_colour(number, mode)

    assert contrast(numeral_colour(ground, mode), ground) >= 3.9


def test_a_theme_keeps_its_colour_and_others_share_one() -> None:
    """Number n has colour n for life; what has no colour of its own is drawn as "other"."""
    colours = palette("light")

    assert [theme_colour(number, "light") for number in range(1, 13)] == list(colours.themes)
    for number in (None, 0, -1, 13, 40):
        assert theme_colour(number, "light") == colours.ink2


def test_a_ramp_begins_and_ends_with_its_own_colours() -> None:
    """Places outside 0 to 1 stay at the ends instead of leaving the ramp."""
    ramp = palette("light").shares

    assert ramp_colour(ramp, -1) == ramp_colour(ramp, 0) == ramp[0]
    assert ramp_colour(ramp, 2) == ramp_colour(ramp, 1) == ramp[-1]
