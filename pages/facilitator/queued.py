"""A moderator's queue as a table, to choose many at once; readable on a phone as well."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pandas as pd
import streamlit as st

from vision.models import Status

if TYPE_CHECKING:
    from pages.facilitator.docket import Docket

ONE_LINE: Final = 24
"""Characters that fit in one line of a table as narrow as a phone."""

LOW: Final = 35
HIGH: Final = 70
"""Pixels of a row that shows three lines (below 65 none wraps); a longer text opens in its cell."""


def many(desk: Docket) -> None:
    """Show the whole queue as a table, verbatim, to choose many at once."""
    widths = {"Kind": 84, "Words": 126, "Flags": 72} if desk.mixed else {"Words": 196, "Flags": 86}
    longest = max(len(each.text) for each in desk.queue)
    acts = st.container(horizontal=True, vertical_alignment="center")
    chosen = st.dataframe(
        pd.DataFrame(
            [(each.text, each.kind, ", ".join(each.flags)) for each in desk.queue],
            columns=["Words", "Kind", "Flags"],
        ),
        hide_index=True,
        height=440,
        row_height=LOW if longest <= ONE_LINE else HIGH,
        on_select="rerun",
        selection_mode="multi-row",
        key=f"many-{desk.loads}",
        column_order=list(widths),
        column_config={name: st.column_config.TextColumn(width=w) for name, w in widths.items()},
        alt="All that stands so, with kind and flags; tick rows to choose them.",
    )
    ids = [desk.queue[row].id for row in chosen.selection.rows if row < len(desk.queue)]
    with acts:
        for to, verb in ((Status.VISIBLE, "Show"), (Status.HIDDEN, "Hide")):
            if desk.status is not to:
                label = f"{verb} the {len(ids):,} ticked" if ids else f"{verb} ticked"
                st.button(label, on_click=desk.move, args=(ids, to), disabled=not ids)
