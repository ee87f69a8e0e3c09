"""Page: leaders guess before they look, then compare: what did we expect, and what is so?"""

import pandas as pd
import streamlit as st

from pages import frame, paper, visitor
from pages.bridge import open_store
from pages.leadership.desk import kicker, open_desk
from pages.leadership.explain import explain
from pages.leadership.guessed import compared
from pages.leadership.picture import picture, table
from pages.leadership.rails import guess_strips
from vision.alignment.guesses import LEADERS
from vision.charts import guess_against_reach
from vision.charts.tables import guess_table

desk = open_desk(gate=False)
workshop, question = desk.workshop, desk.question
guesses = open_store().guesses


def ask(mine: dict[int, int]) -> None:
    """Ask how many of 100 people speak of each theme, before any size is shown."""
    frame.finding(
        "Before you look: what do you expect?",
        kicker=kicker(desk, sizes=False),
        lead="For every theme, say how many of 100 people speak of it. Your guess is shown only "
        f"together with those of others, from {LEADERS} leaders on, and never with a name.",
    )
    with st.form("guess", border=False):
        given = {}
        for theme in desk.results.themes.themes:
            frame.block(
                f"<p>{paper.theme_name(theme.id, theme.name)} "
                f'<span class="v-words">{frame.esc(", ".join(theme.keywords[:5]))}</span></p>'
            )
            given[theme.id] = st.slider(
                f"People of 100 who speak of theme {theme.id}",
                0,
                100,
                mine.get(theme.id, 0),
                step=5,
                label_visibility="collapsed",
                key=f"guess-{theme.id}",
            )
        if st.form_submit_button("This is what I expect", type="primary"):
            guesses.keep(workshop.id, question.id, visitor.token(), given)
            st.rerun()


def compare() -> None:
    """Show the leaders' median beside reach, once enough of them have guessed."""
    found = compared(desk)
    if found is None:
        frame.finding(
            "Your guess is kept" if own else "No guesses yet",
            lead=f"Guesses are compared once {LEADERS} leaders have made theirs.",
        )
        return
    frame.finding(found.sentence, kicker=kicker(desk))
    nobody = ", ".join(f"“{each.name}”" for each in found.unexpected)
    if nobody:
        frame.note(f"{nobody}.", strong="Nobody expected", symbol="lightbulb")
    frame.title(
        "What leaders expected, and how many speak of it",
        f"People of 100; the middle of {found.leaders} leaders’ guesses. Amber: fewer speak of it "
        "than expected. Petrol: more do.",
    )
    rows = [(each.theme, each.name, each.guessed / 100, each.reach / 100) for each in found.guesses]
    told = pd.DataFrame(rows, columns=["theme", "name", "guess", "reach"])
    m = workshop.smallest_group
    chart = guess_against_reach(told, title=found.sentence, mode=paper.mode(), smallest_group=m)
    picture(chart, "guess", narrow=guess_strips(found), stretch=True)
    table(guess_table(told, smallest_group=m))
    explain("guess", desk)


own = guesses.of(workshop.id, question.id, visitor.token())
if own or workshop.is_sample:
    compare()
    st.page_link(
        "leadership/overview.py",
        label="To the overview",
        icon=":material/arrow_forward:",
        query_params={"w": workshop.id},
    )
else:
    ask(own)
