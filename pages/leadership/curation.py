"""Editing themes: lasting, survives every new statement, and each edit can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from pages import frame, results
from pages.bridge import open_store
from vision.themes import Action, Edit

if TYPE_CHECKING:
    from pages.leadership.desk import Desk
    from vision.store import LoggedEdit

LONGEST_NAME = 60


def edit(desk: Desk) -> None:
    """Offer rename, merge, split, move and pin, and the log of what was done."""
    with st.expander("Edit themes"):
        names = desk.results.names
        if not names:
            return
        _one_theme(desk, names)
        _move(desk, names)
        _log(desk, names)


def _keep(desk: Desk, made: Edit) -> None:
    open_store().edits.add(desk.workshop.id, desk.question.id, made.to_json())
    st.toast("Kept. Themes follow in a few seconds.")


def _one_theme(desk: Desk, names: dict[int, str]) -> None:
    left, middle, right = st.columns(3, vertical_alignment="bottom", gap="medium")
    with left:
        theme = st.selectbox("Theme", list(names), format_func=lambda t: _label(t, names))
    if theme not in names:
        return
    with middle:
        name = st.text_input("Name", names[theme], max_chars=LONGEST_NAME, key=f"name-{theme}")
        if st.button("Rename") and name.strip() and name.strip() != names[theme]:
            _keep(desk, Edit.rename(theme, " ".join(name.split())))
    with right:
        others = [each for each in names if each != theme]
        into = st.selectbox(
            "Merge into", others, index=None, format_func=lambda t: _label(t, names)
        )
        if st.button("Merge", disabled=into is None) and into in names:
            _keep(desk, Edit.merge(theme, into))
    with st.container(horizontal=True):
        if st.button("Split it in two"):
            taken = max(each.id for each in desk.results.themes.themes)
            _keep(desk, Edit.split(theme, (taken + 1,)))
        if st.button("Hold it in place"):
            _keep(desk, Edit.pin(theme))


def _move(desk: Desk, names: dict[int, str]) -> None:
    wanted = st.text_input("Find statements to move", placeholder="A word in it", max_chars=60)
    if not wanted.strip():
        return
    found = results.search(desk.results, wanted)
    if not found:
        st.caption("No statement that may be shown has this in it.")
        return
    table = pd.DataFrame(
        [(text, names.get(theme, "")) for _, text, theme in found], columns=["Statement", "Theme"]
    )
    picked = st.dataframe(
        table, hide_index=True, on_select="rerun", selection_mode="multi-row", key="move"
    )
    to = st.selectbox("Move to", [*names, -1], format_func=lambda t: _label(t, names))
    rows = picked.selection.rows  # type: ignore[union-attr] - a selection was asked for
    if st.button("Move", disabled=not rows):
        for row in rows:
            _keep(desk, Edit.move(found[row][0], int(to)))


def _log(desk: Desk, names: dict[int, str]) -> None:
    log = open_store().edits.log(desk.question.id)
    if log:
        frame.title("What was edited", "Taking one back leaves the others as they are.")
    for entry in reversed(log):
        with st.container(horizontal=True, vertical_alignment="center"):
            frame.block(f"<p>{frame.esc(_told(entry, names))}</p>")
            if st.button("Undo", key=f"undo-{entry.id}", type="tertiary"):
                open_store().edits.undo(desk.workshop.id, entry.id)
                st.rerun()


def _told(entry: LoggedEdit, names: dict[int, str]) -> str:
    made = Edit.from_json(entry.body)
    theme = _label(made.theme, names)
    return {
        Action.RENAME: f"Theme {made.theme} was named “{made.name}”",
        Action.MERGE: f"Theme {made.theme} went into {_label(next(iter(made.into), -1), names)}",
        Action.SPLIT: f"{theme} was split",
        Action.MOVE: f"A statement was moved to {theme}",
        Action.PIN: f"{theme} is held in place",
    }[made.action]


def _label(theme: int, names: dict[int, str]) -> str:
    return f"{theme}  {names[theme]}" if theme in names else "No theme"
