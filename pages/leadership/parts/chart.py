"""How a chart stands on a leader's page: at full size, or as strips or cells on a phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from pages.parts import blocks
from vision.translation import _

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd


def picture(
    chart: alt.LayerChart | alt.HConcatChart,
    key: str,
    *,
    narrow: str | alt.LayerChart = "",
    stretch: bool = False,
    select: bool = False,
) -> object:
    """Show a chart and return what was clicked in it.

    Args:
        chart: As the library drew it; it describes itself to screen readers.
        key: Names it on its page; the stylesheet swaps ``wide-`` and ``narrow-``.
        narrow: The same for phones, as HTML or as a chart; "" shows the wide one there as well, in
            a box that scrolls.
        stretch: Whether it grows and shrinks with its column. Charts that place words by
            their width keep their own size.
        select: Whether a click is reported.
    """
    kind = "wide" if narrow else "both"
    with st.container(key=f"{kind}-stretched-{key}" if stretch else f"{kind}-{key}"):
        picked: object = st.altair_chart(
            chart if stretch else chart.properties(autosize="pad"),
            theme=None,
            width="stretch" if stretch else "content",
            on_select="rerun" if select else "ignore",
            key=f"chart-{key}",
        )
    if narrow:
        with st.container(key=f"narrow-{key}"):
            if isinstance(narrow, str):
                blocks.block(narrow)
            else:
                st.altair_chart(narrow, theme=None, key=f"chart-{key}-narrow")
    return picked


def chosen(picked: object, selection: str) -> dict[str, object]:
    """Return the fields of what was clicked, nothing where nothing was."""
    rows = getattr(getattr(picked, "selection", None), selection, None)
    return dict(rows[0]) if rows else {}


def table(numbers: pd.DataFrame) -> None:
    """Offer the same numbers to read."""
    with st.expander(_("The same as a table")):
        st.dataframe(numbers, hide_index=True)
