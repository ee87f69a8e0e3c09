"""Page: what people speak of: names, reach, keywords, typical quotes."""

import streamlit as st

from pages import frame, paper, results
from pages.leadership import tables
from pages.leadership.desk import kicker, open_desk
from vision.charts.bars import theme_bars

desk = open_desk()
alignment, themes = desk.results.alignment, desk.results.themes
reach = {theme.id: theme.reach for theme in alignment.themes}
ranked = sorted(themes.themes, key=lambda theme: -(reach.get(theme.id) or 0.0))
m = desk.workshop.smallest_group


def spoken_of(theme_id: int) -> str:
    """Return how many of 100 people speak of a theme, in words."""
    share = reach.get(theme_id)
    if share is None:
        return f"Under {m} people can be counted so far"
    return f"{round(100 * share)} of 100 people speak of it"


first = ranked[0] if ranked else None
frame.finding(
    f"Most people speak of {first.name}" if first else "There are no themes yet",
    kicker=kicker(desk),
    lead=themes.reason,
)
for notice in themes.notices:
    frame.note(notice, symbol="translate")
title = "How many of 100 people speak of each theme"
frame.title(title)
st.altair_chart(
    theme_bars(tables.whole_room(alignment), title=title, mode=paper.mode(), smallest_group=m),
    theme=None,
)
for theme in ranked:
    with st.container(border=True, key=f"theme-{theme.id}"):
        shown = results.quotes(desk.results, theme)
        frame.block(
            f'<div class="v-row"><h2 class="v-title">{paper.theme_name(theme.id, theme.name)}</h2>'
            f'<span class="v-words">{spoken_of(theme.id)} · {theme.closeness}</span></div>'
            f'<p class="v-sub">{frame.esc(", ".join(theme.keywords[:8]))}</p>'
            f"{paper.quotes(shown)}"
        )
left_out = len(themes.unassigned)
if left_out:
    frame.note(
        "Some answers belong to no theme, such as blank ones, “don’t know” and repeated ones.",
        symbol="inbox",
    )
