"""A table of what people said, in which every row can be read whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from pages.parts import blocks
from vision.translation import _

if TYPE_CHECKING:
    import pandas as pd

FITS: Final = 50
"""Characters that a row shows whole on the narrowest screen, in three lines."""

HIGH: Final = 70
"""Pixels of a row that shows three lines (below 65 none wraps)."""


def listing(rows: pd.DataFrame, words: str, key: str) -> None:
    """Show a table; a row that is ticked stands whole below it, where one is too long to.

    Args:
        rows: What people said, as it may be shown, with what is told of it.
        words: The column of their words.
        key: Of the table on its page.
    """
    longest = int(rows[words].astype(str).str.len().max()) if len(rows) else 0
    if longest <= FITS:
        st.dataframe(rows, hide_index=True, width="stretch", key=f"listing-{key}")
        return
    picked = st.dataframe(
        rows,
        hide_index=True,
        width="stretch",
        row_height=HIGH,
        on_select="rerun",
        selection_mode="single-row",
        column_order=[words, *(each for each in rows if each != words)],
        column_config={words: st.column_config.TextColumn(width="large")},
        key=f"listing-{key}",
    )
    ticked = [at for at in picked.selection.rows if at < len(rows)]
    if ticked:
        whole(str(rows[words].iloc[ticked[0]]))
    else:
        blocks.line(_("Tick a row to read it whole."), "v-sub")


def whole(*texts: str) -> None:
    """Show what people said, whole."""
    said = "".join(f'<p class="v-statement">{blocks.esc(text)}</p>' for text in texts)
    blocks.block(f'<div class="v-card v-whole-text">{said}</div>')
