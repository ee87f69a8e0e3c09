"""A report's numbers as a workbook, one sheet a table."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pandas as pd

from vision.charts.frames import focus_frame
from vision.exchange import write_xlsx
from vision.reports.figures import of_100

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vision.alignment import Alignment
    from vision.reports.contents import Report
    from vision.reports.figures import Figure


def tables_xlsx(report: Report) -> bytes:
    """Return every number of a report as a workbook; a blank cell is a number that is withheld.

    Shares are from 0 to 1. Texts are guarded against being read as formulas.
    """
    alignment = report.alignment
    sheets = {"Report": _summary(report), "Themes": _themes(report)}
    if len(alignment.levels) > 1:
        levels = [level.name for level in alignment.levels]
        sheets["Reach by level"] = _wide(alignment, alignment.reach, levels)
        sheets["Gaps"] = _gaps(alignment)
        sheets["Level by level"] = focus_frame(alignment)
    if alignment.trends:
        sheets["On its way up"] = _trends(alignment)
    if alignment.units is not None:
        units = [unit.name for unit in alignment.units.groups]
        sheets["Reach by unit"] = _wide(alignment, alignment.units.reach, units)
    if alignment.rounds:
        waves = [f"Round {wave.round}" for wave in alignment.rounds]
        by_theme = list(zip(*(wave.reach for wave in alignment.rounds), strict=True))
        sheets["Reach by round"] = _wide(alignment, by_theme, waves)
    if report.guess is not None:
        sheets["Leaders' guess"] = _guess(report)
    withheld = [(entry.what, entry.why) for entry in alignment.withheld]
    sheets["Not shown"] = pd.DataFrame(withheld, columns=["what", "why"])
    return write_xlsx(sheets)


def _summary(report: Report) -> pd.DataFrame:
    rows = [
        ("Workshop", report.title),
        ("Question", report.question),
        ("Finding", report.finding),
        ("Standing", report.standing),
        *((figure.name, _said(figure)) for figure in report.figures),
        *(("The vision as it stands", clause) for clause in report.draft),
        *(("How it was computed", sentence) for sentence in report.method),
    ]
    return pd.DataFrame(rows, columns=["what", "says"])


def _said(figure: Figure) -> str:
    return ". ".join(part for part in (figure.value, figure.beside, figure.sentence) if part)


def _themes(report: Report) -> pd.DataFrame:
    few = f"under {report.alignment.smallest_group}"
    rows = [
        (
            story.id,
            story.name,
            few if story.reach is None else int(of_100(story.reach)),
            ", ".join(story.keywords),
            *[*(quote.text for quote in story.quotes), "", "", ""][:3],
        )
        for story in report.stories
    ]
    columns = ["number", "theme", "people of 100", "keywords", "quote 1", "quote 2", "quote 3"]
    return pd.DataFrame(rows, columns=columns, dtype=object)


def _wide(
    alignment: Alignment, reach: Sequence[Sequence[float | None]], names: Sequence[str]
) -> pd.DataFrame:
    """Return one row a theme, one column a group."""
    lines = [
        (theme.id, theme.name, *(math.nan if share is None else share for share in shares))
        for theme, shares in zip(alignment.themes, reach, strict=True)
    ]
    return pd.DataFrame(lines, columns=["number", "theme", *names])


def _gaps(alignment: Alignment) -> pd.DataFrame:
    """Return every difference that was tested, upper level minus lower level."""
    names = {theme.id: theme.name for theme in alignment.themes}
    rows = [
        (names[g.theme], g.level_a, g.level_b, g.reach_a, g.reach_b, g.difference, g.low, g.high,
         g.p, g.q, "yes" if g.beyond_chance else "no")
        for g in alignment.gaps
    ]  # fmt: skip
    columns = [
        "theme", "upper level", "lower level", "reach above", "reach below",
        "difference, above minus below", "likely from", "likely to", "p", "q", "beyond chance",
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=columns)


def _trends(alignment: Alignment) -> pd.DataFrame:
    names = {theme.id: theme.name for theme in alignment.themes}
    rows = [
        (names[t.theme], t.bottom, t.top, t.direction, t.p, t.q) for t in alignment.trends or ()
    ]
    return pd.DataFrame(rows, columns=["theme", "bottom", "top", "on its way up", "p", "q"])


def _guess(report: Report) -> pd.DataFrame:
    guesses = report.guess.guesses if report.guess else ()
    rows = [(g.theme, g.name, g.guessed, g.reach, g.difference) for g in guesses]
    columns = ["number", "theme", "guessed of 100", "people of 100", "difference"]
    return pd.DataFrame(rows, columns=columns)
