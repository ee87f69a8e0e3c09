"""Page: leaders, facilitators and the owner show their passphrase."""

import streamlit as st

from pages import menu
from pages.facilitator.parts import organisation_account, role_entry, way_back
from pages.parts import blocks, language, visitor
from server.store import open_store
from vision.errors import VisionError
from vision.limits import LONGEST_CODE, LONGEST_PASSPHRASE
from vision.models import Role
from vision.translation import _

with blocks.phone():
    blocks.finding(
        _("Sign in"), lead=_("Participants need no passphrase: the code on the wall is enough.")
    )
    passes = open_store().passes
    organisation_account.with_account()
    with st.form("signin", border=False):
        code = st.text_input(_("Workshop code"), placeholder="KITE 47", max_chars=LONGEST_CODE)
        phrase = st.text_input(
            _("Passphrase"),
            type="password",
            autocomplete="current-password",
            max_chars=LONGEST_PASSPHRASE,
        )
        pressed = st.form_submit_button(_("Sign in"), type="primary", width="stretch")
    st.caption(_("Leave the code empty to sign in as the owner of this installation."))
    if pressed:
        try:
            if not code.strip():
                passes.sign_in_owner(role_entry.new_token(), phrase, by=visitor.token())
                address, query = way_back.asked_for("") or ("workshops", {})
                role_entry.enter(address, **query)
            workshop = visitor.workshop_of(code)
            role = passes.sign_in(role_entry.new_token(), workshop.id, phrase, by=visitor.token())
        except VisionError as error:
            blocks.note(str(error), symbol="error", attention=True)
        else:
            first = "run" if role is Role.FACILITATOR else "overview"
            address, query = way_back.asked_for(workshop.id) or (first, {"w": workshop.id})
            role_entry.enter(address, **query)
    if open_store().passes.roles(visitor.pass_token()) and st.button(
        _("Sign out on this device"), type="tertiary"
    ):
        passes.sign_out(visitor.pass_token())
        st.rerun()
    st.page_link(menu.file("join"), label=_("Back to joining"), icon=language.backward())
