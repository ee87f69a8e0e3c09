"""What can be done with a chart: take it as a picture, take its numbers, see it large."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from pages.parts import blocks, dialog, markup
from vision.charts import for_export, to_png, to_svg
from vision.exchange import safe_filename, write_statements_csv
from vision.translation import _

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import altair as alt
    import pandas as pd
    from streamlit.delta_generator import DeltaGenerator

    from vision.charts import Mode


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart as a page shows it.

    Attributes:
        chart: As the library drew it.
        says: The sentence it proves; its title in exports, and the name of its files.
        sub: What is measured.
        numbers: What it shows, to be read; nothing in it is more than the page may show.
        mode: As it was drawn; by itself as this browser shows the app.
    """

    chart: alt.LayerChart | alt.HConcatChart
    says: str
    sub: str
    numbers: pd.DataFrame
    mode: Mode = field(default_factory=markup.mode)


def offer(drawn: Drawn, key: str) -> None:
    """Show the menu of a chart; each file is made when somebody asks for it.

    Args:
        drawn: The chart.
        key: Names it on its page.
    """
    with _menu(key):
        st.button(
            _("Full screen"),
            icon=":material/fullscreen:",
            type="tertiary",
            on_click=_fill,
            args=(key,),
            key=f"large-{key}",
        )
        makers = {"png": _png, "svg": _svg, "csv": _csv}
        _files(drawn.says, {each: partial(make, drawn) for each, make in makers.items()}, key)
    title = blocks.plain(drawn.says)
    dialog.show(f"large-{key}", title, partial(_large, drawn, key), width="large")


def offer_files(says: str, makers: Mapping[str, Callable[[], bytes]], key: str) -> None:
    """Show the menu of a picture that is no chart.

    Args:
        says: The sentence it proves, and the name of its files.
        makers: ``png``, ``svg`` or ``csv`` to what makes it.
        key: Names it on its page.
    """
    with _menu(key):
        _files(says, makers, key)


def _menu(key: str) -> DeltaGenerator:
    turn = st.session_state.get(f"menu-{key}-turn", 0)
    return st.popover(
        _("This chart"),
        icon=":material/more_horiz:",
        type="tertiary",
        key=f"menu-{key}-{turn}",  # another menu: this one is closed
    )


def _files(says: str, makers: Mapping[str, Callable[[], bytes]], key: str) -> None:
    for ending, label, symbol, mime in (
        ("png", _("Picture (PNG)"), "image", "image/png"),
        ("svg", _("Drawing (SVG)"), "draw", "image/svg+xml"),
        ("csv", _("Numbers (CSV)"), "table", "text/csv"),
    ):
        if ending in makers:
            st.download_button(
                label,
                makers[ending],
                safe_filename(says, ending),
                mime,
                icon=f":material/{symbol}:",
                on_click="ignore",
                type="tertiary",
                key=f"take-{ending}-{key}",
            )


def _fill(key: str) -> None:
    """Ask for a chart on the whole screen; close the menu, which would else lie on it."""
    turn = f"menu-{key}-turn"
    st.session_state[turn] = st.session_state.get(turn, 0) + 1
    dialog.ask(f"large-{key}")


def _large(drawn: Drawn, key: str) -> None:
    """Show a chart as large as the screen allows; Escape leads back."""
    blocks.block(f'<p class="v-sub">{blocks.esc(drawn.sub)}</p>')
    with st.container(key="large-chart"):
        st.altair_chart(drawn.chart, theme=None, width="content", key=f"drawn-large-{key}")


def _png(drawn: Drawn) -> bytes:
    return to_png(for_export(drawn.chart, drawn.says, drawn.sub, mode=drawn.mode))


def _svg(drawn: Drawn) -> bytes:
    return to_svg(for_export(drawn.chart, drawn.says, drawn.sub, mode=drawn.mode)).encode()


def _csv(drawn: Drawn) -> bytes:
    return write_statements_csv(drawn.numbers)
