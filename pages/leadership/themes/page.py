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


def card(theme: Theme, level: str | None, usual: str) -> None:
    """Show one theme: how many speak of it, its words, and what people typically wrote.

    Args:
        theme: To be shown.
        level: Whose words; None for everyone's.
        usual: How close statements of most themes are, which is said above all of them.
    """
    typical = (
        quotes.quotes_at(selection.results, theme.id, level, quotes.QUOTES)
        if level
        else quotes.quotes(selection.results, theme)
    )
    told = [charts.spoken_of(selection, theme.id)]
    if theme.closeness != usual:
        told.append(_(charts.CLOSENESS.get(theme.closeness, theme.closeness)))
    name = markup.theme_name(theme.id, theme.name)
    with st.container(border=True, key=f"theme-{theme.id}"):
        blocks.block(
            f'<div class="v-row"><h2 class="v-title">{name}</h2>'
            f'<span class="v-words">{blocks.esc(in_row(told))}</span>'
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
    level, usual = charts.draw_bars(selection), charts.usual_closeness(themes.themes)
    if usual:
        blocks.line(_(charts.USUAL[usual]), "v-sub")
    with st.container(key="cards-of-themes"):
        for theme in charts.ranked(selection):
            if theme.other:
                charts.other(theme, selection)
            else:
                card(theme, level, usual)
statements.find(selection)
statements.unassigned(selection)
if covers(visitor.role(selection.workshop), Role.FACILITATOR):
    editing.edit(selection)
explain("influence" if view == "influence" else "themes", selection)
