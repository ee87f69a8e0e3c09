"""Page: the answer in ten seconds, in words and one picture."""

import streamlit as st

from pages import menu
from pages.leadership.parts import levels
from pages.leadership.parts.explanation import explain
from pages.leadership.parts.guesses import expected
from pages.leadership.parts.promise import corrections
from pages.leadership.parts.selection import kicker, open_selection, withheld
from pages.parts import blocks, markup, quotes
from vision.alignment.findings import headline, heatmap_finding
from vision.charts.frames import gap_frame, reach_frame
from vision.consensus import Consensus
from vision.consensus.findings import agreement_finding
from vision.reports.figures import figures
from vision.translation import _

MOST = 9
"""Themes that a laptop shows without scrolling: those with a gap, then those most spoken of."""

selection = open_selection()
alignment = selection.results.alignment
blocks.finding(str(headline(alignment)), kicker=kicker(selection))
st.space("small")
left, right = st.columns([10, 31], gap="medium")
with left:
    told = selection.results.agreement
    agreed = Consensus.from_json(told["consensus"]) if told else None
    shown = list(
        figures(
            alignment,
            agreement=str(agreement_finding(agreed)) if agreed else None,
            wanted=(len(agreed.bridges), agreed.asked) if agreed else None,
        )
    )
    guess = expected(selection)
    if guess:
        shown[2:] = [guess]
    blocks.block("".join(markup.figure(each) for each in shown))
with right:
    foremost = quotes.foremost(alignment, MOST)
    reach, gaps = reach_frame(alignment), gap_frame(alignment)
    sub = (
        _("People of 100 who speak of a theme, level by level.")
        if len(alignment.levels) > 1
        else _("People of 100 who speak of a theme.")
    )
    blocks.title(str(heatmap_finding(alignment)), sub)
    levels.heat(
        selection,
        reach[reach["theme"].isin(foremost)],
        gaps[gaps["theme"].isin(foremost)] if len(alignment.levels) <= levels.FITS else gaps[:0],
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        if len(foremost) < len(alignment.themes):
            st.page_link(
                menu.file("alignment"),
                label=_("All {themes} themes", themes=len(alignment.themes)),
                icon=":material/arrow_forward:",
                query_params={"w": selection.workshop.id},
            )
        explain("overview", selection)
withheld(selection)
corrections(selection.workshop)
