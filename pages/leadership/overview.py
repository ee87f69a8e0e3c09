"""Page: the answer in ten seconds, in words and one picture."""

import streamlit as st

from pages import frame, paper
from pages.leadership import tables
from pages.leadership.desk import kicker, open_desk, withheld
from vision.alignment.findings import headline, heatmap_finding
from vision.charts.heatmaps import reach_heatmap

desk = open_desk()
alignment = desk.results.alignment


def focus() -> str:
    """Return the figure of shared focus: do we speak of the same things?"""
    overall = alignment.overall
    if overall is None:
        return paper.figure(
            "Shared focus", "–", "There are too few people to compare levels, so none is given."
        )
    of_100 = round(100 * overall.overlap)
    return paper.figure(
        "Shared focus",
        f"{of_100} of 100",
        f"So many voices do the levels have in common; {overall.verdict}. The grey part is what "
        "chance alone gives.",
        at=overall.overlap,
        chance=(overall.chance_low, overall.chance_high),
    )


def agreement() -> str:
    """Return the figure of agreement: do we want the same?"""
    return paper.figure(
        "Agreement",
        "Not asked yet",
        "Themes show what people speak of, not which side they take. Agreement comes from "
        "people’s responses.",
    )


def difference() -> str:
    """Return the figure of the differences between units."""
    units = alignment.units
    if units is None:
        return ""
    return paper.figure(
        "Difference between units",
        f"{units.difference:.2f}",
        f"0 would be no walls between units; {units.verdict}.",
        at=units.difference,
        chance=(0.0, units.chance_high),
    )


frame.finding(headline(alignment), kicker=kicker(desk))
st.space("small")
left, right = st.columns([3, 8], gap="large")
with left:
    frame.block(focus() + agreement() + difference())
with right:
    says = heatmap_finding(alignment)
    frame.title(
        says, "People of 100 at each level who speak of a theme. Right: the outermost levels apart."
    )
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
withheld(desk)
