"""Page: what people speak of: names, reach, keywords, typical quotes, a map, and their editing."""

import streamlit as st

from pages.leadership.parts.explanation import explain
from pages.leadership.parts.selection import choice, kicker, open_selection
from pages.leadership.themes import charts, editing, influence, statements
from pages.parts import blocks, influence_map, markup, quotes, visitor
from vision.access import covers
from vision.models import Role
from vision.themes import Theme
from vision.translation import _, in_row, marked

VIEWS = {
    "list": marked("List"),
    "map": marked("Map"),
    "words": marked("Words"),
    "influence": marked("What drives what"),
}


def card(theme: Theme, level: str | None) -> None:
    """Show one theme: how many speak of it, its words, and what people typically wrote."""
    typical = (
        quotes.quotes_at(selection.results, theme.id, level, quotes.QUOTES)
        if level
        else quotes.quotes(selection.results, theme)
    )
    close = charts.CLOSENESS.get(theme.closeness, theme.closeness)
    name = markup.theme_name(theme.id, theme.name)
    with st.container(border=True, key=f"theme-{theme.id}"):
        blocks.block(
            f'<div class="v-row"><h2 class="v-title">{name}</h2>'
            f'<span class="v-words">{charts.spoken_of(selection, theme.id)}; {_(close)}</span>'
            f'</div><p class="v-sub">{blocks.esc(in_row(theme.keywords[:8]))}</p>'
            f"{markup.quotes(typical)}"
        )


selection = open_selection(_("Here are the themes people speak of, with their words."))
themes = selection.results.themes
blocks.finding(charts.finding(selection), kicker=kicker(selection), lead=str(themes.reason))
editing.follow(selection)
for notice in themes.notices:
    blocks.note(str(notice), symbol="translate")
view = choice("view", influence_map.offered(VIEWS, selection.workshop))
if view == "map":
    statements.draw_map(selection)
elif view == "words":
    charts.draw_words(selection)
elif view == "influence":
    influence.draw(selection)
else:
    level = charts.draw_bars(selection)
    with st.container(key="cards-of-themes"):
        for theme in charts.ranked(selection):
            if theme.other:
                charts.other(theme, selection)
            else:
                card(theme, level)
statements.find(selection)
statements.unassigned(selection)
if covers(visitor.role(selection.workshop), Role.FACILITATOR):
    editing.edit(selection)
explain("influence" if view == "influence" else "themes", selection)
