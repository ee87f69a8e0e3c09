"""Page: a link lets one leader in, once; looking at it uses nothing up."""

import streamlit as st

from pages import menu
from pages.facilitator.parts import role_entry
from pages.parts import blocks, language, visitor
from server.store import open_store
from vision.access import covers
from vision.errors import VisionError
from vision.models import Role
from vision.store.leader_links import USED
from vision.translation import _

with blocks.phone():
    key = st.query_params.get("key", "")
    links = open_store().leader_links
    found = links.workshop_of(key)
    workshop = open_store().workshops.get(found) if found else None
    if workshop is None:
        blocks.empty(_("This link lets nobody in"), _(USED), symbol="link_off")
        st.page_link(menu.file("signin"), label=_("Sign in"), icon=":material/key:")
    elif covers(visitor.role(workshop), Role.LEADER):
        blocks.finding(_("You are in already"), lead=blocks.titled(workshop))
        st.page_link(
            menu.file("overview"), label=_("Overview"), icon=language.onward(),
            query_params={"w": workshop.id},
        )  # fmt: skip
    else:
        blocks.finding(
            blocks.titled(workshop),
            lead=_("This link lets one leader in, in this browser, to see what people want."),
        )
        if st.button(_("Come in as a leader"), type="primary", width="stretch"):
            try:
                links.use(key, role_entry.new_token())
            except VisionError as error:
                blocks.note(str(error), symbol="error", attention=True)
            else:
                role_entry.enter("overview", w=workshop.id)
