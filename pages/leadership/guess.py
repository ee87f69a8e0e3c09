"""Page: leaders guess before they look, then compare: what did we expect, and what is so?"""

import pandas as pd
import streamlit as st

from pages import menu
from pages.leadership.parts.chart import picture, table
from pages.leadership.parts.chart_menu import Drawn
from pages.leadership.parts.explanation import explain
from pages.leadership.parts.guesses import compared
from pages.leadership.parts.selection import kicker, open_selection
from pages.parts import blocks, language, markup, visitor
from pages.parts.phone_charts import guess_strips
from server.store import open_store
from vision.alignment.guesses import LEADERS
from vision.charts import guess_against_reach
from vision.charts.tables import guess_table
from vision.translation import _, in_row, quoted

STEPS = range(0, 101, 5)
UNTOUCHED = -1
"""Where a slider stands that nobody has moved: its theme is not answered."""

selection = open_selection(
    _("Here you say what you expect before you look, and compare."), gate=False
)
workshop, question = selection.workshop, selection.question
guesses = open_store().guesses


def ask(mine: dict[int, int]) -> None:
    """Ask how many of 100 people speak of each theme, before any size is shown."""
    blocks.finding(
        _("Before you look: what do you expect?"),
        kicker=kicker(selection, sizes=False),
        lead=_(
            "Move a slider to say how many of 100 people speak of a theme; those you leave alone "
            "are not answered. Your guess is shown only together with those of others, from "
            "{leaders} leaders on, and never with a name.",
            leaders=LEADERS,
        ),
    )
    with st.form("guess", border=False):
        given = {}
        for theme in selection.results.themes.themes:
            if theme.other:
                continue
            blocks.block(
                f"<p>{markup.theme_name(theme.id, theme.name)} "
                f'<span class="v-words">{blocks.esc(in_row(theme.keywords[:5]))}</span></p>'
            )
            given[theme.id] = st.select_slider(
                _("People of 100 who speak of theme {id}", id=theme.id),
                [UNTOUCHED, *STEPS],
                mine.get(theme.id, UNTOUCHED),
                format_func=lambda of_100: _("not answered") if of_100 < 0 else str(of_100),
                label_visibility="collapsed",
                key=f"guess-{question.id}-{theme.id}",
            )
        pressed = st.form_submit_button(_("This is what I expect"), type="primary")
    if pressed:
        given = {theme: of_100 for theme, of_100 in given.items() if of_100 in STEPS}
        if not given:
            blocks.note(_("Move at least one slider first."), symbol="info", attention=True)
        else:
            guesses.keep(workshop.id, question.id, visitor.leader_token(), given)
            st.rerun()


def compare() -> None:
    """Show the leaders' median beside reach, once enough of them have guessed."""
    found = compared(selection)
    if found is None:
        blocks.finding(
            _("Your guess is kept") if own else _("No guesses yet"),
            lead=_(
                "Guesses are compared once {leaders} leaders have made theirs.", leaders=LEADERS
            ),
        )
        return
    blocks.finding(str(found.sentence), kicker=kicker(selection))
    nobody = in_row(quoted(each.name) for each in found.unexpected)
    if nobody:
        blocks.note(f"{nobody}.", strong=_("Nobody expected"), symbol="lightbulb")
    sub = _(
        "People of 100; the middle of {leaders} leaders’ guesses. Amber: fewer speak of it "
        "than expected. Petrol: more do.",
        leaders=found.leaders,
    )
    blocks.title(_("What leaders expected, and how many speak of it"), sub)
    rows = [(each.theme, each.name, each.guessed / 100, each.reach / 100) for each in found.guesses]
    told = pd.DataFrame(rows, columns=["theme", "name", "guess", "reach"])
    m = workshop.smallest_group
    chart = guess_against_reach(
        told, title=str(found.sentence), mode=markup.mode(), smallest_group=m
    )
    numbers = guess_table(told, smallest_group=m)
    shown = Drawn(chart, str(found.sentence), sub, numbers)
    picture(chart, "guess", narrow=guess_strips(found), stretch=True, drawn=shown)
    table(numbers)
    explain("guess", selection)


own = guesses.of(workshop.id, question.id, visitor.leader_token())
if own or workshop.is_sample:
    compare()
    st.page_link(
        menu.file("overview"),
        label=_("To the overview"),
        icon=language.onward(),
        query_params={"w": workshop.id},
    )
else:
    ask(own)
