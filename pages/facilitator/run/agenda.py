"""What the facilitator says and does now, step by step, and how to change it."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from pages.facilitator.parts import agenda_step
from pages.facilitator.parts.question import lines
from pages.parts import blocks, dialog
from pages.parts.language import backward, onward
from server.store import open_store
from vision.limits import LONGEST_NAME, LONGEST_SAYING, MOST_MINUTES
from vision.models import Step
from vision.phases import Phase
from vision.translation import _, ngettext

if TYPE_CHECKING:
    from vision.models import Workshop


def now(workshop: Workshop) -> None:
    """Show the step that is on: what to say, what to do, its timer, and what follows."""
    at = workshop.at()
    if at is None:
        return
    step = workshop.agenda[at]
    says = "".join(f"<li>{blocks.esc(each)}</li>" for each in step.says)
    does = f'<p class="v-sub v-does">{blocks.icon("touch_app")}{blocks.esc(step.does)}</p>' * bool(
        step.does
    )
    where = _("Step {at} of {steps}", at=at + 1, steps=len(workshop.agenda))
    with st.container(border=True, key="step-now"):
        blocks.block(
            f'<p class="v-kicker">{blocks.esc(where)}</p>'
            f'<h2 class="v-title">{blocks.esc(step.title)}</h2>'
            f'<ul class="v-says">{says}</ul>{does}'
        )
        with st.container(horizontal=True, vertical_alignment="center"):
            if step.minutes and st.button(
                ngettext("Start one minute", "Start {number} minutes", step.minutes),
                icon=":material/timer:",
            ):
                open_store().workshops.set_timer(workshop.id, int(time.time()) + 60 * step.minutes)
            _turn(workshop, at)


def _turn(workshop: Workshop, at: int) -> None:
    """Offer the steps before and after in the same phase; the phase itself is moved above."""
    for place, label, symbol in (
        (at - 1, _("Step before"), backward()),
        (at + 1, _("Next step"), onward()),
    ):
        inside = 0 <= place < len(workshop.agenda)
        if inside and workshop.agenda[place].phase is workshop.phase:
            st.button(
                label,
                icon=symbol,
                key=f"turn-to-{place}",
                on_click=open_store().agendas.turn_to,
                args=(workshop.id, place),
            )


def all_steps(workshop: Workshop) -> None:
    """List the steps, each to be changed; and let one be added."""
    if trouble := st.session_state.pop("agenda-trouble", ""):
        blocks.note(trouble, symbol="error", attention=True)
    if not workshop.agenda:
        blocks.line(_("Nothing is planned yet. Add what you say, step by step."))
    for place, step in enumerate(workshop.agenda):
        with st.container(horizontal=True, vertical_alignment="center"):
            blocks.block(agenda_step.told(step))
            st.button(
                _("Change"), key=f"change-step-{place}", type="tertiary",
                on_click=dialog.ask, args=(f"step-{workshop.id}", workshop, place),
            )  # fmt: skip
    added = f"add-{workshop.id}"
    st.button(
        _("Add a step"), icon=":material/add:", on_click=dialog.ask, args=(added, workshop, None)
    )
    dialog.show(f"step-{workshop.id}", _("Change this step"), _change)
    dialog.show(added, _("Add a step"), _change)


def _change(workshop: Workshop, place: int | None) -> None:
    """Ask for everything in a step; what can't be kept stays in its field.

    Args:
        workshop: As it was when this was asked: what others change meanwhile is not overwritten.
        place: Of the step; None to add one.
    """
    step = Step(workshop.phase, "") if place is None else workshop.agenda[place]
    title = st.text_input(_("Title of the step"), step.title, max_chars=LONGEST_NAME)
    phase = st.selectbox(
        _("Phase"),
        list(Phase),
        index=list(Phase).index(step.phase),
        format_func=lambda each: _(Phase(each).rules.title) if each in set(Phase) else "",
    )
    phase = phase if phase in set(Phase) else step.phase  # a select box can be forged
    minutes = st.number_input(_("Minutes on the timer; 0 for none"), 0, MOST_MINUTES, step.minutes)
    says = st.text_area(
        _("What you say, a sentence a line"),
        "\n".join(step.says),
        max_chars=LONGEST_SAYING,
        height=160,
    )
    does = st.text_input(_("What you do meanwhile"), step.does, max_chars=LONGEST_SAYING)
    with st.container(horizontal=True):
        if st.button(_("Keep this step"), type="primary"):
            made = replace(
                step,
                title=title or "",
                phase=Phase(phase or step.phase),
                minutes=int(minutes),
                says=tuple(lines(says)),
                does=does or "",
            )
            _keep(workshop, place, made)
        if place is not None and st.button(_("Leave it out")):
            _keep(workshop, place, None)


def _keep(workshop: Workshop, place: int | None, step: Step | None) -> None:
    """Keep the agenda with one step changed, added or left out."""
    agenda = list(workshop.agenda)
    at = len(agenda) if place is None else place
    agenda[at : at + 1] = [] if step is None else [step]
    with blocks.refusals():
        open_store().agendas.keep(workshop.id, agenda, seen=workshop.agenda)
        dialog.leave()
