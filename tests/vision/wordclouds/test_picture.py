"""A cloud as a picture: nothing overlaps, nothing is cut, the same words give the same picture."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from vision.charts.palette import palette
from vision.wordclouds.colour import word_colour
from vision.wordclouds.picture import SEEDS, SIZE, _cloud, _touching, picture

WORDS = (  # one list would be one long line
    *["time for patients", "one record", "night shift", "rosters", "breaks", "training", "mentor"],
    *["research", "close to home", "one team", "quiet room", "garden", "mistakes", "blame", "pay"],
    *["login", "system", "car", "route", "nurses", "doctors", "village", "clinic", "screen"],
)
PEOPLE = {word: (60 - 2 * n, 1 + n % 12) for n, word in enumerate(WORDS)}


def test_no_word_touches_another_or_the_edge() -> None:
    """Drawn one by one, no two words share a pixel in the layout that is taken."""
    assert any(not _touching(_cloud(PEOPLE, "light", seed)) for seed in range(SEEDS))


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.slow
def test_the_picture_is_the_same_twice_and_in_the_palette(mode: str) -> None:
    """Same words, same bytes; the page's colour fills it, and the largest word has its theme's."""
    first = picture(PEOPLE, mode=mode)  # type: ignore[arg-type]
    assert first == picture(PEOPLE, mode=mode)  # type: ignore[arg-type]

    image = Image.open(io.BytesIO(first)).convert("RGB")
    assert image.size == SIZE
    colours = {"#{:02X}{:02X}{:02X}".format(*rgb) for _, rgb in image.getcolors(1 << 20) or []}
    assert palette(mode).page.upper() in colours  # type: ignore[arg-type]
    assert word_colour(1, mode).upper() in colours  # type: ignore[arg-type]


def test_no_words_give_an_empty_page() -> None:
    """Before two people have used a word there is nothing to draw, and no error."""
    image = Image.open(io.BytesIO(picture({}))).convert("RGB")

    assert image.getcolors() == [(SIZE[0] * SIZE[1], (245, 247, 246))]
