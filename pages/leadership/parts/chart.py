"""How a chart stands on a leader's page: at full size, or as strips or cells on a phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from pages.leadership.parts.chart_menu import Drawn, offer
from pages.parts import blocks
from pages.parts.listing import listing
from vision.charts.heights import height
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
    drawn: Drawn | None = None,
) -> object:
    """Show a chart and return what was clicked in it.

    Args:
        chart: As the library drew it; it describes itself to screen readers.
        key: Names it on its page, in letters of English; the stylesheet swaps ``wide-`` and
            ``narrow-``.
        narrow: The same for phones, as HTML or as a chart; "" shows the wide one there as well, in
            a box that scrolls.
        stretch: Whether it grows and shrinks with its column. Charts that place words by
            their width keep their own size.
        select: Whether a click is reported.
        drawn: What its menu offers; None where the menu stands elsewhere on the page.
    """
    kind = "wide" if narrow else "both"
    name = f"{kind}-stretched-{key}" if stretch else f"{kind}-{key}"
    _reserve(name, chart)
    with st.container(key=name):
        picked: object = st.altair_chart(
            chart if stretch else chart.properties(autosize="pad"),
            theme=None,
            width="stretch" if stretch else "content",
            on_select="rerun" if select else "ignore",
            key=f"chart-{key}",
        )
    if narrow:
        if not isinstance(narrow, str):
            _reserve(f"narrow-{key}", narrow)
        with st.container(key=f"narrow-{key}"):
            if isinstance(narrow, str):
                blocks.block(narrow)
            else:
                st.altair_chart(narrow, theme=None, key=f"chart-{key}-narrow")
    if drawn:
        offer(drawn, key)
    return picked


def _reserve(container: str, chart: alt.LayerChart | alt.HConcatChart) -> None:
    """Keep the room of a chart free until the browser has drawn it, so that nothing below moves."""
    st.html(f"<style>.st-key-{container}{{--high:{height(chart)}px}}</style>")


def chosen(picked: object, selection: str) -> dict[str, object]:
    """Return the fields of what was clicked, nothing where nothing was."""
    rows = getattr(getattr(picked, "selection", None), selection, None)
    return dict(rows[0]) if rows else {}


def table(numbers: pd.DataFrame, words: str = "", key: str = "") -> None:
    """Offer the same numbers to read.

    Args:
        numbers: What the chart shows.
        words: The column with what people said, each of which can be read whole; empty for none.
        key: Of such a table on its page.
    """
    with st.expander(_("The same as a table")):
        if words in numbers:
            listing(numbers, words, f"table-{key}")
        else:
            st.dataframe(numbers, hide_index=True)
