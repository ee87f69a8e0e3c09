"""A report's numbers as a workbook, one sheet a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from vision.exchange import write_xlsx
from vision.reports.figures import of_100
from vision.reports.frames import (
    all_gaps,
    focus_by_pair,
    reach_table,
    trend_rows,
    unit_table,
)

if TYPE_CHECKING:
    from vision.reports.contents import Report
    from vision.reports.figures import Figure


def tables_xlsx(report: Report) -> bytes:
    """Return every number of a report as a workbook; a blank cell is a number that is withheld.

    Shares are from 0 to 1. Texts are guarded against being read as formulas.
    """
    alignment = report.alignment
    sheets = {"Report": _summary(report), "Themes": _themes(report)}
    if len(alignment.levels) > 1:
        sheets["Reach by level"] = reach_table(alignment)
        sheets["Gaps"] = all_gaps(alignment)
        sheets["Level by level"] = focus_by_pair(alignment)
    if alignment.trends:
        sheets["On its way up"] = trend_rows(alignment)
    if alignment.units is not None:
        sheets["Reach by unit"] = unit_table(alignment)
    withheld = [(entry.what, entry.why) for entry in alignment.withheld]
    sheets["Not shown"] = pd.DataFrame(withheld, columns=["what", "why"])
    return write_xlsx(sheets)


def _summary(report: Report) -> pd.DataFrame:
    rows = [
        ("Workshop", report.title),
        ("Question", report.question),
        ("Finding", report.finding),
        ("Standing", report.standing),
        *(
            (f.name, ". ".join(p for p in (f.value, f.beside, f.sentence) if p))
            for f in report.figures
        ),
        *(("How it was computed", sentence) for sentence in report.method),
    ]
    return pd.DataFrame(rows, columns=["what", "says"])


def _said(figure: Figure) -> str:
    return ". ".join(part for part in (figure.value, figure.beside, figure.sentence) if part)


def _themes(report: Report) -> pd.DataFrame:
    rows = [
        (
            story.id,
            story.name,
            "under " + str(report.alignment.smallest_group) if story.reach is None
            else int(of_100(story.reach)),
            ", ".join(story.keywords),
            *[*(quote.text for quote in story.quotes), "", "", ""][:3],
        )
        for story in report.stories
    ]  # fmt: skip
    columns = ["number", "theme", "people of 100", "keywords", "quote 1", "quote 2", "quote 3"]
    return pd.DataFrame(rows, columns=columns, dtype=object)
