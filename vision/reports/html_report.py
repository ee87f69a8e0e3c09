"""A report as one printable HTML file that needs nothing else."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Final

import jinja2
from markupsafe import Markup

from vision.alignment.findings import gaps_finding
from vision.charts.palette import numeral_colour, palette, theme_colour
from vision.charts.rows import under
from vision.reports.chart_chapters import chapters
from vision.reports.gaps import called_gaps, more_gaps
from vision.reports.typefaces import font_faces
from vision.translation import RIGHT_TO_LEFT, _, language, ngettext, of_100

if TYPE_CHECKING:
    from vision.reports.contents import Report

MOST_GAPS: Final = 12
"""Gaps that are listed; the workbook has all."""

QUOTES: Final = 3
"""Quotes a theme shows."""

_TEMPLATES = jinja2.Environment(
    loader=jinja2.PackageLoader("vision.reports", "."),
    autoescape=True,
    undefined=jinja2.StrictUndefined,
    trim_blocks=True,
)


def report_html(report: Report) -> bytes:
    """Return a report as one HTML file: charts inline, no script, no address outside.

    Everything that people typed is escaped; a content security policy in the file forbids scripts
    and loading besides.
    """
    alignment = report.alignment
    drawn = (*chapters(alignment, report.guess, piles=report.piles), *report.further)
    pictures = [
        {
            "title": chapter.title,
            "note": chapter.note,
            "sections": chapter.sections,
            "drawing": Markup(chapter.svg(f"c{place}x")),  # nosec B704 # noqa: S704 - the converter escaped it
        }
        for place, chapter in enumerate(drawn)
    ]
    gaps = called_gaps(alignment)
    template = _TEMPLATES.get_template("report.html.j2")
    said = {
        "report": report,
        "pictures": pictures,
        "gaps": gaps[:MOST_GAPS],
        "more_gaps": more_gaps(len(gaps) - MOST_GAPS),
        "gaps_title": str(gaps_finding(alignment)),
        "colours": palette("light"),
        "logo": base64.b64encode(report.logo).decode(),
        "badge": lambda number: theme_colour(number, "light"),
        "numeral": lambda number: numeral_colour(theme_colour(number, "light"), "light"),
        "of_100": of_100,
        "most_quotes": QUOTES,
        "many": many_themes,
        "words": _words(alignment.smallest_group),
        "language": language(),
        "right_to_left": language() in RIGHT_TO_LEFT,
    }
    letters = template.render(said, fonts="")
    fonts = Markup(font_faces(letters))  # nosec B704 # noqa: S704 - base64 of our own font files
    return template.render(said, fonts=fonts).encode("utf-8", errors="replace")


def many_themes(number: int) -> str:
    """Return how many themes there are, in words."""
    return ngettext("One theme", "{number} themes", number)


def _words(smallest_group: int) -> dict[str, str]:
    """Return the headings and notes of the page, in the language that is read."""
    return {
        "vision": _("The vision as it stands"),
        "themes": _("What people speak of"),
        "themes_note": _("People of 100 who speak of it at least once. Quotes are verbatim."),
        "few": under(smallest_group),
        "loose": _("Its statements are only loosely related."),
        "theme": _("Theme"),
        "levels": _("Levels"),
        "of_100": _("Of 100 people"),
        "difference": _("Difference"),
        "range": _("Likely range"),
        "not_shown": _("What is not shown"),
        "all_shown": _(
            "Every theme could be shown by level. Nobody’s name, and no level or unit of a group"
            " under {smallest} people, is in this report.",
            smallest=smallest_group,
        ),
        "method": _("How it was computed"),
    }
