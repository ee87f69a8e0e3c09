"""Bars on a full track: how many of 100 people speak of each theme."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import altair as alt
import pandas as pd

from vision.charts.palette import numeral_colour, theme_colour
from vision.charts.rows import (
    BADGE,
    NAMES,
    ROUNDED,
    hatch,
    name_axis,
    on,
    row_scale,
    rows_chart,
    under,
)
from vision.charts.style import LAPTOP, Style, finish, percent
from vision.limits import SMALLEST_GROUP
from vision.translation import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vision.charts.palette import Mode

TRACK: Final = 520
"""Width of a bar that stands for everyone, in pixels of a laptop."""

BAR: Final = 12
"""Thickness of a bar in pixels of a laptop."""

NUMBER: Final = 60
"""Width of the numbers at the right in pixels of a laptop."""

ROW: Final = 36
"""Height of a row of bars in pixels of a laptop."""


def theme_bars(
    themes: pd.DataFrame,
    *,
    title: str,
    mode: Mode = "light",
    scale: float = LAPTOP,
    smallest_group: int = SMALLEST_GROUP,
) -> alt.LayerChart:
    """Draw how many of 100 people in the whole room speak of each theme.

    Args:
        themes: One row per theme, in drawing order, with columns ``theme`` (int, badge number),
            ``name`` (str) and ``reach`` (0 to 1; NaN = withheld). ``people`` (int, who speak of
            it), where given, is told when a bar is pointed at.
        title: The sentence the reader should take away.
        mode: ``"light"`` or ``"dark"``.
        scale: Factor on every size.
        smallest_group: Named where a number is withheld.

    Returns:
        An unrendered chart whose selection ``theme`` carries the ``theme`` that was clicked.
    """
    style = Style(mode, scale)
    frame = themes.assign(
        share=themes["reach"],
        colour=[theme_colour(theme, mode) for theme in themes["theme"]],
    )
    tooltip = [
        alt.Tooltip("name:N", title=_("Theme")),
        alt.Tooltip("words:N", title=_("Speak of it")),
    ]
    if "people" in themes:
        tooltip.append(alt.Tooltip("people:Q", title=_("People")))
    axis = name_axis(list(frame["name"]), style, width=NAMES, inset=BADGE + 8, row=ROW)
    drawn = share_bars(
        frame,
        axis,
        style,
        tooltip=tooltip,
        select="theme",
        numbered=True,
        smallest_group=smallest_group,
    )
    said = _(
        "{title} Bars: people of 100 who speak of each of {themes} themes.",
        title=title,
        themes=len(themes),
    )
    return finish(drawn, style, said)


def share_bars(
    frame: pd.DataFrame,
    axis: alt.Axis,
    style: Style,
    *,
    tooltip: Sequence[alt.Tooltip],
    select: str | None = None,
    numbered: bool = False,
    number: float = NUMBER,
    smallest_group: int = SMALLEST_GROUP,
) -> alt.LayerChart:
    """Return one bar a row on a track that stands for everyone, with the number at its right.

    Args:
        frame: One row a bar with columns ``share`` (0 to 1, NaN = withheld), ``colour`` and
            whatever ``tooltip`` and ``select`` name.
        axis: Axis of the rows.
        style: Mode and size.
        tooltip: What a bar says when pointed at.
        select: The column that a click reports, through a selection of the same name.
        numbered: Whether each row has the badge of its ``theme``.
        number: Room for the number, in pixels of a laptop at full width; more for a chart that
            stands in a narrow column, where it shrinks.
        smallest_group: Named where a number is withheld.
    """
    half = BAR / 2 / ROW
    end = 1 + number / (TRACK - number)
    rows = frame.assign(
        row=range(len(frame)),
        words=[under(smallest_group) if pd.isna(s) else percent(s) for s in frame["share"]],
        zero=0.0,
        all=1.0,
        end=end,
    )
    rows = rows.assign(y=rows["row"] - half, y2=rows["row"] + half)
    known, withheld = rows[rows["share"].notna()], rows[rows["share"].isna()]
    x = alt.X("zero:Q", axis=None, scale=alt.Scale(domain=[0, end], nice=False))
    y = alt.Y("y:Q", axis=axis, scale=row_scale(len(rows)))
    track = alt.Chart(known).mark_rect(cornerRadius=style.px(BAR / 2), color=style.colours.soft)
    bar = alt.Chart(known).mark_rect(cornerRadius=style.px(BAR / 2))
    bar = bar.encode(x=x, x2="share:Q", y=y, y2="y2:Q", color=alt.Color("colour:N", scale=None))
    layers = [
        track.encode(x=x, x2="all:Q", y=y, y2="y2:Q", tooltip=list(tooltip)),
        bar.encode(tooltip=list(tooltip)),
        _numbers(known, x, y, style.colours.ink, 600),
    ]
    if select:
        clicked = alt.selection_point(name=select, fields=[select], on="click", empty=False)
        layers[0] = layers[0].add_params(clicked)
    if numbered:
        layers += _badges(rows, y, style)
    if len(withheld):
        unit = (style.px(TRACK) / end, style.px(ROW))
        boxes = withheld.assign(x=0.0, x2=1.0)
        layers.append(hatch(boxes, x, y, style, unit=unit))
        layers.append(_numbers(withheld, x, y, style.colours.ink2, 400))
    return rows_chart(layers, style, width=TRACK, rows=len(rows), row=ROW)


def _numbers(rows: pd.DataFrame, x: alt.X, y: alt.Y, colour: str, weight: int) -> alt.Chart:
    """Write the number of each row at the right edge."""
    written: alt.Chart = (
        alt.Chart(rows)
        .mark_text(align="right", fontWeight=weight, color=colour, tooltip=None)  # type: ignore[arg-type]
        .encode(x=on(x, "end"), y=on(y, "row"), text="words:N")
    )
    return written


def _badges(frame: pd.DataFrame, y: alt.Y, style: Style) -> list[alt.Chart]:
    """Return numbered badges in their themes' colours, in front of the names of the rows."""
    at = alt.value(-style.px(NAMES - BADGE / 2))
    rows = frame.assign(
        numeral=[numeral_colour(colour, style.mode) for colour in frame["colour"]],
        number=frame["theme"].astype(str),
    )
    base = alt.Chart(rows).encode(x=at, y=on(y, "row"))
    return [
        base.mark_point(shape=ROUNDED, size=style.px(BADGE) ** 2, filled=True, opacity=1).encode(
            color=alt.Color("colour:N", scale=None)
        ),
        base.mark_text(fontSize=style.px(12), fontWeight=700, tooltip=None).encode(
            text="number:N", color=alt.Color("numeral:N", scale=None)
        ),
    ]
