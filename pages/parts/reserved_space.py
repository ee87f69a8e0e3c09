"""Room kept free for a row of buttons until the browser has drawn it: nothing below moves."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import streamlit as st

from pages.parts import blocks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@contextmanager
def for_buttons(key: str, labels: Iterable[str], *, titled: bool = False) -> Iterator[None]:
    """Lay the same words out of sight where the buttons will stand; they wrap as the buttons do.

    Streamlit loads its rows of buttons after the page, and does not know before how high they are.

    Args:
        key: Names the place on its page, in letters of English.
        labels: What stands on the buttons.
        titled: Whether a title stands above them.
    """
    words = "".join(f"<span>{blocks.esc(label)}</span>" for label in labels)
    kind = "v-ghost v-titled" if titled else "v-ghost"
    with st.container(key=f"room-{key}"):
        blocks.block(f'<div class="{kind}" aria-hidden="true">{words}</div>')
        yield
