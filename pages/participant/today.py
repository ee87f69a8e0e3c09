"""How true is each theme for us today? What is wanted against what is: creative tension."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from pages import frame, paper, results
from pages.bridge import open_store
from pages.participant import person
from vision.errors import VisionError

if TYPE_CHECKING:
    from pages.participant.person import Person


def ask(me: Person) -> None:
    """Ask for every theme, from 0 (not at all) to 10 (fully); each answer is kept at once."""
    found = results.newest(me.workshop, me.question)
    if found is None:
        frame.empty("Themes come first", "They appear here by themselves.", symbol="hub")
        person.wait_for(lambda: results.newest(me.workshop, me.question))
        return
    truths = open_store().truths
    mine = truths.of(me.participant.id, me.question.id)
    frame.block('<p class="v-kicker">How true is this for us today? 0 not at all, 10 fully.</p>')

    def keep(theme: int) -> None:
        chosen = st.session_state[f"today-{theme}"]
        if chosen is not None:
            try:
                truths.keep(me.participant.id, me.question.id, theme, int(chosen))
            except VisionError as error:
                st.session_state["today-error"] = str(error)

    if st.session_state.get("today-error"):
        frame.note(st.session_state.pop("today-error"), symbol="error", attention=True)
    for theme in found.themes.themes:
        frame.block(f"<p>{paper.theme_name(theme.id, theme.name)}</p>")
        st.select_slider(
            f"How true is theme {theme.id} today",
            [None, *range(11)],
            mine.get(theme.id),
            format_func=lambda value: "not answered" if value is None else str(value),
            label_visibility="collapsed",
            key=f"today-{theme.id}",
            on_change=keep,
            args=(theme.id,),
        )
