"""How true it is today: what people want, one wish for each theme, between two named ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from pages.participant.parts import person
from pages.participant.parts.scale import scale
from pages.parts import blocks, markup, results
from pages.parts.wishes import wishes
from server.store import open_store
from vision.errors import VisionError
from vision.translation import _

if TYPE_CHECKING:
    from pages.participant.parts.person import Person


def ask_today(me: Person) -> None:
    """Ask for every theme that has a wish, from 0 (not at all) to 10 (fully).

    Each answer is kept at once. A theme without one has only a label, which nobody can answer.
    """
    found = results.newest(me.workshop, me.question)
    if found is None:
        blocks.empty(_("Themes come first"), _("They appear here by themselves."), symbol="hub")
        person.wait_for(lambda: results.newest(me.workshop, me.question))
        return
    blocks.block(f'<h1 class="v-asks">{blocks.esc(_("How true is this for us today?"))}</h1>')
    if _asked(me, found):
        st.fragment(_themes)(me, found)
    else:
        blocks.note(_("There is nothing to answer yet."), symbol="hourglass_empty")
        person.wait_for(lambda: _asked(me, found))


def _asked(me: Person, found: results.Results) -> dict[int, str]:
    """Return the wish of each theme that is asked about."""
    worded = wishes(me.question, found)
    return {
        each.id: worded[each.id]
        for each in found.themes.themes
        if not each.other and each.id in worded
    }


def _themes(me: Person, found: results.Results) -> None:
    """Draw the themes apart from the page, so that an answer costs little."""
    worded = _asked(me, found)
    themes = [each for each in found.themes.themes if each.id in worded]
    mine = open_store().today_ratings.of(me.participant.id, me.question.id)
    for theme in themes:
        _one(me, theme.id, theme.name, worded[theme.id], mine.get(theme.id))
    said = sum(theme.id in mine for theme in themes)
    blocks.line(_("{said} of {all} answered.", said=said, all=len(themes)))


def _one(me: Person, theme: int, name: str, wish: str, answered: int | None) -> None:
    def keep(chosen: int) -> None:
        try:
            open_store().today_ratings.keep(me.participant.id, me.question.id, theme, chosen)
        except VisionError as error:
            st.session_state["today-error"] = (theme, str(error))

    with st.container(key=f"today-card-{theme}"):
        blocks.block(
            f'<p class="v-words">{markup.theme_name(theme, name)}</p>'
            f'<div class="v-statement">{blocks.esc(wish)}</div>'
        )
        asks = _("How true is this today: {wish}", wish=blocks.plain(wish))
        scale(asks, answered, f"today-{theme}", keep)
    against = st.session_state.get("today-error")
    if against and against[0] == theme:
        blocks.note(st.session_state.pop("today-error")[1], symbol="error", attention=True)
