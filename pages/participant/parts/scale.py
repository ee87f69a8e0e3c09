"""A scale from 0 to 10 between two named ends, not answered until somebody touches it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from pages.parts import blocks
from vision.limits import HIGHEST_RATING
from vision.translation import _

if TYPE_CHECKING:
    from collections.abc import Callable


def scale(
    asks: str, answered: int | None, name: str, keep: Callable[[int], None] | None = None
) -> int | None:
    """Ask how true something is; return the answer, None where there is none.

    Args:
        asks: What, for whoever hears the page.
        answered: What was answered before.
        name: Of the scale on its page.
        keep: Is given each answer at once; None inside a form, which sends them together.
    """
    key = f"scale-{name}"

    def change() -> None:
        chosen = st.session_state[key]
        if keep is not None and chosen is not None:
            keep(int(chosen))

    value = st.select_slider(
        asks,
        [None, *range(HIGHEST_RATING + 1)],
        answered,
        format_func=lambda value: _("not answered") if value is None else str(value),
        label_visibility="collapsed",
        key=key,
        on_change=change if keep is not None else None,
    )
    blocks.block(
        '<p class="v-two-ends" aria-hidden="true">'
        f"<span>{blocks.esc(_('0: not at all'))}</span>"
        f"<span>{blocks.esc(_('10: fully'))}</span></p>"
    )
    return None if value is None else int(value)
