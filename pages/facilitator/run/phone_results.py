"""What phones may read of the results: one choice a passage, and the link for who was not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from pages.facilitator.parts import invitation
from pages.parts import blocks, phone_results
from server.store import open_store
from vision.phone_results import Passage
from vision.translation import _

if TYPE_CHECKING:
    from vision.models import Workshop


def choices(workshop: Workshop) -> None:
    """Let a facilitator keep passages back, and hand out the link."""
    now = phone_results.open_now(workshop)
    blocks.line(
        _("Whoever has this link reads what is open, also without joining.")
        if now
        else _("Nothing is open before the reveal. The link says so until then.")
    )
    st.code(
        f"{invitation.link(workshop).replace('/?', '/results?')}", language=None, wrap_lines=True
    )
    back = open_store().passages.kept_back(workshop.id)
    for passage in Passage:
        if passage.rules.part is not None and passage.rules.part not in workshop.parts:
            continue
        key = f"passage-{passage}-{workshop.id}"
        st.session_state[key] = passage not in back
        with st.container(gap="xxsmall"):
            st.toggle(
                _(passage.rules.title), key=key, on_change=_keep, args=(workshop.id, passage, key)
            )
            blocks.line(_(passage.rules.says), "v-sub")


def _keep(workshop_id: str, passage: Passage, key: str) -> None:
    open_store().passages.keep_back(workshop_id, passage, back=not st.session_state[key])
    phone_results.forget(workshop_id)
