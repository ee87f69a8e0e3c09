"""A theme on a slide: badge, reach, name, keywords and the quotes there is room for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN

from vision.charts.palette import LIGHT, numeral_colour, theme_colour
from vision.reports.slide_parts import POINTS, box, depth, plain, text_box, write
from vision.translation import _, in_row, of_100

if TYPE_CHECKING:
    from pptx.slide import Slide

    from vision.reports.contents import Story

LONGEST_QUOTE: Final = 170
"""Letters a quote may have on a slide; longer ones give way to shorter, then are shortened."""

TOP, HEIGHT, INSIDE = 1.7, 5.3, 0.25
"""Inches from the top of the slide, of the card, and from its edge to its text."""

_NAME, _WORDS, _KEYWORDS, _LEVEL = 20, 17, 14, 12
"""Sizes in points."""

_LEADING: Final = 1.25


def theme_card(slide: Slide, story: Story, left: float, width: float, smallest_group: int) -> None:
    """Draw one theme; lengths in inches."""
    box(slide, (left, TOP, width, HEIGHT), LIGHT.card, round_=False)
    _badge(slide, story.id, left + INSIDE)
    few, inside = (
        _("under {smallest_group} people", smallest_group=smallest_group),
        width - 2 * INSIDE,
    )
    reach = text_box(slide, left + INSIDE + 0.65, TOP + 0.23, inside - 0.65, 0.45)
    reach.vertical_anchor = MSO_ANCHOR.MIDDLE
    known = story.reach is not None
    said = few if story.reach is None else of_100(story.reach)
    write(reach, said, size=18, bold=known, ink=LIGHT.ink2, first=True)
    frame = text_box(slide, left + INSIDE, TOP + 0.85, inside, HEIGHT - 1.1)
    write(frame, shortened(story.name, 60), size=_NAME, bold=True, first=True)
    write(frame, _keywords(story), size=_KEYWORDS, ink=LIGHT.ink2, above=2)
    for text, level in card_quotes(story, inside, HEIGHT - 1.1):
        write(frame, text, size=_WORDS, words=True, above=10)
        if level:
            write(frame, level, size=_LEVEL, ink=LIGHT.ink2)


def card_quotes(story: Story, width: float, height: float) -> list[tuple[str, str | None]]:
    """Return the quotes that fit beneath a theme's name, with the level where it may be told.

    Short ones are preferred; where there are none the first is shortened.

    Args:
        story: The theme.
        width: Of the text, in inches.
        height: Of all text of the card, in inches.
    """
    short = [quote for quote in story.quotes if len(quote.text) <= LONGEST_QUOTE]
    room = height * POINTS - depth(shortened(story.name, 60), width, _NAME, _LEADING)
    room -= depth(_keywords(story), width, _KEYWORDS, _LEADING)
    found: list[tuple[str, str | None]] = []
    for quote in short or story.quotes[:1]:
        text = shortened(" ".join(quote.text.split()), LONGEST_QUOTE)
        needed = (
            10 + depth(text, width, _WORDS, _LEADING) + (_LEVEL * _LEADING if quote.level else 0)
        )
        if needed <= room:
            found.append((text, quote.level))
            room -= needed
    return found


def shortened(text: str, most: int) -> str:
    """Return a text of at most ``most`` letters, cut between words where it is longer.

    Example:
        >>> shortened("More time for every patient", 15)
        'More time for …'
    """
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    kept = cut.rsplit(" ", 1)[0] if " " in cut else cut[:-1]
    return f"{kept} …" + "\u2069" * (kept.count("\u2068") - kept.count("\u2069"))


def _keywords(story: Story) -> str:
    return shortened(in_row(story.keywords), 90)


def _badge(slide: Slide, number: int, left: float) -> None:
    ground = theme_colour(number, "light")
    shape = box(slide, (left, TOP + 0.25, 0.5, 0.42), ground, round_=True)
    write(
        plain(shape.text_frame, anchor=MSO_ANCHOR.MIDDLE),
        str(number),
        size=16,
        bold=True,
        ink=numeral_colour(ground, "light"),
        first=True,
        align=PP_ALIGN.CENTER,
    )
