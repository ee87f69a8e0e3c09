"""The view of a slate: a few statements for all, whom each brings in, and a draft to begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from pages import menu
from pages.leadership.parts.selection import tell_address
from pages.leadership.shape.unsaved_draft import may_write, writing
from pages.parts import blocks, slate
from pages.parts.blocks import esc
from server.store import open_store
from vision.consensus.findings import slate_finding
from vision.consensus.slate import SIZES, USUAL
from vision.translation import _, ngettext

if TYPE_CHECKING:
    from pages.leadership.parts.selection import Selection


def short_list(selection: Selection) -> None:
    """Show the slate of the size that is asked for."""
    size = _size()
    found = slate.of(selection.results, size)
    if found is None:
        blocks.title(
            _("Too few have answered for a short list"),
            _("It is made from answers that are there already; nobody is asked anything more."),
        )
        return
    told = slate.lines(selection.results, found)
    blocks.title(
        str(slate_finding(found)),
        _(slate.HOW),
    )
    if len(found.seats) < size:
        fewer = ngettext(
            "Only one statement has enough answers.",
            "Only {number} statements have enough answers.",
            len(found.seats),
        )
        blocks.note(fewer)
    rows = "".join(
        f'<li><p class="v-said">{esc(each.text)}</p><p class="v-words">{esc(each.said)}</p>'
        + (f'<p class="v-words">{esc(each.tied)}</p>' if each.tied else "")
        + "</li>"
        for each in told
    )
    blocks.block(f'<ol class="v-slate">{rows}</ol>')
    if told and may_write(selection.workshop):
        st.button(_("Start the draft from the short list"), on_click=_begin, args=(selection, size))
        if st.session_state.pop("slate-begun", False):
            st.switch_page(menu.file("shape"), query_params={"w": selection.workshop.id})


def _size() -> int:
    """Return how many statements are asked for; the choice lives in the address."""
    asked = st.query_params.get("size", "")
    size = int(asked) if asked.isdecimal() and int(asked) in SIZES else USUAL
    st.session_state["slate-size"] = size
    st.slider(
        _("How many statements"),
        SIZES[0],
        SIZES[-1],
        key="slate-size",
        width=360,
        on_change=tell_address,
        args=("size", "slate-size"),
    )
    return size


def _begin(selection: Selection, size: int) -> None:
    """Put the slate into this leader's field, behind what stands there unsaved."""
    found = slate.of(selection.results, size)
    if found is None:
        return
    mine = writing(selection.workshop.id, open_store().drafts.newest(selection.workshop.id))
    unsaved = mine.text if mine.text != mine.begun else ""
    text = slate.words(found)
    mine.begin(f"{unsaved}\n{text}" if unsaved.strip() else text)
    mine.base = mine.base if unsaved.strip() else None
    st.session_state["slate-begun"] = True
