"""A report as a PDF, made for paper: A4, the house's own typefaces, pages numbered."""

from __future__ import annotations

import datetime as dt
import io
import logging
from typing import TYPE_CHECKING, Final

from vision.alignment.findings import gaps_finding
from vision.charts.glyphs import IN_A_DOCUMENT, drawn_notice
from vision.charts.palette import numeral_colour, theme_colour
from vision.charts.rows import under
from vision.errors import InvalidTextError
from vision.reports.chart_chapters import chapters
from vision.reports.gaps import called_gaps
from vision.reports.html_report import QUOTES, many_themes
from vision.reports.pdf_page import MARGIN, WIDTH, Sheet
from vision.translation import _, in_row, isolated, marked, of_100
from vision.typefaces.pieces import lost
from vision.typefaces.pieces import region as drawn_as

if TYPE_CHECKING:
    from vision.reports.chapter import Chapter
    from vision.reports.contents import Report, Story
    from vision.reports.figures import Figure

PIXELS: Final = 3.0
"""Dots of a picture for each pixel of a chart: about 280 to the inch."""

MOST_ROWS: Final = 30
"""Themes that a chart on paper has, so that it keeps to its page."""

LACKING: Final = 0.02
"""Part of a report's letters that the typefaces may lack; the others are shown as a box."""

_WAY_OUT: Final = marked(
    "The PDF has no letters for this script. Take the report (HTML) and print it from "
    "the browser, which has them."
)

_NO_TIME: Final = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
"""Stands where the format keeps the second of its making, which is no one's business."""


def report_pdf(report: Report) -> bytes:
    """Return a report as a PDF file: the same chapters as the page, laid out for paper.

    Raises:
        InvalidTextError: It is written in letters that the typefaces do not have.
    """
    _check_letters(report)
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    logging.getLogger("fpdf").setLevel(logging.ERROR)  # it would log letters that people typed
    sheet = Sheet(report.title, _NO_TIME, drawn=drawn_as(_said(report)))
    _front(sheet, report)
    if report.draft:
        sheet.heading(_("The vision as it stands"))
        for clause in report.draft:
            sheet.words(clause, size=13)
    for chapter in (
        *chapters(report.alignment, report.guess, piles=report.piles, most=MOST_ROWS),
        *report.further,
    ):
        _chapter(sheet, chapter)
    _stories(sheet, report)
    _gaps(sheet, report)
    _last(sheet, report)
    out = io.BytesIO()
    sheet.output(out)
    return out.getvalue()


def _front(sheet: Sheet, report: Report) -> None:
    _letterhead(sheet, report)
    sheet.note(f"{isolated(report.title)}. {report.standing}")
    sheet.words(report.question, size=15, bar=False)
    sheet.ln(2)
    sheet.heading(report.finding, size=20)
    width = (WIDTH - 2 * 6) / 3
    top = lowest = sheet.get_y() + 2
    for place, figure in enumerate(report.figures[:3]):
        sheet.set_xy(sheet.across(MARGIN + place * (width + 6), width), top)
        lowest = max(lowest, _figure(sheet, figure, width))
    sheet.set_xy(MARGIN, lowest + 4)


def _letterhead(sheet: Sheet, report: Report) -> None:
    """Begin with the organisation's colour, logo and name, as far as there are any."""
    brand = report.brand
    if brand.accent:
        sheet.edge(report.accent)
    if report.logo:
        sheet.logo(report.logo, says=brand.organisation or _("Logo"))
    if brand.organisation:
        ink = report.accent if brand.accent else ""
        sheet.write_block(brand.organisation, size=11, bold=True, ink=ink)


def _figure(sheet: Sheet, figure: Figure, width: float) -> float:
    """Write one figure in a column and return where it ends."""
    left = sheet.get_x()
    for text, size, bold in (
        (figure.name, 10, True),
        (figure.value, 20 if figure.share is not None else 13, True),
        (figure.beside, 9, False),
        (figure.sentence, 9.5, False),
    ):
        if text:
            sheet.set_x(left)
            sheet.write_block(text, size=size, bold=bold, width=width, quiet=not bold)
    return float(sheet.get_y())


