"""The way through a workshop: which page belongs to which phase, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from vision.models import Phase

if TYPE_CHECKING:
    from pages.participant.person import Person

PAGES: Final = {
    Phase.GATHER: "participant/share.py",
    Phase.THEMES: "participant/voice.py",
    Phase.RESPOND: "participant/respond.py",
    Phase.SHAPE: "participant/stand.py",
    Phase.CLOSED: "participant/voice.py",
}


def address(me: Person) -> dict[str, str]:
    """Return what the address of a participant's page carries: the code and the question."""
    return {"code": me.workshop.code.replace(" ", ""), "q": me.question.id}


def go_on(me: Person) -> None:
    """Go to the page of the present phase."""
    st.switch_page(PAGES[me.workshop.phase], query_params=address(me))


def links(me: Person, here: Phase) -> None:
    """Offer the way back to the present phase, or to the own words."""
    if me.workshop.phase is not here:
        st.page_link(PAGES[me.workshop.phase], label="Back to the room", query_params=address(me))
    elif here not in {Phase.THEMES, Phase.CLOSED}:
        st.page_link("participant/voice.py", label="Where my words went", query_params=address(me))
