"""What phones may read of the results: one choice a passage, and the link for who was not there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from pages.facilitator.parts import invitation
from pages.facilitator.run.explained_switch import switch
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
        keep = partial(_keep, workshop.id, passage)
        switch(passage, workshop.id, keep, on=passage not in back)


def _keep(workshop_id: str, passage: Passage, *, on: bool) -> None:
    open_store().passages.keep_back(workshop_id, passage, back=not on)
    phone_results.forget(workshop_id)
