"""Alignment by level: each view one finding, one picture, and the same numbers as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from pages.leadership.parts.chart import chosen, picture, table
from pages.leadership.parts.chart_menu import Drawn, offer
from pages.leadership.parts.explanation import explain
from pages.leadership.parts.gaps_between_levels import differences, trends
from pages.parts import blocks, markup, quotes
from pages.parts.phone_charts import cells
from vision.alignment.findings import heatmap_finding, overall_finding, trend_finding
from vision.charts import level_matrix, reach_heatmap, way_up
from vision.charts.alignment_frames import focus_frame, on_the_way, reach_frame, set_apart
from vision.charts.tables import focus_table, reach_table
from vision.translation import _

if TYPE_CHECKING:
    import pandas as pd

    from pages.leadership.parts.selection import Selection
    from vision.alignment import Alignment

FITS = 5
"""Levels beside which a column of differences still fits a laptop."""


def by_level(selection: Selection) -> None:
    """Show reach by theme and level; a click on a cell brings typical statements."""
    alignment, piles = selection.results.alignment, selection.results.themes.piles
    several = len(alignment.levels) > 1
    blocks.title(str(heatmap_finding(alignment, piles)), measured(alignment))
    left, right = st.columns([9, 4] if len(alignment.levels) > FITS else [3, 2], gap="medium")
    with left:
        picked, shown = heat(selection, reach_frame(alignment, last=piles))
        offer(shown, "heat")
    with right:
        _read(selection, *_cell(selection, chosen(picked, "cell")))
    table(shown.numbers)
    if several and alignment.gaps:
        differences(selection)
    explain("level", selection)


def heat(
    selection: Selection, reach: pd.DataFrame, gaps: pd.DataFrame | None = None
) -> tuple[object, Drawn]:
    """Show how many of 100 people at each level speak of a theme.

    Returns:
        What was clicked, and what the chart's menu offers.
    """
    alignment, m = selection.results.alignment, selection.workshop.smallest_group
    says = str(heatmap_finding(alignment, selection.results.themes.piles))
    apart = set_apart(alignment)
    beside = gaps if gaps is not None and len(gaps) else None
    chart = reach_heatmap(
        reach,
        title=says,
        gaps=beside,
        apart=apart,
        mode=markup.mode(),
        smallest_group=m,
    )
    rows = {
        int(theme): (markup.theme_name(theme, name), list(group["reach"]))
        for (theme, name), group in reach.groupby(["theme", "name"], sort=False)
    }
    levels, framed = list(reach["level"].unique()), [apart.get(theme) for theme in rows]
    narrow = cells(rows.values(), levels, m, apart=framed)
    shown = Drawn(chart, says, measured(alignment), reach_table(reach, smallest_group=m))
    return picture(chart, "heat", narrow=narrow, select=gaps is None), shown


def measured(alignment: Alignment) -> str:
    """Return what the map of themes by level shows, and what its frames stand for."""
    if len(alignment.levels) == 1:
        return _("People of 100 who speak of a theme.")
    if not set_apart(alignment):
        return _("People of 100 who speak of a theme, level by level.")
    return _(
        "People of 100 who speak of a theme. Framed: two levels set apart beyond chance; amber "
        "where more is said above, petrol where below."
    )


def up(selection: Selection) -> None:
    """Show which themes fade or grow from the front line to the top."""
    alignment, m = selection.results.alignment, selection.workshop.smallest_group
    none = _("Levels have no order here, so nothing is on its way up.")
    says = str(trend_finding(alignment, selection.results.themes.piles) or none)
    sub = _("People of 100 who speak of a theme, from the lowest level to the top.")
    blocks.title(says, sub)
    if len(alignment.levels) > 1:
        reach, called = reach_frame(alignment), on_the_way(alignment)
        wide, small = (
            way_up(reach, title=says, highlight=called, narrow=narrow, mode=markup.mode())
            for narrow in (False, True)
        )
        left, right = st.columns([3, 2], gap="medium")
        with left:
            numbers = reach_table(reach, smallest_group=m)
            shown = Drawn(wide, says, sub, numbers)
            picture(wide, "up", narrow=small if called else "", drawn=shown)
        with right:
            trends(selection)
        table(numbers)
    explain("up", selection)


def matrix(selection: Selection) -> None:
    """Show how much each two levels speak of the same things."""
    alignment, m = selection.results.alignment, selection.workshop.smallest_group
    says = str(overall_finding(alignment))
    sub = _("Voices of 100 that two levels have in common; bold where below chance.")
    blocks.title(says, sub)
    if len(alignment.levels) > 1:
        focus = focus_frame(alignment)
        chart = level_matrix(focus, title=says, mode=markup.mode(), smallest_group=m)
        names = list(dict.fromkeys(focus["level_a"]))
        rows = [
            (blocks.esc(_("{level} with", level=lower)), [*group["overlap"]])
            for lower, group in focus.groupby("level_b", sort=False)
        ]
        width = max(len(shares) for _, shares in rows)
        padded = [(name, shares + [None] * (width - len(shares))) for name, shares in rows]
        numbers = focus_table(focus, smallest_group=m)
        shown = Drawn(chart, says, sub, numbers)
        picture(chart, "matrix", narrow=cells(padded, names, m, end=1.0), drawn=shown)
        table(numbers)
    explain("matrix", selection)


def _cell(selection: Selection, clicked: dict[str, object]) -> tuple[int | None, str]:
    """Return the theme and the level to read: what was clicked last, or chosen by keyboard."""
    alignment, kept = selection.results.alignment, st.session_state
    names = {theme.id: theme.name for theme in alignment.themes}
    levels = [level.title for level in alignment.levels]
    if not levels:
        return None, ""
    if clicked and clicked != kept.get("read-clicked"):
        kept["read-theme"], kept["read-level"] = int(str(clicked["theme"])), str(clicked["level"])
    kept["read-clicked"] = clicked
    if kept.get("read-theme") not in names:
        kept["read-theme"] = None
    theme = st.selectbox(
        _("Theme"),
        list(names),
        index=None,
        format_func=lambda each: names.get(each, ""),
        placeholder=_("Choose"),
        filter_mode=None,
        key="read-theme",
    )
    if kept.get("read-level") not in levels:
        kept["read-level"] = levels[0]
    level = levels[0]
    if len(levels) > 1:
        level = st.selectbox(_("Level"), levels, filter_mode=None, key="read-level")
    return theme, level


def _read(selection: Selection, theme: int | None, level: str) -> None:
    """Show typical statements of a theme at a level, as far as they may be shown."""
    name = selection.results.names.get(theme or 0)
    if theme is None or name is None:
        blocks.note(
            _("Click a cell, or choose here, to read typical statements."), symbol="touch_app"
        )
        return
    if len(selection.results.alignment.levels) > 1:
        shown = quotes.quotes_at(selection.results, theme, level)
    else:
        shown = quotes.quotes(selection.results, selection.results.themes.theme(theme), 6)
    words = markup.quotes((text, None) for text, _ in shown)
    none = _("No statement of it may be shown by level.")
    blocks.block(
        f'<div class="v-card">{markup.theme_name(theme, name)}'
        f'<p class="v-words">{blocks.esc(level)}</p>{words or blocks.esc(none)}</div>'
    )
