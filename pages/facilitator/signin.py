"""Page: leaders, facilitators and the owner show their passphrase."""

import streamlit as st

from pages import menu
from pages.parts import blocks, visitor
from server.store import open_store
from vision.errors import VisionError
from vision.models import Role, Workshop
from vision.translation import _


def asked_for(workshop: Workshop) -> str | None:
    """Return the address that led here, where it is about this workshop; checked there again."""
    then = st.query_params.get("then", "")
    mine = (st.query_params.get("w") or workshop.id) == workshop.id
    return then if mine and menu.is_address(then) else None


with blocks.phone():
    blocks.finding(
        _("Sign in"), lead=_("Participants need no passphrase: the code on the wall is enough.")
    )
    passes = open_store().passes
    with st.form("signin", border=False):
        code = st.text_input(_("Workshop code"), placeholder="KITE 47", max_chars=20)
        phrase = st.text_input(
            _("Passphrase"), type="password", autocomplete="current-password", max_chars=100
        )
        pressed = st.form_submit_button(_("Sign in"), type="primary", width="stretch")
    st.caption(_("Leave the code empty to sign in as the owner of this installation."))
    if pressed:
        try:
            if not code.strip():
                passes.sign_in_owner(visitor.token(), phrase)
                st.switch_page(menu.file("workshops"))
            workshop = visitor.workshop_of(code)
            role = passes.sign_in(visitor.token(), workshop.id, phrase)
        except VisionError as error:
            blocks.note(str(error), symbol="error", attention=True)
        else:
            first = "run" if role is Role.FACILITATOR else "overview"
            st.switch_page(menu.file(asked_for(workshop) or first), query_params={"w": workshop.id})
    if open_store().passes.roles(visitor.token()) and st.button(
        _("Sign out on this device"), type="tertiary"
    ):
        passes.sign_out(visitor.token())
        st.rerun()
    st.page_link(menu.file("join"), label=_("Back to joining"), icon=":material/arrow_back:")
