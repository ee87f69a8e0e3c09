"""What a workshop may have beside its phases: a switch for each part."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from pages.parts import blocks
from server.store import open_store
from vision.optional_parts import Part
from vision.translation import _
from vision.workshop import pulses

if TYPE_CHECKING:
    from vision.models import Workshop


def switches(workshop: Workshop) -> None:
    """Let a facilitator turn each part on or off; what was said stays, of pulses only counts."""
    blocks.line(_("Nobody is asked more than now unless you turn something on here."))
    for part in Part:
        key = f"part-{part}-{workshop.id}"
        st.session_state[key] = part in workshop.parts
        with st.container(gap="xxsmall"):  # what a switch does stands with it
            st.toggle(_(part.rules.title), key=key, on_change=_switch, args=(workshop, part, key))
            blocks.line(_(part.rules.says), "v-sub")
            if part is Part.STEPS and open_store().pulses.now(workshop.id):
                blocks.line(
                    _(
                        "A pulse is open. Turning this off closes it, and single answers are "
                        "deleted."
                    ),
                    "v-sub",
                )


def _switch(workshop: Workshop, part: Part, key: str) -> None:
    on = bool(st.session_state[key])
    if part is Part.STEPS and not on:
        pulses.turn_off(open_store(), workshop)
    else:
        open_store().workshops.switch_part(workshop.id, part, on=on)
