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
    from vision.themes import Theme


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
    st.fragment(_themes)(me, found)


def _asked(me: Person, found: results.Results) -> list[tuple[Theme, str]]:
    """Return the themes that are asked about, each with its wish."""
    worded = wishes(me.question, found)
    themes = [each for each in found.themes.themes if not each.other and each.id in worded]
    return [(each, worded[each.id]) for each in themes]


def _themes(me: Person, found: results.Results) -> None:
    """Draw the themes apart from the page, so that an answer costs little."""
    asked = _asked(me, found)
    if not asked:
        blocks.note(_("There is nothing to answer yet."), symbol="hourglass_empty")
        person.wait_for(lambda: _asked(me, results.newest(me.workshop, me.question) or found))
        return
    mine = open_store().today_ratings.of(me.participant.id, me.question.id)
    for theme, wish in asked:
        _one(me, theme.id, theme.name, wish, mine.get(theme.id))
    said = sum(theme.id in mine for theme, _wish in asked)
    blocks.line(_("{said} of {all} answered.", said=said, all=len(asked)))


def _one(me: Person, theme: int, name: str, wish: str, answered: int | None) -> None:
    at = f"{me.question.id}-{theme}"  # themes of each question begin at 1

    def keep(chosen: int) -> None:
        try:
            open_store().today_ratings.keep(me.participant.id, me.question.id, theme, chosen)
        except VisionError as error:
            st.session_state["today-error"] = (at, str(error))

    with st.container(key=f"today-card-{at}"):
        blocks.block(
            f'<p class="v-words">{markup.theme_name(theme, name)}</p>'
            f'<div class="v-statement">{blocks.esc(wish)}</div>'
        )
        asks = _("How true is this today: {wish}", wish=blocks.plain(wish))
        scale(asks, answered, f"today-{at}", keep)
    against = st.session_state.get("today-error")
    if against and against[0] == at:
        blocks.note(st.session_state.pop("today-error")[1], symbol="error", attention=True)
