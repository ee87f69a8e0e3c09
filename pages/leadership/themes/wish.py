"""A wish in a theme: words that people can hold against today, where a name is only a label."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from pages.parts.wishes import wishes
from vision.limits import LONGEST_WISH
from vision.themes import Edit
from vision.translation import _

if TYPE_CHECKING:
    from pages.leadership.parts.selection import Selection


def wish(selection: Selection, theme: int) -> Edit | None:
    """Ask how a theme reads as a wish; return the edit to keep, None as long as nothing is new."""
    asked = selection.question.id
    before = wishes(selection.question, selection.results).get(theme, "")
    key, begun = f"wish-{asked}-{theme}", f"wished-{asked}-{theme}"
    if st.session_state.get(key, before) in (before, st.session_state.get(begun, before)):
        st.session_state[key] = st.session_state[begun] = before  # nobody types in it
    words = st.text_input(
        _("As a wish that people hold against today"),
        max_chars=max(LONGEST_WISH, len(before)),
        placeholder=_("We have time for patients"),
        key=key,
    )
    if not before:
        st.caption(
            _(
                "Phones ask about this theme once it has a wish: none of its statements may be "
                "shown."
            )
        )
    words = " ".join(words.split())
    if not st.button(_("Ask about this wish"), key=f"word-{asked}-{theme}"):
        return None
    return Edit.wish(theme, words) if words and words != before else None
