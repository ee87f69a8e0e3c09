"""A report as one printable HTML file that needs nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import jinja2
from markupsafe import Markup

from vision.alignment.findings import gaps_finding
from vision.charts.palette import numeral_colour, palette, theme_colour
from vision.charts.style import points
from vision.reports.chapters import chapters
from vision.reports.figures import of_100
from vision.reports.typefaces import font_faces

if TYPE_CHECKING:
    from vision.alignment import Alignment
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
    drawn = (*chapters(alignment, report.guess), *report.further)
    pictures = [
        {
            "title": chapter.title,
            "note": chapter.note,
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
        "more_gaps": max(len(gaps) - MOST_GAPS, 0),
        "gaps_title": str(gaps_finding(alignment)),
        "colours": palette("light"),
        "badge": lambda number: theme_colour(number, "light"),
        "numeral": lambda number: numeral_colour(theme_colour(number, "light"), "light"),
        "of_100": of_100,
        "most_quotes": QUOTES,
    }
    letters = template.render(said, fonts="")
    fonts = Markup(font_faces(letters))  # nosec B704 # noqa: S704 - base64 of our own font files
    return template.render(said, fonts=fonts).encode("utf-8", errors="replace")


def called_gaps(alignment: Alignment) -> list[dict[str, str]]:
    """Return the gaps beyond chance as written in tables, the difference as below minus above."""
    names = {theme.id: theme.name for theme in alignment.themes}
    return [
        {
            "name": f"{gap.theme}  {names[gap.theme]}",
            "below": gap.level_b,
            "above": gap.level_a,
            "reach_below": of_100(gap.reach_b),
            "reach_above": of_100(gap.reach_a),
            "difference": points(-gap.difference),
            "low": points(-gap.high),
            "high": points(-gap.low),
        }
        for gap in alignment.gaps
        if gap.beyond_chance
    ]
