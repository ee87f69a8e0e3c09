"""Page: the answer in ten seconds, in words and one picture."""

import streamlit as st

from pages import menu
from pages.leadership.parts import alignment_by_level, groups, meter
from pages.leadership.parts.chart_menu import offer
from pages.leadership.parts.explanation import explain
from pages.leadership.parts.guesses import expected
from pages.leadership.parts.selection import kicker, open_selection, withheld
from pages.parts import blocks, language, markup
from pages.parts.attendance_notes import attendance_notes
from vision.alignment.findings import headline, heatmap_finding
from vision.charts.alignment_frames import foremost, gap_frame, reach_frame, set_apart
from vision.consensus import Consensus
from vision.consensus.findings import agreement_finding
from vision.reports.figures import figures
from vision.translation import _

MOST = 9
"""Themes that a laptop shows without scrolling: all that are framed, and those most spoken of."""


def parting(agreed: Consensus) -> str:
    """Return what parts people; how much they want alike stands beside the number."""
    found = agreement_finding(agreed)
    return str(found.then or found)


selection = open_selection(
    _("Here stands what people share from level to level, and what sets levels apart.")
)
alignment, piles = selection.results.alignment, selection.results.themes.piles
blocks.finding(str(headline(alignment, piles)), kicker=kicker(selection))
left, right = st.columns([10, 31], gap="medium")
with left:
    told = selection.results.agreement
    agreed = Consensus.from_json(told["consensus"]) if told else None
    shown = list(
        figures(
            alignment,
            agreement=parting(agreed) if agreed else None,
            wanted=(len(agreed.bridges), agreed.asked) if agreed else None,
        )
    )
    guess = expected(selection)
    if guess:
        shown[2:] = [guess]
    blocks.block("".join(markup.figure(each) for each in shown))
with right:
    first = foremost(alignment, piles, max(MOST, len(set_apart(alignment))))
    reach, gaps = reach_frame(alignment, last=piles), gap_frame(alignment)
    says = str(heatmap_finding(alignment, piles))
    blocks.title(says, alignment_by_level.measured(alignment))
    _clicked, drawn = alignment_by_level.heat(
        selection,
        reach[reach["theme"].isin(first)],
        gaps[gaps["theme"].isin(first)]
        if len(alignment.levels) <= alignment_by_level.FITS
        else gaps[:0],
    )
    with st.container(horizontal=True, vertical_alignment="center", key="below-heat"):
        if len(first) < len(alignment.themes):
            st.page_link(
                menu.file("alignment"),
                label=_("All {themes} themes", themes=len(alignment.themes)),
                icon=language.onward(),
                query_params={"w": selection.workshop.id},
            )
        offer(drawn, "heat")
        explain("overview", selection)
groups.section(selection)
meter.section(selection)
withheld(selection)
attendance_notes(selection.workshop)