def _chapter(sheet: Sheet, chapter: Chapter) -> None:
    png = chapter.png(1.0, pixels=PIXELS)
    if png:
        sheet.keep_together(png)
    sheet.heading(chapter.title)
    if chapter.note:
        sheet.note(chapter.note)
    if png:
        sheet.picture(png, says=chapter.title)
    for section in chapter.sections:
        if section.heading:
            sheet.write_block(section.heading, size=11, bold=True)
        for words, said in section.lines:
            if words:
                sheet.words(words, size=11)
            if said:
                sheet.note(said, inset=4 if words else 0)


def _stories(sheet: Sheet, report: Report) -> None:
    sheet.heading(_("What people speak of"))
    sheet.note(_("People of 100 who speak of it at least once. Quotes are verbatim."))
    few = under(report.alignment.smallest_group)
    for group, stories in report.shelves:
        if group:
            sheet.heading(f"{isolated(group)} ({many_themes(len(stories))})", size=12)
        for story in stories:
            _story(sheet, story, few)


def _story(sheet: Sheet, story: Story, few: str) -> None:
    """Write one theme with its words."""
    ground = theme_colour(story.id, "light")
    sheet.badge(str(story.id), ground, numeral_colour(ground, "light"))
    reach = few if story.reach is None else of_100(story.reach)
    sheet.write_block(f"{isolated(story.name)}: {reach}", size=11, bold=True, inset=9)
    if story.keywords:
        sheet.note(in_row(story.keywords), inset=9)
    for quote in story.quotes[:QUOTES]:
        sheet.words(quote.text, size=11, inset=9)
        if quote.level:
            sheet.note(quote.level, inset=13)
    sheet.ln(2)


def _gaps(sheet: Sheet, report: Report) -> None:
    if len(report.alignment.levels) < 2:  # noqa: PLR2004 - a pair
        return
    sheet.heading(str(gaps_finding(report.alignment)))
    gaps = called_gaps(report.alignment)
    if gaps:
        heads = (
            _("Theme"),
            _("Levels"),
            _("Of 100 people"),
            _("Difference"),
            _("Likely range"),
        )
        keys = ("name", "levels", "reaches", "difference", "range")
        sheet.rows([heads, *(tuple(gap[key] for key in keys) for gap in gaps)])


def _last(sheet: Sheet, report: Report) -> None:
    sheet.heading(_("What is not shown"))
    for entry in report.alignment.withheld:
        sheet.write_block(f"{entry.what}. {entry.why}", size=10.5)
    if not report.alignment.withheld:
        said = _(
            "Every theme could be shown by level. No group under {group} people is shown.",
            group=report.alignment.smallest_group,
        )
        sheet.write_block(said, size=10.5)
    if missing := _way_out(report):
        sheet.write_block(missing, size=10.5)
    sheet.heading(_("How it was computed"))
    for sentence in report.method:
        sheet.write_block(sentence, size=10, quiet=True)


def _check_letters(report: Report) -> None:
    """Refuse a report that would be a page of boxes.

    Raises:
        InvalidTextError: Too many of its letters are in no typeface that it may carry.
    """
    said = _said(report)
    letters = sum(letter.isalpha() for text in said for letter in text)
    if lost(said, IN_A_DOCUMENT) > LACKING * letters:
        raise InvalidTextError(_way_out(report))


def _way_out(report: Report) -> str:
    """Return what is said of letters that are missing, and where they are; blank if none are."""
    said = drawn_notice(_said(report), IN_A_DOCUMENT)
    return f"{said} {_(_WAY_OUT)}" if said else ""


def _said(report: Report) -> list[str]:
    """Return what people typed into a report, and what is said of it."""
    said = [report.title, report.question, report.finding, report.brand.organisation, *report.draft]
    said += [level.title for level in report.alignment.levels]
    for story in report.stories:
        said += [story.name, story.group, *story.keywords]
        said += [
            text for quote in story.quotes[:QUOTES] for text in (quote.text, quote.level or "")
        ]
    for chapter in report.further:
        said += [chapter.title, chapter.note]
        for section in chapter.sections:
            said += [section.heading, *(text for line in section.lines for text in line)]
    return said
