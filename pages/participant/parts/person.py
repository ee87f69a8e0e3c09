"""The participant in view: the workshop of the code, the person of the browser."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import streamlit as st

from pages import menu
from pages.participant.parts.code_field import workshop_in_view
from pages.parts import blocks, dialog, visitor
from server.room_state import state_of
from server.store import open_store
from vision.models import Participant, Question, Workshop
from vision.translation import in_row

if TYPE_CHECKING:
    from collections.abc import Callable

LONG: Final = 120
"""Characters from which on a question is long: more than four lines of a phone."""

LOOK_S: Final = 20.0
"""Seconds between two looks at whether what a phone waits for is there."""


@dataclass(frozen=True, slots=True)
class Person:
    """Who writes, where, and to which question."""

    workshop: Workshop
    participant: Participant
    question: Question


def in_view() -> Person:
    """Return who writes here; whoever has not joined yet goes to the front door."""
    workshop = workshop_in_view()
    found = open_store().participants.find(workshop.id, visitor.token())
    if found is None:
        st.switch_page(menu.file("join"), query_params={"code": workshop.code})
    return Person(workshop, found, workshop.question(st.query_params.get("q", "")))


def describe(person: Person) -> str:
    """Return as what someone writes: ``Frontline, Harbour Clinic``."""
    names = {level.id: level.name for level in person.workshop.levels}
    names |= {unit.id: unit.name for unit in person.workshop.units}
    own = (person.participant.level_id, person.participant.unit_id)
    return in_row(names[key] for key in own if key in names)


def question(text: str) -> str:
    """Return a question as a phone shows it; a long one stands smaller, to leave room to write."""
    size = " v-long" if len(text) > LONG else ""
    return f'<h1 class="v-question{size}">{blocks.esc(text)}</h1>'


def sending_token(what: str) -> str:
    """Return the token of the act of sending that is under way; the same until it succeeded."""
    return str(st.session_state.setdefault(f"sending-{what}", secrets.token_urlsafe(16)))


def sent(what: str) -> None:
    """Begin a new act of sending, which also empties the field that is named after it."""
    st.session_state.pop(f"sending-{what}", None)


def follow(workshop: Workshop) -> None:
    """Show the room's timer, and follow the facilitator to the next phase by itself.

    The page's script asks now and then where the room stands; it keeps the timer, and has the
    page drawn anew when the phase is no longer the one shown here. What is known of the room from
    memory may be older than the page.
    """
    now = replace(state_of(workshop.id), workshop=workshop)
    left = now.left_in_words()
    blocks.block(
        f'<p class="v-left" data-room="{now.stands}" role="timer"><span{"" if left else " hidden"}>'
        f"{blocks.icon('timer')}<b>{left}</b></span></p>"
    )


@st.fragment(run_every=LOOK_S)
def wait_for(there: Callable[[], object]) -> None:
    """Look now and then whether something is there; draw the page anew once it is."""
    if there():
        dialog.draw_anew()
