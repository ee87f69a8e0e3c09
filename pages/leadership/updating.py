"""What a page says between an edit of the themes and the result that follows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from pages import frame
from pages.bridge import open_store

if TYPE_CHECKING:
    from pages.leadership.desk import Desk


def await_result(desk: Desk) -> None:
    """Remember that an edit was made, and show the page anew, which then follows it."""
    now = open_store().workshops.get(desk.workshop.id).revision
    st.session_state[_name(desk.question.id)] = now
    st.rerun()


def follow(desk: Desk) -> None:
    """Say that themes are being updated, as long as they are, and show them when they are there."""
    wanted = st.session_state.get(_name(desk.question.id))
    if wanted is None:
        return
    if _told(desk.question.id) >= wanted:
        del st.session_state[_name(desk.question.id)]
        return
    frame.note(
        "Your edit is kept. The page shows the result by itself.",
        strong="Themes are being updated.",
        symbol="sync",
    )
    _poll(desk.question.id, wanted)


@st.fragment(run_every=1)
def _poll(question_id: str, wanted: int) -> None:
    if _told(question_id) >= wanted:
        st.rerun()


def _told(question_id: str) -> int:
    """Return the revision that the newest result tells of."""
    return open_store().snapshots.revision(question_id) or 0


def _name(question_id: str) -> str:
    return f"edited-{question_id}"
