"""A cloud as a picture for slides, print and chats, laid out by the package ``wordcloud``.

On screens a cloud is text (``cloud_html``) that stays where it was while people write. A picture
shows one moment, so the package's tighter packing may serve it.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

import numpy as np
from PIL import Image, ImageDraw, ImageFont
from wordcloud import WordCloud

from vision.charts.glyphs import is_ours, notice, typeface
from vision.charts.line_breaks import wrap
from vision.charts.palette import Mode, palette, theme_colour
from vision.typefaces import SANS_SEMIBOLD
from vision.wordclouds.layout import layout
from vision.wordclouds.word_widths import ink
from vision.wordclouds.words import MOST, Word

if TYPE_CHECKING:
    from collections.abc import Mapping

SIZE: Final = (1600, 900)
"""Pixels: half of a 4K slide."""

SMALLEST: Final = 26
LARGEST: Final = 120
MARGIN: Final = 40
"""Pixels between words; the package draws a word somewhat below where it measured it."""

NOTE: Final = 110
"""Pixels for what is said of missing letters."""

SEEDS: Final = 4
"""Layouts tried until one has no touching words."""


def picture(people: Mapping[str, tuple[int, int | None]], *, mode: Mode = "light") -> bytes:
    """Return a PNG of words, as large as people used them, in the colours of their themes.

    Args:
        people: Word to how many people used it and the theme most of them spoke of; only words
            that may enter a cloud (see ``vision.privacy.cloud_words``).
        mode: ``"light"`` or ``"dark"``.

    Returns:
        ``SIZE`` pixels; an empty page where there are no words. The same words give the same
        picture. No word touches another one or the edge.
    """
    if not people:
        return _png(Image.new("RGB", SIZE, palette(mode).page))
    if not all(map(is_ours, people)):
        return _png(_of_many_scripts(people, mode))
    cloud = _cloud(people, mode, 0)
    for seed in range(1, SEEDS):
        if not _touching(cloud):
            break
        cloud = _cloud(people, mode, seed)
    return _png(cloud.to_image())


def _of_many_scripts(people: Mapping[str, tuple[int, int | None]], mode: Mode) -> Image.Image:
    """Return a cloud with each word in a typeface that has its letters, and what is missing."""
    colours = palette(mode)
    page = Image.new("RGB", SIZE, colours.page)
    draw = ImageDraw.Draw(page)
    files = {word: typeface(word) for word in people}
    said = notice(people)
    words = [Word(word, *told) for word, told in people.items() if files[word] is not None]
    stood = layout(
        words,
        SIZE[0] - 2 * MARGIN,
        SIZE[1] - 2 * MARGIN - (NOTE if said else 0),
        least=SMALLEST,
        largest=LARGEST,
        font=lambda word: str(files[word]),
    )
    for each in stood.words:
        box = ink(each.text, str(files[each.text]))
        face = ImageFont.truetype(str(files[each.text]), each.size)
        at = (
            MARGIN + each.left - box.left * each.size,
            MARGIN + each.top + box.top * each.size,
        )
        fill = colours.ink if each.theme is None else theme_colour(each.theme, mode)
        draw.text(at, each.text, fill=fill, font=face, anchor="ls")
    if said:
        text = str(said)
        face = ImageFont.truetype(str(typeface(text) or SANS_SEMIBOLD), SMALLEST)
        lines = "\n".join(wrap(text, SIZE[0] - 2 * MARGIN, SMALLEST, lines=3))
        draw.text((MARGIN, SIZE[1] - MARGIN - NOTE), lines, fill=colours.ink2, font=face)
    return page


def _cloud(people: Mapping[str, tuple[int, int | None]], mode: Mode, seed: int) -> WordCloud:
    def colour(word: str, **_: object) -> str:
        theme = people[word][1]
        return palette(mode).ink if theme is None else theme_colour(theme, mode)

    cloud = WordCloud(
        width=SIZE[0],
        height=SIZE[1],
        background_color=palette(mode).page,
        font_path=str(SANS_SEMIBOLD),
        prefer_horizontal=1.0,
        relative_scaling=0.5,
        min_font_size=SMALLEST,
        max_font_size=LARGEST,
        max_words=MOST,
        margin=MARGIN,
        random_state=seed,
        color_func=colour,
    )
    return cloud.generate_from_frequencies({word: count for word, (count, _) in people.items()})


def _touching(cloud: WordCloud) -> int:
    """Return how many pixels are drawn by more than one word, or lost at the edge."""
    drawn = np.zeros((SIZE[1], SIZE[0]), dtype=np.int16)
    lost = 0
    for (word, _), size, (top, left), _, _ in cloud.layout_:
        face = ImageFont.truetype(cloud.font_path, int(size))
        one = Image.new("L", SIZE)
        ImageDraw.Draw(one).text((left, top), word, fill=255, font=face)
        x0, y0, x1, y1 = face.getbbox(word)
        lost += left + x0 < 0 or top + y0 < 0 or left + x1 > SIZE[0] or top + y1 > SIZE[1]
        drawn += np.asarray(one) > 0
    return int((drawn > 1).sum()) + lost


def _png(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()
