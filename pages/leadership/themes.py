"""Page: what people speak of: names, reach, keywords, typical quotes, a map, and their editing."""

import streamlit as st

from pages import frame, paper, reading, visitor
from pages.leadership import curation, statements, themeview, updating
from pages.leadership.desk import choice, kicker, open_desk
from pages.leadership.explain import explain
from vision.access import covers
from vision.models import Role

VIEWS = {"list": "List", "map": "Map", "words": "Words"}

desk = open_desk()
themes = desk.results.themes
frame.finding(themeview.finding(desk), kicker=kicker(desk), lead=themes.reason)
updating.follow(desk)
for notice in themes.notices:
    frame.note(notice, symbol="translate")
view = choice("view", VIEWS)
if view == "map":
    statements.draw_map(desk)
elif view == "words":
    themeview.draw_words(desk)
else:
    level = themeview.draw_bars(desk)
    for theme in themeview.ranked(desk):
        with st.container(border=True, key=f"theme-{theme.id}"):
            quotes = (
                reading.quotes_at(desk.results, theme.id, level, 3)
                if level
                else reading.quotes(desk.results, theme)
            )
            frame.block(
                f'<div class="v-row"><h2 class="v-title">{paper.theme_name(theme.id, theme.name)}'
                f'</h2><span class="v-words">{themeview.spoken_of(desk, theme.id)}; '
                f"{themeview.CLOSENESS.get(theme.closeness, theme.closeness)}</span></div>"
                f'<p class="v-sub">{frame.esc(", ".join(theme.keywords[:8]))}</p>'
                f"{paper.quotes(quotes)}"
            )
statements.find(desk)
statements.unassigned(desk)
if covers(visitor.role(desk.workshop), Role.FACILITATOR):
    curation.edit(desk)
explain("themes", desk)
