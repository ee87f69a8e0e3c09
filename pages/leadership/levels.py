"""Alignment by level: each view one finding, one picture, and the same numbers as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from pages import frame, paper, reading
from pages.leadership.explain import explain
from pages.leadership.narrow import cells
from pages.leadership.pairs import differences, trends
from pages.leadership.picture import chosen, picture, table
from vision.alignment.findings import heatmap_finding, overall_finding, trend_finding
from vision.charts import level_matrix, reach_heatmap, way_up
from vision.charts.frames import focus_frame, on_the_way, reach_frame
from vision.charts.tables import focus_table, reach_table

if TYPE_CHECKING:
    import pandas as pd

    from pages.leadership.desk import Desk

FITS = 5
"""Levels beside which a column of differences still fits a laptop."""


def by_level(desk: Desk) -> None:
    """Show reach by theme and level; a click on a cell brings typical statements."""
    alignment, m = desk.results.alignment, desk.workshop.smallest_group
    several = len(alignment.levels) > 1
    sub = "People of 100 at each level who speak of a theme."
    frame.title(heatmap_finding(alignment), sub)
    left, right = st.columns([9, 4] if len(alignment.levels) > FITS else [3, 2], gap="medium")
    with left:
        picked = heat(desk, reach_frame(alignment))
    with right:
        _read(desk, chosen(picked, "cell"))
    table(reach_table(reach_frame(alignment), smallest_group=m))
    if several and alignment.gaps:
        differences(desk)
    explain("level", desk)


def heat(desk: Desk, reach: pd.DataFrame, gaps: pd.DataFrame | None = None) -> object:
    """Show how many of 100 people at each level speak of a theme; return what was clicked."""
    says, m = heatmap_finding(desk.results.alignment), desk.workshop.smallest_group
    beside = gaps if gaps is not None and len(gaps) else None
    chart = reach_heatmap(reach, title=says, gaps=beside, mode=paper.mode(), smallest_group=m)
    rows = [
        (paper.theme_name(theme, name), list(group["reach"]))
        for (theme, name), group in reach.groupby(["theme", "name"], sort=False)
    ]
    narrow = cells(rows, list(reach["level"].unique()), m)
    return picture(chart, "heat", narrow=narrow, select=gaps is None)


def up(desk: Desk) -> None:
    """Show which themes fade or grow from the front line to the top."""
    alignment, m = desk.results.alignment, desk.workshop.smallest_group
    says = trend_finding(alignment) or "Levels have no order here, so nothing is on its way up."
    frame.title(says, "People of 100 who speak of a theme, from the lowest level to the top.")
    if len(alignment.levels) > 1:
        reach, called = reach_frame(alignment), on_the_way(alignment)
        wide, small = (
            way_up(reach, title=says, highlight=called, narrow=narrow, mode=paper.mode())
            for narrow in (False, True)
        )
        left, right = st.columns([3, 2], gap="medium")
        with left:
            picture(wide, "up", narrow=small if called else "")
        with right:
            trends(desk)
        table(reach_table(reach, smallest_group=m))
    explain("up", desk)


def matrix(desk: Desk) -> None:
    """Show how much each two levels speak of the same things."""
    alignment, m = desk.results.alignment, desk.workshop.smallest_group
    says = overall_finding(alignment)
    frame.title(says, "Voices of 100 that two levels have in common; bold where below chance.")
    if len(alignment.levels) > 1:
        focus = focus_frame(alignment)
        chart = level_matrix(focus, title=says, mode=paper.mode(), smallest_group=m)
        names = list(dict.fromkeys(focus["level_a"]))
        rows = [
            (frame.esc(f"{lower} with"), [*group["overlap"]])
            for lower, group in focus.groupby("level_b", sort=False)
        ]
        width = max(len(shares) for _, shares in rows)
        padded = [(name, shares + [None] * (width - len(shares))) for name, shares in rows]
        picture(chart, "matrix", narrow=cells(padded, names, m, end=1.0))
        table(focus_table(focus, smallest_group=m))
    explain("matrix", desk)


def _read(desk: Desk, cell: dict[str, object]) -> None:
    """Show typical statements of the cell that was clicked, as far as they may be shown."""
    if not cell:
        frame.note("Click a cell to read typical statements.", symbol="touch_app")
        return
    theme, level = int(str(cell.get("theme", 0))), str(cell.get("level", ""))
    name = desk.results.names.get(theme)
    if name is None:
        return
    if len(desk.results.alignment.levels) > 1:
        shown = reading.quotes_at(desk.results, theme, level)
    else:
        shown = reading.quotes(desk.results, desk.results.themes.theme(theme), 6)
    words = paper.quotes((text, None) for text, _ in shown)
    none = "<p class='v-words'>No statement of it may be shown by level.</p>"
    frame.block(
        f'<div class="v-card">{paper.theme_name(theme, name)}'
        f'<p class="v-words">{frame.esc(level)}</p>{words or none}</div>'
    )
