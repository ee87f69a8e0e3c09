"""Single statements: on a map, found by a word, or in no theme."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

import pandas as pd
import streamlit as st

from pages import frame, paper, reading
from pages.leadership import whyhere
from pages.leadership.picture import chosen, picture
from vision.charts import theme_map

if TYPE_CHECKING:
    from pages.leadership.desk import Desk

LISTED: Final = 500
"""Answers without a theme that are listed."""


def draw_map(desk: Desk) -> None:
    """Show statements as points, near those that say something alike; a click reads one."""
    found = desk.results.themes
    frame.title(
        "Statements that say something alike lie close together",
        "Each point is a statement, coloured and numbered by theme. Click one to read it.",
    )
    places = pd.DataFrame(
        {
            "key": found.keys,
            "x": found.positions[:, 0],
            "y": found.positions[:, 1],
            "theme": found.labels,
        }
    )
    names = pd.DataFrame([(t.id, t.name) for t in found.themes], columns=["theme", "name"])
    left, right = st.columns([5, 3], gap="medium")
    with left:
        picked = picture(
            theme_map(places, names, title="Theme map.", mode=paper.mode()), "map", select=True
        )
    with right:
        key = chosen(picked, "statement").get("key")
        if key is None:
            frame.note("Click a point to read its statement.", symbol="touch_app")
        else:
            whyhere.read(desk, str(key))


def find(desk: Desk) -> None:
    """Let a leader look for a statement, read it, and ask why it is where it is."""
    with st.expander("Find a statement"):
        wanted = st.text_input("A word in it", max_chars=60, key="find")
        if not wanted.strip():
            return
        found = reading.search(desk.results, wanted)
        if not found:
            st.caption("No statement that may be shown has this in it.")
            return
        texts = {key: text for key, text, _ in found}
        key = st.selectbox(
            f"{len(found)} found", list(texts), format_func=lambda key: texts.get(key, "")
        )
        if key in texts:
            whyhere.read(desk, key)


def unassigned(desk: Desk) -> None:
    """Say what belongs to no theme, and list it for whoever wants to check."""
    reasons = Counter(desk.results.themes.unassigned.values())
    if not reasons:
        return
    with st.expander("Answers that belong to no theme"):
        for reason, count in reasons.most_common():
            many = (
                count
                if count >= desk.workshop.smallest_group
                else (f"under {desk.workshop.smallest_group}")
            )
            frame.block(f"<p>{frame.esc(reason)}: {many}</p>")
        keys = list(desk.results.themes.unassigned)[:LISTED]
        shown = reading.readable_statements(desk.results, keys)
        st.dataframe(pd.DataFrame([text for text, _ in shown], columns=["Answer"]), hide_index=True)
