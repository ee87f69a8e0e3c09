"""Alignment by level: each view one finding, one picture, and the same numbers as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from pages import frame, paper, results
from vision.alignment.findings import (
    gaps_finding,
    heatmap_finding,
    overall_finding,
    trend_finding,
)
from vision.charts import (
    gap_dumbbells,
    level_matrix,
    reach_heatmap,
    way_up,
)
from vision.charts.frames import (
    focus_frame,
    gap_frame,
    on_the_way,
    reach_frame,
)
from vision.charts.tables import focus_table, gap_table, reach_table

if TYPE_CHECKING:
    import pandas as pd

    from pages.leadership.desk import Desk

WITHOUT = "Too few people answered to tell levels apart, so the whole room is shown."


def by_level(desk: Desk) -> None:
    """Show reach by theme and level; a click on a cell brings typical statements."""
    alignment, m = desk.results.alignment, desk.workshop.smallest_group
    says, reach = heatmap_finding(alignment), reach_frame(alignment)
    frame.title(says, "People of 100 at each level who speak of a theme.")
    chart = reach_heatmap(reach, title=says, mode=paper.mode(), smallest_group=m)
    with st.container(key="heatbox"):
        picked = st.altair_chart(chart, theme=None, on_select="rerun", key="heatmap")
    _read(desk, picked)
    table(reach_table(reach, smallest_group=m))
    gaps = gap_frame(alignment)
    if len(gaps):
        says = gaps_finding(alignment)
        frame.title(
            says, "The outermost levels. Only what is beyond chance is called a gap, and coloured."
        )
        chart = gap_dumbbells(gaps, title=says, mode=paper.mode(), smallest_group=m)
        st.altair_chart(chart, theme=None)
        table(gap_table(gaps, smallest_group=m))


def up(desk: Desk) -> None:
    """Show which themes fade or grow from the front line to the top."""
    alignment, m = desk.results.alignment, desk.workshop.smallest_group
    says = trend_finding(alignment) or WITHOUT
    frame.title(says, "People of 100 who speak of a theme, from the lowest level to the top.")
    if len(alignment.levels) > 1:
        reach, called = reach_frame(alignment), on_the_way(alignment)
        for width, narrow in (("wide", False), ("narrow", True)):
            with st.container(key=f"only-{width}"):
                chart = way_up(
                    reach, title=says, highlight=called, narrow=narrow, mode=paper.mode()
                )
                st.altair_chart(chart, theme=None)
        table(reach_table(reach, smallest_group=m))


def matrix(desk: Desk) -> None:
    """Show how much each two levels speak of the same things."""
    alignment, m = desk.results.alignment, desk.workshop.smallest_group
    says = overall_finding(alignment)
    frame.title(says, "Voices of 100 that two levels have in common, beside what chance gives.")
    if len(alignment.levels) > 1:
        focus = focus_frame(alignment)
        st.altair_chart(
            level_matrix(focus, title=says, mode=paper.mode(), smallest_group=m), theme=None
        )
        table(focus_table(focus, smallest_group=m))


def _read(desk: Desk, picked: object) -> None:
    """Show typical statements of the cell that was clicked, as far as they may be shown."""
    cells = getattr(getattr(picked, "selection", None), "cell", None)
    if not cells:
        st.caption("Click a cell to read typical statements.")
        return
    theme, level = int(cells[0]["theme"]), str(cells[0]["level"])
    shown = results.quotes_at(desk.results, theme, level)
    name = desk.results.names.get(theme, "")
    words = paper.quotes(shown) or "<p class='v-words'>No statement may be shown here.</p>"
    frame.block(f"<p class='v-kicker'>{frame.esc(name)}, {frame.esc(level)}</p>{words}")


def table(numbers: pd.DataFrame) -> None:
    """Offer the same numbers to read."""
    with st.expander("The same as a table"):
        st.dataframe(numbers, hide_index=True)
