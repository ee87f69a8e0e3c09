"""The words of a chapter on a slide: headings, what people wrote, what is said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vision.charts.palette import LIGHT
from vision.reports.slide_parts import GUTTER, POINTS, WIDE, depth, text_box, write
from vision.reports.theme_slides import shortened
from vision.translation import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vision.reports.chapter import Chapter
    from vision.reports.slide_parts import Deck

TOP: Final = 2.15
HEIGHT: Final = 4.6
GAP: Final = 0.6
COLUMNS: Final = 2
LONGEST: Final = 240
"""Letters a text may have on a slide; the report has all of it."""

_HEADING, _WORDS, _SAID = 18, 17, 13
_LEADING: Final = 1.3
_ABOVE: Final = 9


def words_slide(deck: Deck, chapter: Chapter) -> None:
    """Put a chapter's words on one slide, as many as have room, and say where the others are."""
    slide = deck.slide(chapter.title, size=28, notes=chapter.note)
    note = text_box(slide, GUTTER, 1.5, WIDE - 2 * GUTTER, 0.6)
    write(note, chapter.note, size=16, ink=LIGHT.ink2, first=True)
    width = (WIDE - 2 * GUTTER - GAP * (COLUMNS - 1)) / COLUMNS
    blocks = list(_blocks(chapter))
    at = 0
    for column in range(COLUMNS):
        frame = text_box(slide, GUTTER + column * (width + GAP), TOP, width, HEIGHT)
        room, first = HEIGHT * POINTS, True
        while at < len(blocks):
            needed = sum(
                depth(text, width, size, _LEADING) + _ABOVE for text, size, *_rest in blocks[at]
            )
            if needed > room and not first:
                break
            for text, size, bold, words in blocks[at]:
                ink = LIGHT.ink2 if size == _SAID else LIGHT.ink
                write(frame, text, size=size, bold=bold, words=words, first=first, ink=ink,
                      above=0 if first or size == _SAID else _ABOVE)  # fmt: skip
                first = False
            room -= needed
            at += 1
    if at < len(blocks):
        rest = text_box(slide, GUTTER, 6.85, WIDE - 2 * GUTTER, 0.4)
        write(rest, _("The report lists the rest."), size=14, ink=LIGHT.ink2, first=True)


def _blocks(chapter: Chapter) -> Iterator[list[tuple[str, float, bool, bool]]]:
    """Yield what must stay together: text, size, whether bold, whether people's own words."""
    for section in chapter.sections:
        head = [(section.heading, float(_HEADING), True, False)] if section.heading else []
        for words, said in section.lines or (("", ""),):
            lines = [*head]
            if words:
                lines.append((shortened(" ".join(words.split()), LONGEST), _WORDS, False, True))
            if said:
                lines.append((shortened(said, LONGEST), _SAID, False, False))
            head = []
            if lines:
                yield lines
