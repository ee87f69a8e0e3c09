"""Days to be reminded of, and what is due in a closed workshop, in one line. Nothing is mailed."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

import streamlit as st

from pages.parts import blocks, follow_up
from pages.parts.language import typed_day
from server.store import open_store
from vision.store import State, today
from vision.translation import _, day, ngettext

if TYPE_CHECKING:
    from vision.models import Workshop

AFTER_DAYS: Final = 90
"""When a first reminder is proposed: after a quarter, something may have changed."""


def due(workshop: Workshop) -> list[str]:
    """Return what is due: reminders whose day has come, first steps past theirs; else the next."""
    if not follow_up.shows(workshop):
        return []
    now, store = today(), open_store()
    days = store.reminders.all(workshop.id)
    past = [each for each in days if each <= now]
    said = [_("Reminder of {day}: open a pulse.", day=day(each)) for each in past]
    late = sum(
        step.due is not None and step.due < now and step.state in (State.PLANNED, State.BEGUN)
        for step in store.first_steps.all(workshop.id)
    )
    if late:
        said.append(
            ngettext("One first step is past its date.", "{number} first steps are past it.", late)
        )
    coming = [each for each in days if each > now]
    if coming and not past:
        said.append(_("Next reminder: {day}.", day=day(coming[0])))
    return said


def show(workshop: Workshop) -> None:
    """Show what is due, where anything is."""
    said = due(workshop)
    if said:
        blocks.note(" ".join(said), symbol="event")


def days(workshop: Workshop) -> None:
    """Keep days to be reminded of; they are shown here and among the workshops."""
    kept = open_store().reminders.all(workshop.id)
    blocks.line(_("Days to be reminded of, here and among the workshops; nothing is mailed."))
    for each in kept:
        with st.container(horizontal=True, vertical_alignment="center"):
            blocks.line(day(each))
            if st.button(_("Remove"), key=f"forget-{each.isoformat()}", type="tertiary"):
                open_store().reminders.remove(workshop.id, each)
                st.rerun()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        first = today() + dt.timedelta(days=AFTER_DAYS)
        picked = st.date_input(
            _("Remind me on"), first, width=220, key="reminder-day", format=typed_day()
        )
        if st.button(_("Add it")) and isinstance(picked, dt.date):
            with blocks.refusals():
                open_store().reminders.add(workshop.id, picked)
                st.rerun()
