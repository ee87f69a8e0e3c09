"""A cloud as a picture for slides, print and chats.

On screens a cloud is text (``cloud_html``) that stays where it was while people write. A picture
shows one moment: in our own scripts the package ``wordcloud`` lays it out, which packs more
tightly; where a word has other letters it is drawn from outlines, shaped as its scripts ask.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

import numpy as np
from PIL import Image, ImageDraw, ImageFont
from wordcloud import WordCloud

from vision.charts.export import svg_to_png
from vision.charts.glyphs import drawn_notice, is_ours
from vision.charts.line_breaks import wrap
from vision.charts.palette import Mode, palette
from vision.text.scripts import is_right_to_left
from vision.typefaces import SANS_SEMIBOLD
from vision.typefaces.outlines import UNITS, outline
from vision.typefaces.pieces import region
from vision.typefaces.system_fonts import Wish
from vision.wordclouds.colour import word_colour
from vision.wordclouds.layout import layout
from vision.wordclouds.word_widths import Ink
from vision.wordclouds.words import MOST, Word

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vision.typefaces.outlines import Outline

SIZE: Final = (1600, 900)
"""Pixels: half of a 4K slide."""

SMALLEST: Final = 26
LARGEST: Final = 120
MARGIN: Final = 40
"""Pixels between words; the package draws a word somewhat below where it measured it."""

NOTE, NOTE_LINES = 130, 4
"""Pixels, and lines, for what is said of missing letters."""

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
        return _of_many_scripts(people, mode)
    cloud = _cloud(people, mode, 0)
    for seed in range(1, SEEDS):
        if not _touching(cloud):
            break
        cloud = _cloud(people, mode, seed)
    return _png(cloud.to_image())


def _of_many_scripts(people: Mapping[str, tuple[int, int | None]], mode: Mode) -> bytes:
    """Return a cloud with each word in typefaces that have its letters, and what is missing."""
    colours, wish = palette(mode), Wish(bold=True, region=region(people))
    said = drawn_notice(people, wish)
    drawn = {word: outline(word, wish) for word in people}
    stood = layout(
        [Word(word, *told) for word, told in people.items() if drawn[word] is not None],
        SIZE[0] - 2 * MARGIN,
        SIZE[1] - 2 * MARGIN - (NOTE if said else 0),
        least=SMALLEST,
        largest=LARGEST,
        measure=lambda word: _ink(drawn[word]),
    )
    parts = [_rectangle(colours.page)]
    for each in stood.words:
        box, scale = drawn[each.text], each.size / UNITS
        if box is not None:
            at = (MARGIN + each.left - box.left * scale, MARGIN + each.top - box.top * scale)
            parts.append(_path(box.path, at, scale, word_colour(each.theme, mode)))
    if said:
        parts += _note(said, colours.ink2)
    return svg_to_png(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{SIZE[0]}" height="{SIZE[1]}">'
        f"{''.join(parts)}</svg>"
    )


def _ink(box: Outline | None) -> Ink:
    """Return the box of a word for size 1."""
    if box is None:
        return Ink(0.0, 0.0, 0.01, 0.01, 0.0)
    left, top, width, height = (side / UNITS for side in (box.left, box.top, box.width, box.height))
    return Ink(left, -top, max(width, 0.01), max(height, 0.01), 1.0)


def _note(said: str, fill: str) -> list[str]:
    """Return lines at the foot of a picture, from where they are read."""
    wish, parts = Wish(region=region([said])), []
    for at, line in enumerate(wrap(said, SIZE[0] - 2 * MARGIN, SMALLEST, lines=NOTE_LINES)):
        box, scale = outline(line, wish), SMALLEST / UNITS
        if box is not None:
            left = SIZE[0] - MARGIN - box.advance * scale if is_right_to_left(said) else MARGIN
            down = SIZE[1] - MARGIN - NOTE + (at + 1) * SMALLEST * 1.25
            parts.append(_path(box.path, (left, down), scale, fill))
    return parts


def _path(drawn: str, at: tuple[float, float], scale: float, fill: str) -> str:
    left, top = (round(place, 2) for place in at)
    moved = f"translate({left} {top}) scale({round(scale, 5)})"
    return f'<path transform="{moved}" fill="{fill}" d="{drawn}"/>'


def _rectangle(fill: str) -> str:
    return f'<rect width="{SIZE[0]}" height="{SIZE[1]}" fill="{fill}"/>'


def _cloud(people: Mapping[str, tuple[int, int | None]], mode: Mode, seed: int) -> WordCloud:
    def colour(word: str, **_: object) -> str:
        return word_colour(people[word][1], mode)

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
