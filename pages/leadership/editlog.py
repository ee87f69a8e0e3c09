"""The log of what a facilitator edited, each entry of which can be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from pages import frame
from pages.bridge import open_store
from pages.leadership.updating import await_result
from vision.themes import Action, Edit

if TYPE_CHECKING:
    from pages.leadership.desk import Desk
    from vision.store import LoggedEdit


def show(desk: Desk) -> None:
    """List what was edited, the newest first, each with a way back."""
    names = desk.results.names
    log = open_store().edits.log(desk.question.id)
    if log:
        frame.title("What was edited", "Taking one back leaves the others as they are.")
    for entry in reversed(log):
        with st.container(horizontal=True, vertical_alignment="center"):
            frame.block(f"<p>{frame.esc(_told(entry, names))}</p>")
            if st.button("Undo", key=f"undo-{entry.id}", type="tertiary"):
                open_store().edits.undo(desk.workshop.id, entry.id)
                await_result(desk)


def _told(entry: LoggedEdit, names: dict[int, str]) -> str:
    made = Edit.from_json(entry.body)
    theme = label(made.theme, names)
    return {
        Action.RENAME: f"Theme {made.theme} was named “{made.name}”",
        Action.MERGE: f"Theme {made.theme} went into {label(next(iter(made.into), -1), names)}",
        Action.SPLIT: f"{theme} was split",
        Action.MOVE: f"A statement was moved to {theme}",
        Action.PIN: f"{theme} is held in place",
    }[made.action]


def label(theme: int, names: dict[int, str]) -> str:
    """Return number and name of a theme, for a list to choose from."""
    return f"{theme}  {names[theme]}" if theme in names else "No theme"
