"""A report's numbers as a workbook, one sheet a table."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

import pandas as pd

from vision.charts.alignment_frames import focus_frame
from vision.charts.rows import under
from vision.exchange import write_xlsx
from vision.exchange.sheets import OWN, REPORT
from vision.reports.figures import hundredths
from vision.translation import _, marked

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from vision.alignment import Alignment
    from vision.reports.contents import Report
    from vision.reports.figures import Figure

DIRECTIONS: Final = {
    "grows": marked("grows"),
    "fades": marked("fades"),
    "neither": marked("neither"),
}


def tables_xlsx(report: Report) -> bytes:
    """Return every number of a report as a workbook; a blank cell is a number that is withheld.

    Sheets and columns are named in the language that is read, like a page. Shares are from 0 to 1.
    Texts are guarded against being read as formulas. Headings have the organisation's colour.
    """
    alignment = report.alignment
    sheets = {_(REPORT): _summary(report), _("Themes"): _themes(report)}
    if len(alignment.levels) > 1:
        levels = [level.title for level in alignment.levels]
        sheets[_("Reach by level")] = _wide(alignment, alignment.reach, levels)
        sheets[_("Gaps")] = _gaps(alignment)
        sheets[_("Level by level")] = _focus(alignment)
    if alignment.trends:
        sheets[_("On its way up")] = _trends(alignment)
    if alignment.units is not None:
        units = [unit.title for unit in alignment.units.groups]
        sheets[_("Reach by unit")] = _wide(alignment, alignment.units.reach, units)
    if alignment.rounds:
        waves = [_("Round {number}", number=wave.round) for wave in alignment.rounds]
        by_theme = list(zip(*(wave.reach for wave in alignment.rounds), strict=True))
        sheets[_("Reach by round")] = _wide(alignment, by_theme, waves)
    if report.guess is not None:
        sheets[_("Leaders’ guess")] = _guess(report)
    for chapter in report.further:
        if chapter.sheet and chapter.table is not None:
            sheets[_free(chapter.sheet, sheets)] = chapter.table
    withheld = [(str(entry.what), str(entry.why)) for entry in alignment.withheld]
    sheets[_("Not shown")] = pd.DataFrame(withheld, columns=[_("What"), _("Why")])
    return write_xlsx(sheets, ink=report.accent if report.brand.accent else "")


def _free(name: str, taken: Iterable[str]) -> str:
    """Return a sheet's name, numbered where it is taken; Excel takes 31 letters, in any case."""
    used = {each.casefold() for each in taken}
    tries = (name[:31], *(f"{name[:27]} {number}" for number in range(2, 100)))
    return next((each for each in tries if each.casefold() not in used), name[:31])


def _summary(report: Report) -> pd.DataFrame:
    name = report.brand.organisation
    rows = [
        *([(_("Name of the organisation"), name)] if name else []),
        (_("Workshop"), report.title),
        (_("Question"), report.question),
        (_("In one sentence"), report.finding),
        (_("State"), report.standing),
        *((figure.name, _said(figure)) for figure in report.figures),
        *((_("The vision as it stands"), clause) for clause in report.draft),
        *((_("How it was computed"), sentence) for sentence in report.method),
    ]
    return pd.DataFrame(rows, columns=[_(heading) for heading in OWN])


def _said(figure: Figure) -> str:
    return ". ".join(part for part in (figure.value, figure.beside, figure.sentence) if part)


def _themes(report: Report) -> pd.DataFrame:
    few = under(report.alignment.smallest_group)
    rows = [
        (
            story.id,
            story.name,
            few if story.reach is None else int(hundredths(story.reach)),
            ", ".join(story.keywords),
            *[*(quote.text for quote in story.quotes), "", "", ""][:3],
        )
        for story in report.stories
    ]
    columns = [_("Number"), _("Theme"), _("Speak of it"), _("Keywords")]
    columns += [_("Quote {number}", number=number) for number in (1, 2, 3)]
    return pd.DataFrame(rows, columns=columns, dtype=object)


def _wide(
    alignment: Alignment, reach: Sequence[Sequence[float | None]], names: Sequence[str]
) -> pd.DataFrame:
    """Return one row a theme, one column a group."""
    lines = [
        (theme.id, theme.name, *(math.nan if share is None else share for share in shares))
        for theme, shares in zip(alignment.themes, reach, strict=True)
    ]
    return pd.DataFrame(lines, columns=[_("Number"), _("Theme"), *names])


def _focus(alignment: Alignment) -> pd.DataFrame:
    """Return what each two levels have in common."""
    table = focus_frame(alignment)
    columns = [
        _("Level"), _("And level"), _("In common"), _("Chance alone from"), _("Chance alone to"),
        _("Verdict"),
    ]  # fmt: skip
    table["verdict"] = table["verdict"].map(_, na_action="ignore")
    return table.set_axis(columns, axis=1)


def _gaps(alignment: Alignment) -> pd.DataFrame:
    """Return every difference that was tested, upper level minus lower level."""
    names = {theme.id: theme.name for theme in alignment.themes}
    rows = [
        (names[g.theme], g.level_a, g.level_b, g.reach_a, g.reach_b, g.difference, g.low, g.high,
         g.p, g.q, _("yes") if g.beyond_chance else _("no"))
        for g in alignment.gaps
    ]  # fmt: skip
    columns = [
        _("Theme"), _("Upper level"), _("Lower level"), _("Reach above"), _("Reach below"),
        _("Difference, above minus below"), _("Likely from"), _("Likely to"), "p", "q",
        _("Beyond chance"),
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=columns)


def _trends(alignment: Alignment) -> pd.DataFrame:
    names = {theme.id: theme.name for theme in alignment.themes}
    rows = [
        (names[t.theme], t.bottom, t.top, _(DIRECTIONS[t.direction]), t.p, t.q)
        for t in alignment.trends or ()
    ]
    columns = [_("Theme"), _("Bottom"), _("Top"), _("On its way up"), "p", "q"]
    return pd.DataFrame(rows, columns=columns)


def _guess(report: Report) -> pd.DataFrame:
    guesses = report.guess.guesses if report.guess else ()
    rows = [(g.theme, g.name, g.guessed, g.reach, g.difference) for g in guesses]
    columns = [
        _("Number"), _("Theme"), _("Leaders’ guess"), _("Speak of it"),
        _("Guess less what was found"),
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=columns)
