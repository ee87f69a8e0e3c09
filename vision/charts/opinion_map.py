"""The map of answers: who votes alike lies close together, never a single person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import altair as alt

from vision.charts.palette import level_colours, numeral_colour
from vision.charts.style import LAPTOP, Style, finish
from vision.translation import _

if TYPE_CHECKING:
    import pandas as pd

    from vision.charts.palette import Mode

WIDTH: Final = 640
HEIGHT: Final = 400
ROOM: Final = 0.08
"""Part of the map left free around the outermost dots."""


def opinion_dots(
    dots: pd.DataFrame,
    *,
    title: str,
    mode: Mode = "light",
    scale: float = LAPTOP,
) -> alt.LayerChart:
    """Draw people who answer alike as dots, each of several people, with their group's letter.

    Args:
        dots: One row per dot with columns ``group`` (str, one letter), ``x``, ``y`` (0 to 1) and
            ``people`` (int), as :func:`vision.consensus.opinion_space` tells them.
        title: The sentence the reader should take away.
        mode: ``"light"`` or ``"dark"``.
        scale: Factor on every size.

    Returns:
        An unrendered chart. Its axes have no unit: only nearness means something.
    """
    style = Style(mode, scale)
    names = sorted(dots["group"].unique())
    colours = dict(zip(names, level_colours(max(2, len(names)), mode), strict=False))
    drawn = dots.assign(
        fill=dots["group"].map(colours),
        ink=[numeral_colour(colours[name], mode) for name in dots["group"]],
    )
    across = alt.Scale(domain=[-ROOM, 1 + ROOM], nice=False, zero=False)
    x = alt.X("x:Q", axis=None, scale=across)
    y = alt.Y("y:Q", axis=None, scale=across)
    size = alt.Size(
        "people:Q",
        legend=None,
        scale=alt.Scale(
            domain=[0, int(dots["people"].max())], range=[0, 1_100 * scale * scale], zero=True
        ),
    )
    circles = (
        alt.Chart(drawn)
        .mark_circle(opacity=0.9)
        .encode(
            x=x,
            y=y,
            size=size,
            color=alt.Color("fill:N", scale=None),
            tooltip=[
                alt.Tooltip("group:N", title=_("Group")),
                alt.Tooltip("people:Q", title=_("People")),
            ],
        )
    )
    letters = (
        alt.Chart(drawn[["group", "x", "y", "ink"]])
        .mark_text(fontWeight=600, fontSize=style.px(12), tooltip=None)
        .encode(x=x, y=y, text="group:N", color=alt.Color("ink:N", scale=None))
    )
    said = _(
        "{title} Map of {dots} dots, each of several people who answer alike, in {groups} groups.",
        title=title,
        dots=len(dots),
        groups=len(names),
    )
    layered = alt.LayerChart(
        layer=[circles, letters], width=style.px(WIDTH), height=style.px(HEIGHT)
    )
    return finish(layered, style, said)
