"""Page: the one-time link of a new installation makes this browser its owner's."""

import streamlit as st

from pages import menu
from pages.facilitator.parts import role_entry
from pages.parts import blocks, language, visitor
from server.store import open_store
from vision.translation import _

with blocks.phone():
    shown = st.session_state.get("owner_passphrase")
    if shown is None and not visitor.is_owner():
        blocks.finding(
            _("Set up this installation"),
            lead=_("You become its owner: you create workshops, and hand out their passphrases."),
        )
        if st.button(_("Become the owner"), type="primary", width="stretch"):
            key = st.query_params.get("key", "")
            st.session_state["owner_passphrase"] = open_store().passes.set_up_owner(
                role_entry.new_token(), key
            )
            st.rerun()
    elif shown:
        blocks.finding(
            _("This installation is yours"),
            lead=_(
                "Write this passphrase down. It is shown once, and lets you in on other devices."
            ),
        )
        st.code(shown, language=None)
        if st.button(_("I have it. Show me the workshops"), type="primary", width="stretch"):
            del st.session_state["owner_passphrase"]
            role_entry.enter("workshops")
        role_entry.keep()  # also whoever closes the page before is the owner
    else:
        blocks.finding(_("This installation is yours already"))
        st.page_link(menu.file("workshops"), label=_("Workshops"), icon=language.onward())
