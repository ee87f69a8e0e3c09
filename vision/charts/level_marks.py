"""Marks of levels: petrol from dark (the top) to pale, and the top is a square."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import altair as alt

from vision.charts.line_breaks import apart
from vision.charts.palette import level_colours
from vision.charts.rows import labelled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vision.charts.style import Style

LABEL: Final = 220
"""Width of a level's name in pixels of a laptop."""

ONE_LINE: Final = 4
"""Levels that one line of a legend holds; more stand in two lines of the same length."""


def level_marks(levels: Sequence[str], style: Style) -> tuple[alt.Fill, alt.Shape]:
    """Return fill and shape of the column ``level``, sharing one legend above the chart.

    Fill, not colour: layers that give each mark a colour of its own would part the legend in two.

    Args:
        levels: From the top down; the legend keeps their order.
        style: Mode and size.
    """
    names = apart(levels, style.px(LABEL), style.px(13), 1)
    legend = alt.Legend(
        orient="top",
        direction="horizontal",
        title=None,
        symbolSize=style.px(11) ** 2,
        symbolOpacity=1,
        symbolStrokeWidth=0,
        columnPadding=style.px(18),
        columns=max(1, len(levels) if len(levels) <= ONE_LINE else (len(levels) + 1) // 2),
        labelExpr=labelled(list(levels), [lines[0] for lines in names]),
        labelLimit=style.px(LABEL),
        offset=style.px(8),
    )
    colours = list(level_colours(len(levels), style.mode))
    shapes = ["square", *["circle"] * (len(levels) - 1)]
    return (
        alt.Fill(
            "level:N",
            scale=alt.Scale(domain=list(levels), range=colours),
            legend=legend,
            title=None,
        ),
        alt.Shape(
            "level:N", scale=alt.Scale(domain=list(levels), range=shapes), legend=legend, title=None
        ),
    )
