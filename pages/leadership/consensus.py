"""Page: who agrees: what every level wants, what parts them, who votes alike, what is so today."""

import pandas as pd
import streamlit as st

from pages import frame, paper, reading
from pages.leadership.desk import Desk, choice, kicker, open_desk
from vision.charts import bridges, support_by_level, tension
from vision.charts.tables import support_table, tension_table
from vision.consensus import Answered, Consensus
from vision.consensus.findings import agreement_finding

VIEWS = {
    "bridges": "Bridges and divides",
    "all": "All answers",
    "groups": "Opinion groups",
    "today": "Wanted and true today",
}
MOST = 12


def support(found: Consensus, shown: list[Answered], texts: dict[str, str]) -> pd.DataFrame:
    """Return agreement by statement and level, as charts take it."""
    rows = []
    for answered in shown:
        for level, cell in zip(found.levels, answered.levels, strict=True):
            sides = (cell.agree + cell.disagree) if cell else 0
            share = cell.agree / sides if cell and sides else None
            rows.append((answered.statement, texts[answered.statement], level, share))
    frame_ = pd.DataFrame(rows, columns=["statement", "text", "level", "agreement"])
    return frame_.astype({"agreement": float})


def draw(desk: Desk, found: Consensus, shown: list[Answered], says: str, sub: str) -> None:
    """Show some statements with the agreement of each level."""
    texts = reading.texts([each.statement for each in shown])
    shown = [each for each in shown if each.statement in texts][:MOST]
    frame.title(says, sub)
    if shown:
        m = desk.workshop.smallest_group
        table = support(found, shown, texts)
        kind = bridges if len(found.levels) > 1 else support_by_level
        st.altair_chart(kind(table, title=says, mode=paper.mode(), smallest_group=m), theme=None)
        with st.expander("The same as a table"):
            st.dataframe(support_table(table, smallest_group=m), hide_index=True)


def bridging(desk: Desk, found: Consensus) -> None:
    """Show what every level wants, and what parts them, with equal care."""
    wanted, parted = list(found.bridges), list(found.divides)
    sub = "People of 100 who agree, of those who took a side; one mark a level."
    many = f"Every level wants {len(wanted)} of them" if wanted else "No statement is a bridge yet"
    draw(desk, found, wanted, many, sub)
    many = f"{len(parted)} part the levels" if parted else "No statement parts the levels"
    draw(desk, found, parted, many, sub)


def everything(desk: Desk, found: Consensus) -> None:
    """Show the statements with the strongest agreement over all levels."""
    ranked = sorted(found.statements, key=lambda each: -(each.consensus or -1.0))
    shown = [each for each in ranked if each.consensus is not None]
    draw(desk, found, shown, "What people agree with most", "Strongest over all levels first.")


def grouped(_desk: Desk, told: dict[str, object]) -> None:
    """Show who votes alike, by the statements that each group is known by."""
    groups: dict = told["groups"]  # type: ignore[assignment, type-arg]
    frame.title(str(groups["reason"]), "Groups come from votes alone; nobody's level is in them.")
    for name, known in groups["marks"].items():
        texts = reading.texts([each["statement"] for each in known])
        lines = [
            (texts[each["statement"]], f"They {each['side']}, more than others do.")
            for each in known
            if each["statement"] in texts
        ]
        frame.block(
            f'<h2 class="v-title">Group {name}: {groups["sizes"][name]:,} people</h2>'
            f"{paper.quotes(lines)}"
        )


def today(desk: Desk, told: dict[str, object]) -> None:
    """Show what is wanted against what is: creative tension."""
    rows = [
        {**row, "name": desk.results.names[row["theme"]]}
        for row in told["tension"]  # type: ignore[attr-defined]
        if row["theme"] in desk.results.names
    ]
    answers = pd.DataFrame(rows, columns=["theme", "name", "level", "wanted", "today"])
    answers = answers.astype({"wanted": float, "today": float})
    says = "What is wanted, and how true it is today"
    frame.title(says, "The space between the two is where the energy of a vision lies.")
    if answers["today"].notna().any():
        m = desk.workshop.smallest_group
        st.altair_chart(
            tension(answers, title=says, mode=paper.mode(), smallest_group=m), theme=None
        )
        with st.expander("The same as a table"):
            st.dataframe(tension_table(answers, smallest_group=m), hide_index=True)


desk = open_desk()
told = desk.results.agreement
if told is None:
    frame.empty(
        "Nobody has been asked yet",
        "In the phase Respond people answer each other’s statements. What they agree with, and "
        "what parts them, appears here.",
        symbol="how_to_vote",
    )
else:
    found = Consensus.from_json(told["consensus"])
    frame.finding(agreement_finding(found), kicker=kicker(desk))
    view = choice("view", VIEWS)
    if view == "bridges":
        bridging(desk, found)
    elif view == "all":
        everything(desk, found)
    else:
        {"groups": grouped, "today": today}[view](desk, told)
