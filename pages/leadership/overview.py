"""Page: the answer in ten seconds, in words and one picture."""

import streamlit as st

from pages import frame, paper
from pages.leadership.desk import kicker, open_desk, withheld
from vision.alignment.findings import headline, heatmap_finding
from vision.charts import reach_heatmap
from vision.charts.frames import gap_frame, reach_frame
from vision.consensus import Consensus
from vision.consensus.findings import agreement_finding
from vision.reports.figures import figures

desk = open_desk()
alignment = desk.results.alignment
gaps = gap_frame(alignment)
says = heatmap_finding(alignment)

frame.finding(headline(alignment), kicker=kicker(desk))
st.space("small")
left, right = st.columns([10, 31], gap="medium")
with left:
    told = desk.results.agreement
    says_agreement = agreement_finding(Consensus.from_json(told["consensus"])) if told else None
    shown = figures(alignment, agreement=says_agreement)
    frame.block("".join(paper.figure(each) for each in shown))
with right:
    frame.title(
        says, "People of 100 at each level who speak of a theme. Right: the outermost levels apart."
    )
    with st.container(key="heatbox"):
        st.altair_chart(
            reach_heatmap(
                reach_frame(alignment),
                gaps=gaps if len(gaps) else None,
                title=says,
                mode=paper.mode(),
                smallest_group=desk.workshop.smallest_group,
            ),
            theme=None,
            width="content" if len(gaps) else "stretch",
        )
withheld(desk)
