"""Page: themes by level: who speaks of what, and where levels differ beyond chance."""

import streamlit as st
from vision.alignment.findings import gaps_finding, heatmap_finding

from pages import frame, paper
from pages.leadership import tables
from pages.leadership.desk import kicker, open_desk, withheld
from vision.charts.heatmaps import reach_heatmap

desk = open_desk()
alignment = desk.results.alignment
says = heatmap_finding(alignment)

frame.finding(says, kicker=kicker(desk), lead=gaps_finding(alignment))
with st.container(key="heatbox"):
    st.altair_chart(
        reach_heatmap(
            tables.reach(alignment),
            gaps=tables.outer_gaps(alignment),
            title=says,
            mode=paper.mode(),
            smallest_group=desk.workshop.smallest_group,
        ),
        theme=None,
        width="content",
    )
with st.expander("The same as a table"):
    table = tables.reach(alignment).pivot_table(
        index=["theme", "name"], columns="level", values="reach", sort=False
    )
    st.dataframe((100 * table).round().reset_index(), hide_index=True)
withheld(desk)
