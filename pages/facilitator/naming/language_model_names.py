"""Names that a language model suggests, where the workshop was told so before anyone wrote."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING, Final

import streamlit as st

from pages.facilitator.parts.rude_words import own_words
from pages.parts import blocks, dialog
from server.language_model import Suggested, suggestions
from server.store import open_store, settings
from vision.themes.model_answer import fit_names, names_in
from vision.translation import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pages.facilitator.naming.desk import Desk
    from vision.text.flags import RudeWords
    from vision.themes import Theme

AGAIN_S: Final = 1.0
"""Seconds after which a page looks again whether there is an answer."""


def of(desk: Desk, theme: Theme) -> Suggested | None:
    """Return what is suggested for a theme by now; None where nothing may be asked."""
    endpoint = settings().endpoint
    texts = desk.statements(theme)
    if endpoint is None or endpoint.host != desk.workshop.endpoint or not texts:
        return None
    said = open_store().namings.quotable(desk.members(theme))
    fit = partial(_fit, said, desk.workshop.smallest_group, own_words())
    return suggestions.of((desk.question.id, theme.id, *texts), endpoint, texts, fit)


def _fit(
    said: Sequence[tuple[str, str]], smallest_group: int, rude: RudeWords, answer: str
) -> tuple[str, ...]:
    return fit_names(names_in(answer), said, smallest_group=smallest_group, rude=rude)


def told(found: Suggested | None) -> None:
    """Say quietly where suggestions come from, that they may still come, or that none came."""
    if found is None:
        return
    if found.waits:
        blocks.line(_("A language model is asked as well …"), "v-sub")
        _wait(time.monotonic())
    elif found.names:
        blocks.line(_("Those after ours were suggested by a language model."), "v-sub")
    else:
        blocks.line(_("The language model suggested nothing that fits; ours stand."), "v-sub")


@st.fragment(run_every=AGAIN_S)
def _wait(since: float) -> None:
    """Draw the page anew, every second, until an answer is there or the time is up.

    Not at once: a page that is drawn for a press would end before it comes to what was pressed.
    """
    if time.monotonic() - since > AGAIN_S / 2:
        dialog.draw_anew()
