"""A report as a presentation that leaders can show and edit."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN

from vision.alignment.findings import gaps_finding
from vision.charts.palette import LIGHT
from vision.charts.style import WALL
from vision.reports.chart_chapters import chapters
from vision.reports.gaps import called_gaps, more_gaps
from vision.reports.slide_parts import (
    GUTTER,
    WIDE,
    Deck,
    box,
    fitted,
    in_one_line,
    picture,
    text_box,
    write,
)
from vision.reports.theme_slides import shortened, theme_card
from vision.reports.words_slide import words_slide
from vision.translation import _, in_row

if TYPE_CHECKING:
    from pptx.slide import Slide

    from vision.reports.chapter import Chapter
    from vision.reports.contents import Report
    from vision.reports.figures import Figure

MOST_ROWS: Final = 8
"""Rows of a chart or table that can be read from the back of a room."""

COLUMNS: Final = 3
"""Themes on a slide, figures on a slide."""

LONG_QUESTION: Final = 170
"""Letters from which the question is set smaller."""

_DRAFT_SIZES: Final = ((350, 30), (700, 24), (1_200, 19), (2_200, 15))
"""Up to so many letters, a draft is set in type of so many points."""

_NO_TIME: Final = dt.datetime(2000, 1, 1)  # noqa: DTZ001 - the format keeps no zone
"""Stands where a presentation would keep the second of its making, which is no one's business."""


def slides_pptx(report: Report) -> bytes:
    """Return a report as a PowerPoint file, 16:9.

    Question, finding with figures, charts, themes with quotes, gaps, what is not shown and how it
    was computed. Charts are pictures with their words as alternative text; all else is text that
    can be edited. Nothing in it moves, links or runs.
    """
    deck = Deck(report.title, _NO_TIME, accent=report.brand.accent and report.accent)
    _cover(deck, report)
    _finding(deck, report)
    for chapter in (
        *chapters(report.alignment, report.guess, piles=report.piles, most=MOST_ROWS),
        *report.further,
    ):
        _chapter(deck, chapter)
    if report.draft:
        _draft(deck, report)
    _groups(deck, report)
    for start in range(0, len(report.stories), COLUMNS):
        _themes(deck, report, start)
    _gaps(deck, report)
    _method(deck, report)
    return deck.to_bytes()


def _cover(deck: Deck, report: Report) -> None:
    slide = deck.slide(report.title, size=24)
    frame = text_box(slide, GUTTER, 1.7, 11.0, 4.0)
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    long = len(report.question) > LONG_QUESTION
    write(frame, report.question, size=28 if long else 44, words=True, first=True)
    _standing(slide, report)


def _standing(slide: Slide, report: Report) -> None:
    """Say where this stands, and whose it is: beside the logo, where there is one."""
    brand = report.brand
    if report.logo:
        says = brand.organisation or _("Logo")
        picture(slide, report.logo, top=5.35, height=0.8, says=says, room=3.2)
    frame = text_box(slide, GUTTER, 6.3, 11.0, 0.9)
    if brand.organisation:
        ink = report.accent if brand.accent else LIGHT.ink
        write(frame, brand.organisation, size=18, ink=ink, bold=True, first=True)
    write(frame, report.standing, size=18, ink=LIGHT.ink2, first=not brand.organisation)


def _finding(deck: Deck, report: Report) -> None:
    slide = deck.slide(report.finding, size=36, notes="\n".join(report.method), height=1.7)
    accent = report.accent
    width = (WIDE - 2 * GUTTER - 0.5 * (COLUMNS - 1)) / COLUMNS
    for place, figure in enumerate(report.figures[:COLUMNS]):
        _figure(slide, figure, GUTTER + place * (width + 0.5), width, accent)


def _figure(slide: Slide, figure: Figure, left: float, width: float, accent: str) -> None:
    frame = text_box(slide, left, 2.3, width, 1.9)
    write(frame, figure.name, size=18, ink=LIGHT.ink2, bold=True, first=True)
    if figure.value:
        size = fitted(figure.value, width, 0.75, 44 if figure.share is not None else 28)
        write(frame, figure.value, size=size, bold=True)
    if figure.beside:
        write(frame, figure.beside, size=16, ink=LIGHT.ink2)
    if figure.share is not None:
        _strip(slide, figure, left, width, accent)
    write(text_box(slide, left, 4.6, width, 2.3), figure.sentence, size=18, first=True)


def _strip(slide: Slide, figure: Figure, left: float, width: float, accent: str) -> None:
    """Draw the figure's place between 0 and 1, and what chance alone gives."""
    box(slide, (left, 4.2, width, 0.1), LIGHT.soft, round_=True)
    if figure.chance_low is not None and figure.chance_high is not None:
        from_, wide = figure.chance_low * width, (figure.chance_high - figure.chance_low) * width
        at = (left + from_, 4.2, max(wide, 0.03), 0.1)
        box(slide, at, LIGHT.shares[2], round_=False)
    mark = min(max((figure.share or 0.0) * width - 0.03, 0.0), width - 0.06)
    box(slide, (left + mark, 4.13, 0.06, 0.24), accent, round_=True)


def _chapter(deck: Deck, chapter: Chapter) -> None:
    if chapter.draw is not None:
        _picture(deck, chapter)
    if chapter.sections or chapter.draw is None:
        words_slide(deck, chapter)


