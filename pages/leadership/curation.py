"""Editing themes: lasting, survives every new statement, and each edit can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from pages import frame, reading
from pages.bridge import open_store
from pages.leadership import editlog
from pages.leadership.updating import await_result
from vision.themes import Edit, next_theme_id

if TYPE_CHECKING:
    from pages.leadership.desk import Desk

LONGEST_NAME = 60


def edit(desk: Desk) -> None:
    """Offer rename, merge, split, move and pin, and the log of what was done."""
    with st.expander("Edit themes"):
        names = desk.results.names
        if not names:
            return
        _one_theme(desk, names)
        _move(desk, names)
        editlog.show(desk)


def _keep(desk: Desk, *made: Edit) -> None:
    """Add edits to the log and follow their result."""
    for each in made:
        open_store().edits.add(desk.workshop.id, desk.question.id, each.to_json())
    await_result(desk)


def _one_theme(desk: Desk, names: dict[int, str]) -> None:
    left, middle, right = st.columns(3, vertical_alignment="bottom", gap="medium")
    with left:
        theme = st.selectbox("Theme", list(names), format_func=lambda t: editlog.label(t, names))
    if theme not in names:
        return
    with middle:
        name = st.text_input("Name", names[theme], max_chars=LONGEST_NAME, key=f"name-{theme}")
        if st.button("Rename"):
            _rename(desk, theme, " ".join(name.split()), names)
    with right:
        others = [each for each in names if each != theme]
        into = st.selectbox(
            "Merge into", others, index=None, format_func=lambda t: editlog.label(t, names)
        )
        if st.button("Merge", disabled=into is None) and into in names:
            _keep(desk, Edit.merge(theme, into))
    with st.container(horizontal=True):
        if st.button("Split it in two"):
            log = [Edit.from_json(entry.body) for entry in open_store().edits.log(desk.question.id)]
            _keep(desk, Edit.split(theme, (next_theme_id(desk.results.themes, log),)))
        if st.button("Hold it in place"):
            _keep(desk, Edit.pin(theme))


def _rename(desk: Desk, theme: int, name: str, names: dict[int, str]) -> None:
    """Keep a new name if it can be read and no other theme has it."""
    others = {other.casefold() for each, other in names.items() if each != theme}
    if not any(letter.isalnum() for letter in name):
        frame.note("A name needs letters.", attention=True)
    elif name.casefold() in others:
        frame.note("Another theme has this name. Choose one that tells them apart.", attention=True)
    elif name != names[theme]:
        _keep(desk, Edit.rename(theme, name[:LONGEST_NAME]))


def _move(desk: Desk, names: dict[int, str]) -> None:
    wanted = st.text_input("Find statements to move", placeholder="A word in it", max_chars=60)
    if not wanted.strip():
        return
    found = reading.search(desk.results, wanted)
    if not found:
        st.caption("No statement that may be shown has this in it.")
        return
    table = pd.DataFrame(
        [(text, names.get(theme, "")) for _, text, theme in found], columns=["Statement", "Theme"]
    )
    picked = st.dataframe(
        table, hide_index=True, on_select="rerun", selection_mode="multi-row", key="move"
    )
    to = st.selectbox("Move to", [*names, -1], format_func=lambda t: editlog.label(t, names))
    rows = picked.selection.rows
    if st.button("Move", disabled=not rows):
        places = [found[row][0] for row in rows if row < len(found)]
        _keep(desk, *(Edit.move(key, int(to)) for key in places))
