"""Page: where my own words went: the theme, how many spoke of it, the sentence that carries it."""

import streamlit as st

from pages import frame, paper, results, shaping
from pages.bridge import open_store
from pages.participant import path, person
from vision.models import Phase, Statement
from vision.themes import UNASSIGNED

me = person.in_view()
store = open_store()
m = me.workshop.smallest_group


def others(people: int | None) -> str:
    """Return how many others spoke of a theme, in words."""
    if people is None or people - 1 < m:
        return f"Fewer than {m} others spoke of it."
    return f"{people - 1:,} others spoke of it."


def went(statement: Statement, found: results.Results, carried: dict[int, int]) -> str:
    """Return where one statement went, honestly."""
    label = found.labels.get(statement.id)
    if label is None:
        return "It is being read. Look again in a moment."
    if label == UNASSIGNED or label not in found.names:
        return "It stands by itself: no theme fits it closely."
    people = {theme.id: theme.people for theme in found.alignment.themes}.get(label)
    theme = f"{paper.theme_name(label, found.names[label])}<br>{others(people)}"
    if not carried:
        return theme
    if label not in carried:
        return f"{theme}<br>No sentence of the draft carries it yet."
    return f"{theme}<br>Sentence {carried[label] + 1} of the draft carries it."


with frame.phone(me.workshop):
    if not me.workshop.revealed:
        path.go_on(me)
    frame.block(f'<p class="v-question">{frame.esc(me.question.text)}</p>')
    own = store.statements.of(me.participant.id, me.question.id)
    shown = results.newest(me.workshop, me.question)
    if not own:
        frame.note("You wrote nothing to this question. You can still respond.", symbol="edit")
    elif shown is None:
        frame.note("Themes are being found. They appear here by themselves.", symbol="hub")
    else:
        frame.block('<p class="v-kicker">Where your words went</p>')
        carried = shaping.carried(me.workshop, me.question, shown)
        for each in own:
            frame.block(
                f'<div class="v-card"><div class="v-statement">{frame.esc(each.text)}</div>'
                f'<span class="v-state">{went(each, shown, carried)}</span></div>'
            )
            if st.button("Withdraw", type="tertiary", key=f"withdraw-{each.id}"):
                store.statements.withdraw(me.participant.id, each.id)
                st.rerun()
    path.links(me, Phase.THEMES)
    person.follow(me.workshop.phase, me.workshop.id)
