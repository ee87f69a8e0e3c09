"""The participant in view: the workshop of the code, the person of the browser."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

import streamlit as st

from pages import visitor
from pages.bridge import open_store
from vision.models import Participant, Phase, Question, Workshop


@dataclass(frozen=True, slots=True)
class Person:
    """Who writes, where, and to which question."""

    workshop: Workshop
    participant: Participant
    question: Question


def in_view() -> Person:
    """Return who writes here; whoever has not joined yet goes to the front door.

    Raises:
        UnknownCodeError: The address carries no code, or one that opens nothing.
    """
    workshop = open_store().workshops.by_code(st.query_params.get("code", ""))
    found = open_store().participants.find(workshop.id, visitor.token())
    if found is None:
        st.switch_page("participant/join.py", query_params={"code": workshop.code})
    asked = {question.id: question for question in workshop.questions}
    question = asked.get(st.query_params.get("q", ""), workshop.questions[0])
    return Person(workshop, found, question)


def describe(person: Person) -> str:
    """Return as what someone writes: ``Frontline, Harbour Clinic``."""
    names = {each.id: each.name for each in (*person.workshop.levels, *person.workshop.units)}
    own = (person.participant.level_id, person.participant.unit_id)
    return ", ".join(names[key] for key in own if key in names)


def sending_token(what: str) -> str:
    """Return the token of the act of sending that is under way; the same until it succeeded."""
    return str(st.session_state.setdefault(f"sending-{what}", secrets.token_urlsafe(16)))


def sent(what: str) -> None:
    """Begin a new act of sending, which also empties the field that is named after it."""
    st.session_state.pop(f"sending-{what}", None)


@st.fragment(run_every=15)
def follow(phase: Phase, workshop_id: str) -> None:
    """Follow the facilitator to the next phase, without a storm of questions."""
    if open_store().workshops.phase(workshop_id) is not phase:
        st.rerun()
