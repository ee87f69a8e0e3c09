"""One statement to read, and why it is in its theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from pages import frame, paper, reading
from pages.bridge import open_store
from vision.snapshots import cached_encoder
from vision.themes import explain

if TYPE_CHECKING:
    from pages.leadership.desk import Desk


def read(desk: Desk, key: str) -> None:
    """Show a statement that may be shown, and offer what put it where it is."""
    found = desk.results
    shown = reading.readable_statements(found, [key])
    if key not in found.labels or not shown:
        frame.note("This one counts, but may not be quoted.", symbol="lock")
        return
    theme = found.labels[key]
    name = paper.theme_name(theme, found.names[theme]) if theme in found.names else "No theme"
    frame.block(f'<div class="v-card">{name}{paper.quotes(shown)}</div>')
    if st.button("Why is this statement here?", icon=":material/help:", key=f"why-{key}"):
        _why(desk, key)


def _why(desk: Desk, key: str) -> None:
    """Tell the words and the neighbours that put a statement into its theme."""
    found, store = desk.results, open_store()
    visible = store.statements.visible(found.themes.keys)
    texts = [visible[each].text if each in visible else None for each in found.themes.keys]
    with st.spinner("Looking for what it has in common with others", show_time=False):
        told = explain(texts, found.themes, key, encoder=cached_encoder(store.vectors))
    if told.reason:
        frame.note(f"It belongs to no theme: {told.reason}.")
    elif told.words:
        words = ", ".join(f"“{word}”" for word, _ in told.words[:5])
        frame.note(f"{words}.", strong="Words it shares with its theme:", symbol="match_word")
    else:
        frame.note("It shares no word with its theme; it is there for its meaning.")
    keys = [each for each, _, _ in told.neighbours]
    near = reading.readable_statements(found, keys)
    if near:
        frame.title("Most alike")
        frame.block(paper.quotes((text, None) for text, _ in near[:3]))
