"""Correcting the words of a workshop: title, questions, levels and units, at any time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from pages.facilitator.parts.question import lines
from pages.facilitator.run import merging
from pages.parts import blocks
from server.store import open_store
from vision.limits import LONGEST_NAME
from vision.translation import LANGUAGES, SOURCE, _

if TYPE_CHECKING:
    from vision.models import Workshop


def wording(workshop: Workshop) -> None:
    """Let a facilitator correct what everyone reads; what was typed stays where it can't be taken.

    The fields are those of one state of the workshop, so that a correction of another facilitator
    is never overwritten unseen.
    """
    asked = [each.text for each in workshop.questions]
    levels = [each.name for each in workshop.levels]
    units = [each.name for each in workshop.units]
    state = hash((workshop.title, *asked, *levels, *units))
    st.caption(
        _(
            "Each line corrects the one that stood there. What people wrote and chose stays with "
            "it. Levels and units that nobody is at can be added, left out and moved."
        )
    )
    turn = st.session_state.setdefault("wording-turn", 0)
    with st.form(f"wording-{state}-{turn}", border=False):
        title = st.text_input(_("Title"), workshop.title, max_chars=LONGEST_NAME)
        questions = st.text_area(_("Questions, one a line"), "\n".join(asked), height=80)
        left, right = st.columns(2)
        with left:
            ranks = st.text_area(_("Levels, from the top down"), "\n".join(levels), height=140)
        with right:
            places = st.text_area(_("Units, one a line"), "\n".join(units), height=140)
        with st.container(horizontal=True):
            pressed = st.form_submit_button(_("Keep the corrections"))
            st.form_submit_button(_("Leave it as it was"), on_click=_leave)
    if pressed:
        with blocks.refusals():
            open_store().workshops.correct(
                workshop.id, title or "", lines(questions), lines(ranks), lines(places)
            )
            st.rerun()
    merging.merge(workshop)
    _language(workshop)


def _leave() -> None:
    """Begin anew with the words that are kept."""
    st.session_state["wording-turn"] += 1


def _language(workshop: Workshop) -> None:
    """Choose the language for whoever comes with one that is not spoken here."""
    codes = list(LANGUAGES)
    chosen = st.selectbox(
        _("Language for phones whose own is not spoken here"),
        codes,
        index=codes.index(workshop.language or SOURCE),
        format_func=lambda code: LANGUAGES.get(code, ""),
    )
    if chosen in LANGUAGES and chosen != (workshop.language or SOURCE):
        open_store().workshops.speak(workshop.id, chosen)
        st.rerun()
