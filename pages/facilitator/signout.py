"""Page: whoever holds a role puts it down on this device."""

import streamlit as st

from pages import menu
from pages.parts import blocks, visitor
from server.store import open_store
from vision.translation import _

passes = open_store().passes
if passes.roles(visitor.pass_token()):
    blocks.empty(
        _("Sign out on this device?"),
        _("Workshops go on as they are. To come back you need a passphrase."),
        symbol="logout",
    )
    with st.container(horizontal_alignment="center"):
        if st.button(_("Sign out"), type="primary"):
            passes.sign_out(visitor.pass_token())
            for name in ("workshop", "ticket"):
                st.session_state.pop(name, None)
            st.rerun()
else:
    blocks.empty(
        _("You are signed out on this device"),
        _("What was open here needs a passphrase again."),
        symbol="task_alt",
    )
    with st.container(horizontal_alignment="center"):
        st.page_link(menu.file("signin"), label=_("Sign in"), icon=":material/key:")
        st.page_link(menu.file("join"), label=_("To the front door"), icon=":material/home:")
