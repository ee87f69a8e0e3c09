"""Naming with the room: what lies on the desk stands on the wall as well."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from server.store import open_store
from vision.models import OnWall
from vision.translation import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pages.facilitator.naming.desk import Desk
    from vision.themes import Theme


def switch(desk: Desk) -> None:
    """Put the theme on the wall, or take it off; the wall then follows this desk."""
    if _leads(desk):
        label, icon, acts = _("Take it off the wall"), ":material/tv_off:", _end
    else:
        label, icon, acts = _("Show it on the wall"), ":material/tv:", _begin
    # One button, whatever it says: two would both be pressed by a key while the page is drawn.
    st.button(label, shortcut="W", icon=icon, on_click=acts, args=(desk,), key="desk-on-wall")


def follow(desk: Desk, theme: Theme | None, suggested: Sequence[str]) -> None:
    """Let the wall show what lies on this desk now, if it is this desk that it follows."""
    if not _leads(desk):
        return
    now = OnWall(desk.question.id, theme.id if theme else 0, tuple(suggested))
    if desk.workshop.on_wall != now:
        open_store().namings.show(desk.workshop.id, now)


def _leads(desk: Desk) -> bool:
    """Return whether the wall follows this desk; another one, or the next phase, ends that."""
    return desk.workshop.on_wall is not None and bool(st.session_state.get(_key(desk)))


def _begin(desk: Desk) -> None:
    st.session_state[_key(desk)] = True
    theme = desk.current
    open_store().namings.show(desk.workshop.id, OnWall(desk.question.id, theme.id if theme else 0))


def _end(desk: Desk) -> None:
    st.session_state.pop(_key(desk), None)
    open_store().namings.show(desk.workshop.id, None)


def _key(desk: Desk) -> str:
    return f"naming-leads-{desk.workshop.id}"
