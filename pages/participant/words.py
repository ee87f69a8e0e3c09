"""One's own words: change them, withdraw them, and see what became of them."""

from __future__ import annotations

import streamlit as st

from pages import frame, paper, results
from pages.bridge import open_store
from pages.participant.person import Person
from pages.results import Results
from vision.errors import VisionError
from vision.models import LONGEST_STATEMENT, Phase, Statement, Status

STATES = {
    Status.VISIBLE: ("check_circle", "Shared."),
    Status.WAITING: ("schedule", "Shared. Someone looks at it before others see it."),
    Status.HIDDEN: ("visibility_off", "Not shown to others."),
}


def own_words(me: Person, own: tuple[Statement, ...]) -> None:
    """Show what someone wrote as paper cards, the newest first."""
    found = results.newest(me.workshop, me.question) if me.workshop.revealed else None
    for statement in own:
        symbol, state = STATES[statement.status]
        if not statement.quotable:
            state += " Counted, never quoted."
        frame.block(
            f'<div class="v-card v-new"><div class="v-statement">{frame.esc(statement.text)}</div>'
            f"{became(statement, found) if found else ''}"
            f'<span class="v-state">{frame.icon(symbol)}{state}</span></div>'
        )
        with st.container(horizontal=True, key=f"own-{statement.id}"):
            if (
                me.workshop.phase is Phase.GATHER
                and statement.round == me.workshop.round
                and st.button("Change", type="tertiary", key=f"change-{statement.id}")
            ):
                change(me, statement)
            if st.button("Withdraw", type="tertiary", key=f"withdraw-{statement.id}"):
                withdraw(me, statement)


def became(statement: Statement, found: Results) -> str:
    """Return which theme a statement is part of, and how many people speak of it."""
    if statement.id not in found.themes.keys:
        return ""
    theme_id = int(found.themes.labels[found.themes.keys.index(statement.id)])
    name = found.names.get(theme_id)
    if name is None:
        return '<p class="v-became">It stands alone: no theme carries it.</p>'
    reach = next((each.reach for each in found.alignment.themes if each.id == theme_id), None)
    said = "" if reach is None else f" {round(100 * reach)} of 100 people speak of it."
    return f'<p class="v-became">Part of {paper.theme_name(theme_id, name)}<br>{said}</p>'


@st.dialog("Change your words")
def change(me: Person, statement: Statement) -> None:
    """Let someone change one of the own statements."""
    text = st.text_area(
        "In your own words", statement.text, max_chars=LONGEST_STATEMENT, height=150
    )
    quiet = st.checkbox("Count this, but don’t quote it", not statement.quotable)
    if st.button("Keep the change", type="primary", width="stretch"):
        try:
            open_store().statements.change(
                me.participant.id, statement.id, text or "", quotable=not quiet
            )
        except VisionError as error:
            frame.note(str(error), symbol="error", attention=True)
        else:
            st.rerun()


@st.dialog("Withdraw this statement?")
def withdraw(me: Person, statement: Statement) -> None:
    """Ask once, then delete for good."""
    frame.block(f'<div class="v-statement">{frame.esc(statement.text)}</div>')
    st.caption("It is deleted, and counts no more from the next update on.")
    if st.button("Withdraw it", type="primary", width="stretch"):
        try:
            open_store().statements.withdraw(me.participant.id, statement.id)
        except VisionError as error:
            frame.note(str(error), symbol="error", attention=True)
        else:
            st.rerun()
