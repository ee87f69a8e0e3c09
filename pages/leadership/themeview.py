"""How themes are shown: bars of reach, a map of statements, what belongs to no theme."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

import pandas as pd
import streamlit as st

from pages import frame, paper, results
from vision.charts import theme_bars, theme_map
from vision.charts.frames import reach_frame, round_frame, theme_frame, unit_frame

if TYPE_CHECKING:
    from pages.leadership.desk import Desk
    from vision.themes import Theme

CLOSENESS: Final = {
    "tight": "its statements are close",
    "mixed": "its statements are mixed",
    "loose": "its statements are only loosely alike",
}
EVERYONE: Final = "Everyone"
READ: Final = 500
"""Statements whose words are put into the map; the others are points."""


def finding(desk: Desk) -> str:
    """Return what most people speak of."""
    frames = theme_frame(desk.results.alignment)
    if frames.empty:
        return "There are no themes yet"
    return f"More people speak of “{frames['name'].iloc[0]}” than of anything else"


def ranked(desk: Desk) -> list[Theme]:
    """Return the themes in the order of their reach."""
    order = list(theme_frame(desk.results.alignment)["theme"])
    return sorted(desk.results.themes.themes, key=lambda theme: order.index(theme.id))


def spoken_of(desk: Desk, theme_id: int) -> str:
    """Return how many of 100 people speak of a theme, in words."""
    reach = {theme.id: theme.reach for theme in desk.results.alignment.themes}.get(theme_id)
    if reach is None:
        return f"under {desk.workshop.smallest_group} people can be counted so far"
    return f"{round(100 * reach)} of 100 people speak of it"


def draw_bars(desk: Desk) -> None:
    """Show reach of every theme, for everyone or for one level, unit or round."""
    alignment, m = desk.results.alignment, desk.workshop.smallest_group
    slices = {EVERYONE: theme_frame(alignment)}
    for told, column, prefix in (
        (reach_frame(alignment), "level", ""),
        (unit_frame(alignment), "unit", ""),
        (round_frame(alignment), "round", "Round "),
    ):
        for name in told[column].unique() if len(told) else ():
            slices[f"{prefix}{name}"] = told[told[column] == name].reset_index(drop=True)
    title = "People of 100 who speak of each theme"
    left, right = st.columns([3, 1], vertical_alignment="bottom")
    with right:
        picked = st.selectbox("Who", list(slices), filter_mode=None)
    with left:
        frame.title(title if picked == EVERYONE else f"{title}: {picked}")
    shown = slices.get(picked or EVERYONE, slices[EVERYONE])
    st.altair_chart(theme_bars(shown, title=title, mode=paper.mode(), smallest_group=m), theme=None)


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
    picked = st.altair_chart(
        theme_map(places, names, title="Theme map", mode=paper.mode()),
        theme=None,
        on_select="rerun",
        key="map",
    )
    chosen = getattr(getattr(picked, "selection", None), "statement", None)
    if chosen:
        shown = results.readable_statements(desk.results, [str(chosen[0]["key"])])
        words = paper.quotes(shown) or '<p class="v-words">This one may not be quoted.</p>'
        frame.block(words)


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
        keys = list(desk.results.themes.unassigned)[:READ]
        shown = results.readable_statements(desk.results, keys)
        st.dataframe(pd.DataFrame([text for text, _ in shown], columns=["Answer"]), hide_index=True)
