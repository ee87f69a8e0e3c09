"""After the end: pulses to open and to close, beside the days to be reminded of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from pages.facilitator.parts import invitation, reminders
from pages.parts import blocks, follow_up, pulse_results
from server.store import open_store
from vision.limits import HIGHEST_GROUP
from vision.optional_parts import Part
from vision.privacy.totals_in_steps import Total
from vision.translation import _, day
from vision.workshop.pulses import close

if TYPE_CHECKING:
    from vision.models import Workshop
    from vision.store import Pulse

LOOK_S: Final = 5
"""Seconds between two looks at how many have answered."""


def fold(workshop: Workshop) -> None:
    """Offer it in a fold of its own, once the workshop is closed and where it has this part."""
    if not follow_up.shows(workshop):
        return
    reminders.show(workshop)
    with st.expander(_(Part.STEPS.rules.title), expanded=True):
        pulses(workshop)
        reminders.days(workshop)


def pulses(workshop: Workshop) -> None:
    """Open a pulse, or close the one that is open; say what the last one came to."""
    now = open_store().pulses.now(workshop.id)
    if now is not None:
        _running(workshop, now)
        return
    told = pulse_results.over(workshop)
    blocks.line(
        pulse_results.finding(told)
        if told
        else _("A pulse asks, in two minutes, how true each sentence of the vision is today.")
    )
    draft = open_store().drafts.newest(workshop.id, shared=True)
    if draft is None:
        blocks.line(_("It needs a vision that is shared with everyone: share a draft in Shape."))
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        least = st.number_input(
            _("Smallest group in this pulse"),
            workshop.smallest_group,
            HIGHEST_GROUP,
            width=220,
            key="pulse-least",
        )
        if st.button(_("Open a pulse"), type="primary"):
            with blocks.refusals():
                open_store().pulses.open(workshop.id, draft.id, smallest_group=int(least))
                st.rerun()


def _running(workshop: Workshop, now: Pulse) -> None:
    blocks.line(
        _(
            "Pulse {number} is open since {day}. Its link works without joining.",
            number=now.number,
            day=day(now.opened),
        )
    )
    link = invitation.pulse_link(workshop)
    blocks.block(
        f'<img class="v-qr" alt="{blocks.esc(_("QR code that opens the pulse"))}" '
        f'src="{invitation.qr(link)}">'
    )
    st.code(link, language=None, wrap_lines=True)
    st.fragment(run_every=LOOK_S)(_answered)(now)
    blocks.line(_("Numbers are shown once it is closed, and single answers are deleted then."))
    if st.button(_("Close the pulse"), type="primary", key=f"close-{now.id}"):
        close(open_store(), workshop, now)
        st.rerun()


def _answered(now: Pulse) -> None:
    """Say how many have answered, in steps while they are few: nobody is seen to answer."""
    people = Total.of_people(open_store().pulses.people(now.id), now.smallest_group)
    blocks.line(_("People who have answered this pulse: {number}", number=people))