def _picture(deck: Deck, chapter: Chapter) -> None:
    slide = deck.slide(chapter.title, size=28, notes=chapter.note)
    note = text_box(slide, GUTTER, 1.5, WIDE - 2 * GUTTER, 0.6)
    write(note, chapter.note, size=16, ink=LIGHT.ink2, first=True)
    picture(slide, chapter.png(WALL), top=2.25, height=4.9, says=chapter.title)


def _draft(deck: Deck, report: Report) -> None:
    """Put the vision text on paper, as large as it may be."""
    slide = deck.slide(_("The vision as it stands"), size=28)
    letters = sum(map(len, report.draft))
    size = next((size for most, size in _DRAFT_SIZES if letters <= most), 12)
    box(slide, (GUTTER, 1.4, WIDE - 2 * GUTTER, 5.6), LIGHT.card, round_=False)
    frame = text_box(slide, GUTTER + 0.5, 1.7, WIDE - 2 * GUTTER - 1, 5.0)
    for place, clause in enumerate(report.draft):
        write(frame, clause, size=size, words=True, first=not place, above=size / 3)


def _groups(deck: Deck, report: Report) -> None:
    """Show which themes belong together, where there are too many for one list."""
    shelves = [each for each in report.shelves if each[0]]
    if not shelves:
        return
    title = _("{themes} themes in {groups} groups", themes=len(report.stories), groups=len(shelves))
    slide = deck.slide(title, size=28)
    width = (WIDE - 2 * GUTTER - 0.4 * (COLUMNS - 1)) / COLUMNS
    high = 5.4 / -(-len(shelves) // COLUMNS)
    heads = in_one_line([name for name, _stories in shelves], width, 18)
    for place, (_name, stories) in enumerate(shelves):
        row, column = divmod(place, COLUMNS)
        frame = text_box(slide, GUTTER + column * (width + 0.4), 1.6 + row * high, width, high)
        write(frame, heads[place], size=18, bold=True, first=True)
        names = in_row(f"{story.id} {story.name}" for story in stories)
        write(frame, shortened(names, round(90 * high)), size=14, ink=LIGHT.ink2, above=4)


def _themes(deck: Deck, report: Report, start: int) -> None:
    pages = -(-len(report.stories) // COLUMNS)
    title = (
        _("What people speak of, {page} of {pages}", page=start // COLUMNS + 1, pages=pages)
        if pages > 1
        else _("What people speak of")
    )
    slide = deck.slide(title, size=28)
    note = text_box(slide, GUTTER, 1.05, 11.0, 0.4)
    said = _("People of 100 who speak of it, and words of theirs.")
    write(note, said, size=16, ink=LIGHT.ink2, first=True)
    width = (WIDE - 2 * GUTTER - 0.4 * (COLUMNS - 1)) / COLUMNS
    for place, story in enumerate(report.stories[start : start + COLUMNS]):
        left = GUTTER + place * (width + 0.4)
        theme_card(slide, story, left, width, report.alignment.smallest_group)


def _gaps(deck: Deck, report: Report) -> None:
    gaps = called_gaps(report.alignment)
    if not gaps:
        return
    slide = deck.slide(str(gaps_finding(report.alignment)), size=28)
    shares = (4.2, 4.2, 1.9, 1.8)
    left = GUTTER
    heads = (_("Theme"), _("Levels"), _("Of 100 people"), _("Difference"))
    lines = [
        (
            gap["name"],
            gap["levels"],
            gap["reaches"],
            gap["difference"],
        )
        for gap in gaps[:MOST_ROWS]
    ]
    for column, width in enumerate(shares):
        align = PP_ALIGN.RIGHT if column > 1 else PP_ALIGN.LEFT
        cells = in_one_line([str(line[column]) for line in lines], width - 0.2, 16)
        for row, cell in enumerate((*in_one_line([heads[column]], width - 0.2, 14), *cells)):
            frame = text_box(slide, left, 1.85 + 0.55 * row, width - 0.2, 0.45)
            frame.word_wrap = False
            ink = LIGHT.ink if row else LIGHT.ink2
            write(frame, cell, size=16 if row else 14, first=True, align=align, ink=ink,
                  bold=not row)  # fmt: skip
        left += width
    for row in range(len(lines)):
        box(slide, (GUTTER, 2.28 + 0.55 * row, sum(shares) - 0.2, 0.01), LIGHT.line, round_=False)
    more = more_gaps(len(gaps) - MOST_ROWS)
    if more:
        write(text_box(slide, GUTTER, 6.9, 11.0, 0.4), more, size=14, ink=LIGHT.ink2, first=True)


def _method(deck: Deck, report: Report) -> None:
    slide = deck.slide(_("What is not shown, and how it was computed"), size=28)
    half = (WIDE - 2 * GUTTER - 0.6) / 2
    frame = text_box(slide, GUTTER, 1.7, half, 5.3)
    withheld = report.alignment.withheld
    for place, entry in enumerate(withheld[:MOST_ROWS]):
        write(frame, f"{entry.what}. {entry.why}", size=15, first=not place, above=6)
    if not withheld:
        group = report.alignment.smallest_group
        said = _(
            "Every theme could be shown by level. No group under {group} people is shown.",
            group=group,
        )
        write(frame, said, size=15, first=True)
    if len(withheld) > MOST_ROWS:
        write(frame, _("The report lists the rest."), size=14, ink=LIGHT.ink2, above=6)
    frame = text_box(slide, GUTTER + half + 0.6, 1.7, half, 5.3)
    for place, sentence in enumerate(report.method):
        write(frame, sentence, size=14, ink=LIGHT.ink2, first=not place, above=6)
