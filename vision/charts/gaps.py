"""Gaps: how far apart two levels are on each theme, and which of it is beyond chance."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import altair as alt
import pandas as pd

from vision.charts.line_breaks import apart
from vision.charts.rows import (
    ROW,
    name_axis,
    on,
    row_scale,
    rows_chart,
    theme_label,
    top_axis,
    withheld_rows,
)
from vision.charts.style import LAPTOP, Style, finish, points, scale_end
from vision.limits import SMALLEST_GROUP
from vision.translation import _

if TYPE_CHECKING:
    from vision.charts.palette import Mode

COLUMN: Final = 264
"""Width of the column of differences in pixels of a laptop."""

NARROW_NAMES: Final = 150
"""Width of the names where the column stands alone, in pixels of a laptop."""

NUMBER: Final = 44
"""Width of the printed difference at its right."""

SIDE: Final = 88
"""Width of what says whose side is whose, in pixels of a laptop; fits a phone."""

FAINT: Final = 0.45
"""Opacity of what chance may explain."""


def gap_column(
    gaps: pd.DataFrame,
    *,
    title: str,
    mode: Mode = "light",
    scale: float = LAPTOP,
    smallest_group: int = SMALLEST_GROUP,
) -> alt.LayerChart:
    """Draw the difference between two levels on each theme, with its likely range.

    On its own this is the narrow version of the heat map and of the dumbbells, for phones.

    Args:
        gaps: One row per theme, in drawing order, for one pair of levels, with columns ``theme``
            (int), ``name``, ``level_a`` (the upper), ``level_b`` (the lower level), ``difference``
            (reach of b minus reach of a, -1 to 1; NaN = withheld), ``low``, ``high`` (its likely
            range) and ``beyond_chance`` (bool).
        title: The sentence the reader should take away.
        mode: ``"light"`` or ``"dark"``.
        scale: Factor on every size.
        smallest_group: Named where a difference is withheld.
    """
    style = Style(mode, scale)
    bold = {at for at, beyond in enumerate(gaps["beyond_chance"]) if beyond}
    labels = [
        theme_label(theme, name) for theme, name in gaps[["theme", "name"]].itertuples(index=False)
    ]
    axis = name_axis(labels, style, bold=bold, width=NARROW_NAMES)
    chart = difference_panel(gaps, axis, style, smallest_group=smallest_group)
    return finish(
        chart,
        style,
        _("{title} Difference between two levels in points of 100, by theme.", title=title),
    )


def difference_panel(
    gaps: pd.DataFrame, axis: alt.Axis | None, style: Style, *, smallest_group: int
) -> alt.LayerChart:
    """Return the differences alone, to stand by themselves or beside a heat map's rows."""
    frame = gaps.assign(y=range(len(gaps)))
    known, withheld = split(frame, "difference")
    reach = scale_end([*known["low"], *known["high"], *known["difference"]])
    edge = reach * (1 + 2 * NUMBER / (COLUMN - NUMBER))
    upper, lower = pair(frame)
    x = alt.X(
        "difference:Q",
        axis=_sides(upper, lower, reach, style),
        scale=alt.Scale(domain=[-reach, edge], nice=False),
    )
    y = alt.Y("y:Q", axis=axis, scale=row_scale(len(frame)))
    zero = (
        alt.Chart(pd.DataFrame({"difference": [0.0]}))
        .mark_rule(color=style.colours.line, strokeWidth=style.px(1.5))
        .encode(x=x)
    )
    layers = [
        zero,
        *_differences(
            known.assign(end=edge),
            x,
            y,
            style,
            _("{lower} minus {upper}", lower=lower, upper=upper),
        ),
    ]
    if len(withheld):
        layers += withheld_rows(
            withheld,
            x,
            y,
            style,
            box=(-reach / 2, reach / 2),
            end=edge,
            unit=(style.px(COLUMN) / (reach + edge), style.px(ROW)),
            smallest_group=smallest_group,
        )
    return rows_chart(layers, style, width=COLUMN, rows=len(frame))


def _differences(
    known: pd.DataFrame, x: alt.X, y: alt.Y, style: Style, minus: str
) -> list[alt.Chart]:
    """Return a range, a point and a number for each difference."""
    pairs = known[["difference", "beyond_chance"]].itertuples(index=False)
    colours = [side_colour(difference, style, beyond=bool(beyond)) for difference, beyond in pairs]
    frame = known.assign(
        colour=colours,
        faint=[1.0 if beyond else FAINT for beyond in known["beyond_chance"]],
        words=[points(value) for value in known["difference"]],
        between=[
            _("{low} to {high}", low=points(low), high=points(high))
            for low, high in known[["low", "high"]].itertuples(index=False)
        ],
    )
    colour = alt.Color("colour:N", scale=None)
    tooltip = [
        alt.Tooltip("name:N", title=_("Theme")),
        alt.Tooltip("words:N", title=minus),
        alt.Tooltip("between:N", title=_("Likely range")),
    ]
    base = alt.Chart(frame)
    return [
        base.mark_rule(strokeWidth=style.px(2.5), strokeCap="round").encode(
            x=on(x, "low"),
            x2="high:Q",
            y=y,
            color=colour,
            opacity=alt.Opacity("faint:Q", scale=None),
        ),
        base.mark_point(filled=True, opacity=1, size=style.px(10) ** 2).encode(
            x=x, y=y, color=colour, tooltip=tooltip
        ),
        base.mark_text(align="right", fontWeight=600, tooltip=None).encode(
            x=on(x, "end"), y=y, text="words:N", color=colour
        ),
    ]


def side_colour(difference: float, style: Style, *, beyond: bool) -> str:
    """Return petrol for more below, amber for more above, second ink for what may be chance."""
    if not beyond:
        return style.colours.ink2
    return style.colours.primary if difference > 0 else style.colours.above


def _sides(upper: str, lower: str, reach: float, style: Style) -> alt.Axis:
    """Return the axis that says which way is whose."""
    half = style.px(SIDE)
    size = style.note_size
    said = apart([_("{level} more", level=level) for level in (upper, lower)], half, size)
    sides = {f"{-reach / 2:g}": said[0], f"{reach / 2:g}": said[1]}
    return top_axis(sides, style, width=half)


def pair(frame: pd.DataFrame) -> tuple[str, str]:
    """Return the upper and the lower level that all rows compare."""
    if frame.empty:
        return "", ""
    return str(frame["level_a"].iloc[0]), str(frame["level_b"].iloc[0])


def split(frame: pd.DataFrame, measure: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the rows that may be shown and those that are withheld."""
    return frame[frame[measure].notna()], frame[frame[measure].isna()]
