"""Withdrawing one's own words: the same question first, wherever they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from pages import frame
from vision.errors import VisionError

if TYPE_CHECKING:
    from collections.abc import Callable

DELETED: Final = "They are deleted, and count no more from the next update on."


def withdraw_button(key: str, text: str, then: str, act: Callable[[], None]) -> None:
    """Offer to withdraw words; nothing happens before it is said once more.

    Args:
        key: Tells this button from others of the page.
        text: The words, verbatim.
        then: What withdrawing means here, and whether there is a way back.
        act: Withdraws them.
    """
    if st.button("Withdraw", type="tertiary", key=f"withdraw-{key}"):
        _ask(text, then, act)


@st.dialog("Withdraw these words?")
def _ask(text: str, then: str, act: Callable[[], None]) -> None:
    """Ask once, then delete for good."""
    frame.block(f'<div class="v-statement">{frame.esc(text)}</div>')
    st.caption(then)
    with st.container(horizontal=True, key="answers"):
        if st.button("Keep them", width="stretch"):
            st.rerun()
        pressed = st.button("Withdraw them", width="stretch")
    if pressed:
        try:
            act()
        except VisionError as error:
            frame.note(str(error), symbol="error", attention=True)
        else:
            st.rerun()
