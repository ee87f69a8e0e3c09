"""The front door: a code to type, and the ways in for those who run or lead a workshop."""

from __future__ import annotations

import streamlit as st

from pages import frame, visitor
from pages.bridge import open_store
from vision.errors import VisionError
from vision.models import Role


def front_door() -> None:
    """Ask for a code; offer the ways in for those who run or lead a workshop."""
    frame.block('<h1 class="v-finding">Join a workshop</h1>')
    with st.form("door", border=False), st.container(key="code"):
        code = st.text_input(
            "Code from the wall", placeholder="KITE 47", max_chars=20, autocomplete="off"
        )
        if st.form_submit_button("Join", type="primary", width="stretch") and code.strip():
            try:
                open_store().workshops.by_code(code)
            except VisionError as error:
                st.session_state["door"] = str(error)
            else:
                st.session_state.pop("door", None)
                st.query_params["code"] = code.strip()
                st.rerun()
    if st.session_state.get("door"):
        frame.note(st.session_state["door"], symbol="error", attention=True)
    samples = [each for each in visitor.workshops(Role.LEADER) if each.is_sample]
    st.space("medium")
    if samples:
        st.page_link(
            "leadership/overview.py",
            label="Look around the sample workshop",
            icon=":material/travel_explore:",
            query_params={"w": samples[0].id},
        )
    st.page_link("facilitator/signin.py", label="I lead or run a workshop", icon=":material/key:")
