"""What a workshop may have beside its phases: a switch for each part."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from pages.parts import blocks
from server.store import open_store
from vision.optional_parts import Part
from vision.translation import _

if TYPE_CHECKING:
    from vision.models import Workshop


def switches(workshop: Workshop) -> None:
    """Let a facilitator turn each part on or off; what was said in it stays."""
    blocks.line(_("Nobody is asked more than now unless you turn something on here."))
    for part in Part:
        key = f"part-{part}-{workshop.id}"
        st.session_state[key] = part in workshop.parts
        with st.container(gap="xxsmall"):  # what a switch does stands with it
            st.toggle(
                _(part.rules.title), key=key, on_change=_switch, args=(workshop.id, part, key)
            )
            blocks.line(_(part.rules.says), "v-sub")


def _switch(workshop_id: str, part: Part, key: str) -> None:
    open_store().workshops.switch_part(workshop_id, part, on=bool(st.session_state[key]))
