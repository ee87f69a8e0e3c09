"""A grid of cells with a number in each: what every heat map is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

import altair as alt
import pandas as pd

from vision.charts.palette import numeral_colour, ramp_colour
from vision.charts.rows import ROW, column_axis, hatch, on, row_scale

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vision.charts.style import Style

GRID: Final = 332
"""Width of all cells together in pixels of a laptop, up to five columns."""

NARROWEST: Final = 76
"""Width of a cell in pixels of a laptop where there are more."""

GAP: Final = 3
"""Pixels of page between two cells."""


def cell_grid(
    cells: pd.DataFrame,
    columns: Sequence[str],
    axis: alt.Axis,
    style: Style,
    *,
    rows: int,
    top: float,
    fields: Sequence[str],
    tooltip: Sequence[alt.Tooltip],
    row: float = ROW,
    narrowest: float = NARROWEST,
) -> alt.LayerChart:
    """Return cells coloured by share, each with its words, withheld ones hatched.

    Args:
        cells: One row a cell with columns ``row``, ``column`` (int, from 0), ``share`` (0 to 1,
            NaN = withheld), ``words`` (what stands in the cell) and the ``fields``; where given,
            ``note`` stands below the words, ``bold`` says which words are bold (else all), and
            ``frame`` the colour of a line around the cell, blank for none.
        columns: Names of the columns.
        axis: Axis of the rows.
        style: Mode and size.
        rows: How many.
        top: Share that the darkest colour stands for.
        fields: What a click on a cell reports, through the selection ``cell``.
        tooltip: What a cell says when pointed at.
        row: Height of a row in pixels of a laptop.
        narrowest: Width of a cell in pixels of a laptop where there are many.
    """
    width, height = style.px(max(GRID, narrowest * len(columns))), max(1, rows) * style.px(row)
    unit = width / max(1, len(columns))
    across, down = GAP / 2 / unit, GAP / 2 / style.px(row)
    cells = cells.astype({"row": float, "column": float})  # text, where there is no row
    placed = cells.assign(
        x=cells["column"] - 0.5 + across,
        x2=cells["column"] + 0.5 - across,
        y=cells["row"] - 0.5 + down,
        y2=cells["row"] + 0.5 - down,
        fill=[_fill(share, top, style) for share in cells["share"]],
    )
    placed["text"] = [
        style.colours.ink2 if pd.isna(share) else numeral_colour(fill, style.mode)
        for share, fill in zip(placed["share"], placed["fill"], strict=True)
    ]
    x = alt.X(
        "x:Q",
        axis=column_axis(columns, style, width=unit),
        scale=alt.Scale(domain=[-0.5, max(1, len(columns)) - 0.5], nice=False, zero=False),
    )
    y = alt.Y("y:Q", axis=axis, scale=row_scale(rows))
    clicked = alt.selection_point(name="cell", fields=list(fields), on="click", empty=False)
    boxes = (
        alt.Chart(placed)
        .mark_rect(cornerRadius=style.px(5), cursor="pointer", strokeWidth=style.px(2.5))
        .encode(
            x=x,
            x2="x2:Q",
            y=y,
            y2="y2:Q",
            color=alt.Color("fill:N", scale=None),
            stroke=alt.condition(clicked, alt.value(style.colours.ink), alt.value("transparent")),
            tooltip=list(tooltip),
        )
        .add_params(clicked)
    )
    layers = [boxes]
    withheld = placed[placed["share"].isna()]
    if len(withheld):
        layers.append(hatch(withheld, x, y, style, unit=(unit, style.px(row))))
        layers += _withheld(withheld, style, x, y)
    known = placed[placed["share"].notna()]
    if "note" in cells:
        below = known.assign(row=known["row"] + 0.19, words=known["note"])
        layers.append(_words(below, x, y, weight=400))
        known = known.assign(row=known["row"] - 0.14)
    if "frame" in cells:
        layers.append(_framed(placed[placed["frame"].ne("")], x, y, style))
    bold = known["bold"] if "bold" in cells else pd.Series(data=True, index=known.index)
    layers.append(_words(known[bold], x, y, weight=600))
    layers.append(_words(known[~bold], x, y, weight=400))
    return alt.LayerChart(layer=layers, width=width, height=height)


def _fill(share: float, top: float, style: Style) -> str:
    """Return the colour of a share; a withheld cell shows the page, under its hatch."""
    return style.colours.page if pd.isna(share) else ramp_colour(style.colours.shares, share / top)


def _framed(cells: pd.DataFrame, x: alt.X, y: alt.Y, style: Style) -> alt.Chart:
    """Draw a line around some cells; what lies within them still answers a click."""
    drawn: alt.Chart = (
        alt.Chart(cells)
        .mark_rect(filled=False, cornerRadius=style.px(5), strokeWidth=style.px(2.5), tooltip=None)
        .encode(x=x, x2="x2:Q", y=y, y2="y2:Q", stroke=alt.Stroke("frame:N", scale=None))
    )
    return drawn


def _words(cells: pd.DataFrame, x: alt.X, y: alt.Y, *, weight: Literal[400, 600]) -> alt.Chart:
    """Write the number that stands in each cell."""
    written: alt.Chart = (
        alt.Chart(cells)
        .mark_text(fontWeight=weight, tooltip=None)
        .encode(
            x=on(x, "column"), y=on(y, "row"), text="words:N", color=alt.Color("text:N", scale=None)
        )
    )
    return written


def _withheld(cells: pd.DataFrame, style: Style, x: alt.X, y: alt.Y) -> list[alt.Chart]:
    """Write the words of withheld cells, with a halo that keeps them apart from the hatch."""
    base = alt.Chart(cells).encode(x=on(x, "column"), y=on(y, "row"), text="words:N")
    size, colours = style.px(13), style.colours
    halo = style.px(6)
    return [
        base.mark_text(
            fontSize=size, stroke=colours.page, strokeWidth=halo, tooltip=None, aria=False
        ),
        base.mark_text(fontSize=size, color=colours.ink2, tooltip=None),
    ]
