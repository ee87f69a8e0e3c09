"""What became of it: first steps sentence by sentence, and whether the gap closes."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

import streamlit as st

from pages.parts import blocks, pulse_results
from pages.parts.follow_up import STATES, line, noted, shows
from pages.parts.language import typed_day
from server.store import open_store
from vision.errors import VisionError
from vision.limits import LONGEST_NAME, LONGEST_STATEMENT
from vision.optional_parts import Part
from vision.store import State
from vision.translation import _, marked, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pages.leadership.parts.selection import Selection
    from pages.parts.follow_up import FollowUp
    from vision.models import Workshop
    from vision.store import FirstStep

ONCE_CLOSED: Final = marked(
    "Once the workshop is closed, and its vision is shared with everyone, first steps are noted "
    "here, sentence by sentence."
)
WHAT: Final = marked("First step")
WHO: Final = marked("Who has it: a role or a name")
WHEN: Final = marked("Until when")


def offered(views: dict[str, str], workshop: Workshop) -> dict[str, str]:
    """Return the views of Shape that a workshop has: without this one where it has none."""
    there = shows(workshop, to_leaders=True)
    return {key: says for key, says in views.items() if key != "became" or there}


def show(selection: Selection, *, may_write: bool) -> None:
    """Show each sentence with its first steps, and what pulses came to."""
    workshop = selection.workshop
    found = noted(workshop, to_leaders=True)
    if found is None:
        blocks.empty(_("Not yet"), _(ONCE_CLOSED), symbol="flag")
        return
    if not Part.STEPS.shows(workshop.phase):
        blocks.note(_(ONCE_CLOSED), symbol="flag")
        may_write = False
    left, right = st.columns([31, 18], gap="large")
    with left:
        steps(workshop, found, may_write=may_write)
    with right:
        pulses(workshop)


def steps(workshop: Workshop, found: FollowUp, *, may_write: bool) -> None:
    """Show the vision, behind each sentence its first steps; let leaders note and change them."""
    blocks.title(
        ngettext("One first step", "{number} first steps", found.noted)
        if found.noted
        else _("No first step has been noted yet"),
        _("Everyone reads them, with the name that stands there."),
    )
    if st.session_state.get("step-trouble"):
        blocks.note(st.session_state.pop("step-trouble"), symbol="error", attention=True)
    with st.container(key="sheet"):
        for at, text in enumerate(found.sentences):
            blocks.block(f'<div class="v-clause-text v-alone">{blocks.esc(text)}</div>')
            _of(workshop, found.steps.get(at, ()), may_write=may_write)
            if may_write:
                _add(workshop, found.draft.id, at)
    if found.gone:
        blocks.title(_("Of sentences that are no longer in the vision"))
        _of(workshop, found.gone, may_write=may_write)


def _of(workshop: Workshop, noted: Sequence[FirstStep], *, may_write: bool) -> None:
    for step in noted:
        with st.container(
            horizontal=True, vertical_alignment="center", key=f"suggest-step-{step.id}"
        ):
            blocks.block(f'<ul class="v-did"><li>{line(step)}</li></ul>')
            if may_write:
                with st.popover(_("Change")):
                    _change(workshop, step)


def _add(workshop: Workshop, draft_id: str, at: int) -> None:
    """Ask for a new first step; the owner may come later."""
    with (
        st.popover(_("Add a first step"), icon=":material/add:", type="tertiary", key=f"more-{at}"),
        st.form(f"step-{draft_id}-{at}", border=False, clear_on_submit=True),
    ):
        text = st.text_input(_(WHAT), max_chars=LONGEST_STATEMENT)
        owner = st.text_input(_(WHO), max_chars=LONGEST_NAME)
        due = st.date_input(_(WHEN), None, format=typed_day())
        if st.form_submit_button(_("Note it"), type="primary"):
            try:
                open_store().first_steps.add(
                    workshop.id, draft_id, at, text, owner=owner, due=_day(due)
                )
            except VisionError as error:
                st.session_state["step-trouble"] = str(error)
            st.rerun()


def _change(workshop: Workshop, step: FirstStep) -> None:
    """Ask for all that may have changed; a step noted by mistake can be removed."""
    with st.form(f"change-{step.id}", border=False):
        states = list(STATES)
        state = st.segmented_control(
            _("How far it is"),
            states,
            default=step.state,
            format_func=lambda each: _(STATES[each][1]) if each in STATES else "",
            required=True,
        )
        text = st.text_input(_(WHAT), step.text, max_chars=LONGEST_STATEMENT)
        owner = st.text_input(_(WHO), step.owner, max_chars=LONGEST_NAME)
        due = st.date_input(_(WHEN), step.due, format=typed_day())
        why = st.text_input(_("Why, if it is dropped"), step.why, max_chars=LONGEST_STATEMENT)
        with st.container(horizontal=True):
            kept = st.form_submit_button(_("Keep"), type="primary")
            gone = st.form_submit_button(_("Remove"))
    if not (kept or gone):
        return
    try:
        if gone:
            open_store().first_steps.remove(workshop.id, step.id)
        else:
            open_store().first_steps.change(
                workshop.id,
                step.id,
                text=text,
                owner=owner,
                due=_day(due),
                state=State(state or step.state),
                why=why,
            )
    except VisionError as error:
        st.session_state["step-trouble"] = str(error)
    st.rerun()


def _day(picked: object) -> dt.date | None:
    return picked if isinstance(picked, dt.date) else None


def pulses(workshop: Workshop) -> None:
    """Show whether the gap between the vision and today closes, level by level."""
    told = pulse_results.over(workshop, to_leaders=True)
    blocks.title(
        pulse_results.finding(told),
        pulse_results.asked_on(told)
        if told
        else _("Whoever runs the workshop opens a pulse: two minutes on everyone’s phone."),
    )
    if told:
        blocks.block(pulse_results.sentences(told, by_level=True))
        blocks.line(
            _(
                "0 is not at all, 10 fully; what is missing to 10 is the gap. Each pulse has its "
                "own people, and nothing is shown of fewer than {m}.",
                m=told[-1][0].smallest_group,
            )
        )
