"""The views of alignment: each one finding, one picture, and the same numbers as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from pages import frame, paper, results
from pages.leadership import tables
from vision.alignment.findings import (
    gaps_finding,
    heatmap_finding,
    overall_finding,
    rounds_finding,
    trend_finding,
    units_finding,
)
from vision.charts.dumbbells import gap_dumbbells
from vision.charts.heatmaps import level_matrix, reach_heatmap
from vision.charts.slopes import rounds as rounds_chart
from vision.charts.slopes import way_up
from vision.charts.units import unit_differences

if TYPE_CHECKING:
    import pandas as pd

    from pages.leadership.desk import Desk

WITHOUT = "Too few people answered to tell levels apart, so the whole room is shown."


def by_level(desk: Desk) -> None:
    """Show reach by theme and level; a click on a cell brings typical statements."""
    alignment, m = desk.results.alignment, desk.workshop.smallest_group
    says = heatmap_finding(alignment)
    frame.title(says, "People of 100 at each level who speak of a theme.")
    reach = tables.reach(alignment)
    chart = reach_heatmap(reach, title=says, mode=paper.mode(), smallest_group=m)
    with st.container(key="heatbox"):
        picked = st.altair_chart(chart, theme=None, on_select="rerun", key="heatmap")
    _read(desk, picked)
    _table(reach, "level")
    gaps = tables.dumbbells(alignment)
    if gaps is not None:
        says = gaps_finding(alignment)
        frame.title(
            says, "The outermost levels. Only what is beyond chance is called a gap, and coloured."
        )
        st.altair_chart(
            gap_dumbbells(gaps, title=says, mode=paper.mode(), smallest_group=m), theme=None
        )


def up(desk: Desk) -> None:
    """Show which themes fade or grow from the front line to the top."""
    alignment = desk.results.alignment
    says = trend_finding(alignment) or WITHOUT
    frame.title(says, "People of 100 who speak of a theme, from the lowest level to the top.")
    if len(alignment.levels) > 1:
        called = [each.theme for each in alignment.trends or () if each.beyond_chance]
        reach = tables.reach(alignment)
        st.altair_chart(way_up(reach, title=says, highlight=called, mode=paper.mode()), theme=None)
        _table(reach, "level")


def matrix(desk: Desk) -> None:
    """Show how much each two levels speak of the same things."""
    alignment = desk.results.alignment
    says = overall_finding(alignment)
    frame.title(says, "Voices of 100 that two levels have in common, beside what chance gives.")
    if len(alignment.levels) > 1:
        focus = tables.focus(alignment)
        st.altair_chart(level_matrix(focus, title=says, mode=paper.mode()), theme=None)
        with st.expander("The same as a table"):
            st.dataframe(focus, hide_index=True)


def units(desk: Desk) -> None:
    """Show how differently units speak."""
    alignment = desk.results.alignment
    says = units_finding(alignment)
    reach = tables.units(alignment)
    if says is None or reach is None:
        frame.title("There are no two units large enough to compare")
        return
    frame.title(says, "People of 100 in each unit who speak of a theme.")
    st.altair_chart(unit_differences(reach, title=says, mode=paper.mode()), theme=None)
    _table(reach, "unit")


def rounds(desk: Desk) -> None:
    """Show what changed from round to round."""
    alignment = desk.results.alignment
    says, reach = rounds_finding(alignment), tables.rounds(alignment)
    if reach is None:
        frame.title("There is one round so far", "A second one shows whether alignment grows.")
        return
    says = says or "People of 100 who speak of each theme, round by round"
    frame.title(says)
    st.altair_chart(rounds_chart(reach, title=says, mode=paper.mode()), theme=None)
    _table(reach, "round")


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


def _table(reach: pd.DataFrame, columns: str) -> None:
    with st.expander("The same as a table"):
        st.dataframe(tables.as_table(reach, columns), hide_index=True)
