"""A switch under Run with what it does below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import streamlit as st

from pages.parts import blocks
from vision.translation import _

if TYPE_CHECKING:
    from vision.optional_parts import Part
    from vision.phone_results import Passage


class Keep(Protocol):
    """Is told whether a switch is on, once it is pressed."""

    def __call__(self, *, on: bool) -> None:
        """Keep it."""


def switch(what: Part | Passage, workshop_id: str, keep: Keep, *, on: bool) -> None:
    """Show a switch as it stands now.

    Args:
        what: Is turned on or off; says its title and what it does.
        workshop_id: Where.
        keep: Is told whether it is on, once it is pressed.
        on: Whether it is on.
    """
    key = f"switch-{what}-{workshop_id}"
    st.session_state[key] = on
    with st.container(gap="xxsmall"):  # what a switch does stands with it
        st.toggle(
            _(what.rules.title), key=key, on_change=lambda: keep(on=bool(st.session_state[key]))
        )
        blocks.line(_(what.rules.says), "v-sub")
