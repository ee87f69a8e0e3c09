"""Page: the results, for whoever has the link: readable in five minutes, also without joining."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from pages import menu
from pages.participant.parts import person, phase_links
from pages.participant.parts.code_field import workshop_in_view
from pages.participant.results.answers import answers
from pages.participant.results.follow_up import story
from pages.participant.results.levels import levels
from pages.participant.results.themes import themes
from pages.participant.results.vision import vision
from pages.parts import blocks, results, totals, visitor
from pages.parts.attendance_notes import attendance_notes
from pages.parts.follow_up import behind, noted
from pages.parts.phone_results import open_now
from server.room_state import state_of
from server.store import open_store
from vision.phone_results import Passage
from vision.translation import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vision.models import Participant, Question, Workshop


def asked(workshop: Workshop) -> Question:
    """Return the question in view; let the reader choose where there are several."""
    known = {question.id: question for question in workshop.questions}
    chosen = workshop.question(st.query_params.get("q", ""))
    if len(known) > 1:
        st.session_state["results-question"] = chosen.id  # the address knows: it may have gone back
        st.segmented_control(
            _("Question"),
            list(known),
            format_func=lambda key: (
                _("Question {position}", position=known[key].position + 1) if key in known else ""
            ),
            label_visibility="collapsed",
            required=True,
            key="results-question",
            on_change=lambda: st.query_params.update(q=st.session_state["results-question"]),
        )
    return chosen


def own_themes(who: Participant | None, question: Question, found: results.Results) -> set[int]:
    """Return the themes that the reader spoke of; none for whoever has not joined."""
    if who is None:
        return set()
    mine = open_store().statements.of(who.id, question.id)
    return {found.labels[each.id] for each in mine if found.labels.get(each.id, -1) > 0}


def passage(title: str, content: str) -> None:
    """Show one passage."""
    heading = f'<h2 class="v-title">{blocks.esc(title)}</h2>'
    blocks.block(f'<section class="v-passage">{heading}{content}</section>')


def read(
    workshop: Workshop, question: Question, who: Participant | None, opened: Sequence[Passage]
) -> None:
    """Show all passages that are open, in reading order."""
    found, m = results.newest(workshop, question), workshop.smallest_group
    blocks.block(person.question(question.text))
    own = own_themes(who, question, found) if found else set()
    if found is None:
        blocks.note(_("Themes are being found. They appear here by themselves."), symbol="hub")
        person.wait_for(lambda: results.newest(workshop, question))
    else:
        people, _statements = totals.wrote(workshop)
        blocks.line(
            ngettext("One person wrote.", "{number} people wrote.", people.form, number=people)
        )
    for each in opened:
        title = _(each.rules.title)
        if each is Passage.VISION:
            done = noted(workshop) if Passage.BECAME in opened else None
            passage(title, vision(workshop, question, found, own, partial(behind, done)))
        elif each is Passage.BECAME:
            passage(title, story(workshop))
        elif found is not None and each is Passage.THEMES:
            passage(title, themes(found, own, m))
        elif found is not None and each is Passage.LEVELS:
            passage(title, levels(found, m))
        elif found is not None and each is Passage.ANSWERS:
            passage(title, answers(found, m))


def closed(workshop: Workshop) -> None:
    """Say that there is nothing to read, and why."""
    if workshop.revealed:
        says = _("Whoever runs this workshop has not opened its results for everyone.")
    else:
        says = _("People are still writing. Results come after the reveal, if they are opened.")
    blocks.empty(_("The results are not open"), says, symbol="lock")


def onward(workshop: Workshop, who: Participant | None) -> None:
    """Offer the way back to the room, or into it."""
    if who is not None:
        to = {"code": workshop.code.replace(" ", "")}
        st.page_link(phase_links.page(workshop), label=_("Back to the room"), query_params=to)
    elif workshop.joins and workshop.phase.rules.joins:
        st.page_link(
            menu.file("join"), label=_("Join the workshop"), query_params={"code": workshop.code}
        )


def moved(workshop: Workshop, opened: Sequence[Passage], drawn: float) -> bool:
    """Return whether the room has gone on, or other passages are open, since the page was drawn.

    What is known of the room from memory may be older than the page.
    """
    if time.monotonic() - drawn < person.LOOK_S / 2:
        return False
    now = state_of(workshop.id).workshop
    return now is None or now.phase is not workshop.phase or open_now(now) != opened


workshop = workshop_in_view()
who = open_store().participants.find(workshop.id, visitor.token())
with blocks.phone():
    blocks.top(workshop, _("Results"))
    opened = open_now(workshop)
    if opened:
        read(workshop, asked(workshop), who, opened)
    else:
        closed(workshop)
    attendance_notes(workshop)
    onward(workshop, who)
    if who is not None:
        person.follow(workshop)
    else:  # our script is told of a room only by who joined it
        person.wait_for(partial(moved, workshop, opened, time.monotonic()))
