"""Two levels, or two units, that turn out to be one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from pages.parts import blocks
from server.store import open_store
from vision.translation import _

if TYPE_CHECKING:
    from vision.models import Workshop


def merge(workshop: Workshop) -> None:
    """Let a facilitator make one of two levels or units, whoever is at them; ask before doing so.

    Nothing is offered where there are no two of a kind.
    """
    parts = {each.id: each.name for each in workshop.levels}
    if len(parts) > 1:
        _two(workshop.id, "levels", parts, _("Merge a level"), _("into this level"))
    parts = {each.id: each.name for each in workshop.units}
    if len(parts) > 1:
        _two(workshop.id, "units", parts, _("Merge a unit"), _("into this unit"))


def _two(workshop_id: str, kind: str, parts: dict[str, str], gone: str, into: str) -> None:
    """Ask for two parts, and for a second press that names what will happen."""
    turn = st.session_state.setdefault("merged", 0)
    left, right = st.columns(2)
    with left:
        one = _choice(gone, parts, f"{kind}-{turn}")
    with right:
        others = {id_: name for id_, name in parts.items() if id_ != one}
        other = _choice(into, others, f"{kind}-into-{one}-{turn}")
    if one not in parts or other not in parts or one == other:
        return
    said = _(
        "Everyone at “{gone}” and all that they wrote will count at “{into}”. This can’t be"
        " undone.",
        gone=parts[one],
        into=parts[other],
    )
    blocks.note(said, symbol="warning", attention=True)
    if st.button(_("Merge these two"), key=f"merge-{kind}-now"):
        with blocks.refusals():
            open_store().workshops.merge(workshop_id, one, other)
            st.session_state["merged"] += 1
            st.rerun()


def _choice(label: str, parts: dict[str, str], which: str) -> str | None:
    """Return the id of the part that was chosen; None until one is."""
    return st.selectbox(
        label,
        list(parts),
        index=None,
        placeholder=_("Choose one"),
        format_func=lambda id_: parts.get(id_, ""),
        key=f"merge-{which}",
    )
