"""Guesses: what leaders expected people to speak of, against what they did."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import altair as alt
import pandas as pd

from vision.charts.rows import (
    ROW,
    name_axis,
    on,
    row_scale,
    rows_chart,
    share_axis,
    share_scale,
    theme_label,
    withheld_rows,
)
from vision.charts.style import LAPTOP, Style, finish, percent, points, scale_end
from vision.limits import SMALLEST_GROUP
from vision.translation import _, marked

if TYPE_CHECKING:
    from vision.charts.palette import Mode

PLOT: Final = 420
NUMBER: Final = 56
"""Widths of the shares and of the numbers beside them, in pixels of a laptop."""

GUESSED, SPOKEN = marked("Leaders’ guess"), marked("People who speak of it")


def guess_against_reach(
    guesses: pd.DataFrame,
    *,
    title: str,
    mode: Mode = "light",
    scale: float = LAPTOP,
    smallest_group: int = SMALLEST_GROUP,
) -> alt.LayerChart:
    """Draw for each theme what the leaders guessed and how many of 100 do speak of it.

    Args:
        guesses: One row per theme, in drawing order, with columns ``theme`` (int), ``name``,
            ``guess`` (median, 0 to 1) and ``reach`` (0 to 1; NaN = withheld).
        title: The sentence the reader should take away.
        mode: ``"light"`` or ``"dark"``.
        scale: Factor on every size.
        smallest_group: Named where reach is withheld.
    """
    style = Style(mode, scale)
    frame = guesses.assign(y=range(len(guesses)))
    known = frame[frame["reach"].notna() & frame["guess"].notna()]
    withheld = frame.drop(known.index)
    end = scale_end([*frame["guess"], *frame["reach"]])
    beside = end * NUMBER / PLOT
    labels = [theme_label(t, n) for t, n in frame[["theme", "name"]].itertuples(index=False)]
    x = alt.X("guess:Q", axis=share_axis(end, style), scale=share_scale(end, beside))
    y = alt.Y("y:Q", axis=name_axis(labels, style), scale=row_scale(len(frame)))
    layers = [*_misses(known.assign(end=end + beside), x, y, style), *_marks(known, x, y, style)]
    if len(withheld):
        layers += withheld_rows(
            withheld,
            x,
            y,
            style,
            box=(0.0, end),
            end=end + beside,
            unit=(style.px(PLOT) / end, style.px(ROW)),
            smallest_group=smallest_group,
        )
    drawn = rows_chart(layers, style, width=PLOT + NUMBER, rows=len(frame))
    said = _(
        "{title} Guesses of the leaders against people of 100 who speak of each theme.", title=title
    )
    return finish(drawn, style, said)


def _colour(miss: float, style: Style) -> str:
    """Return petrol where more speak of it than guessed, amber where fewer do."""
    if points(miss) == "0":
        return style.colours.ink2
    return style.colours.primary if miss > 0 else style.colours.above


def _misses(known: pd.DataFrame, x: alt.X, y: alt.Y, style: Style) -> list[alt.Chart]:
    """Return a line from guess to reach, with the miss in points at its right."""
    missed = known["reach"] - known["guess"]
    lines = known.assign(
        colour=[_colour(miss, style) for miss in missed],
        words=[points(miss) for miss in missed],
    )
    base = alt.Chart(lines).encode(y=y, color=alt.Color("colour:N", scale=None))
    return [
        base.mark_rule(strokeWidth=style.px(2.5), strokeCap="round").encode(x=x, x2="reach:Q"),
        base.mark_text(align="right", fontWeight=600).encode(x=on(x, "end"), text="words:N"),
    ]


def _marks(known: pd.DataFrame, x: alt.X, y: alt.Y, style: Style) -> list[alt.Chart]:
    """Return a ring for each guess and a point for each reach, with their legend."""
    marks = pd.concat(
        [
            known.assign(what=_(what), at=known[column])[["name", "y", "what", "at"]]
            for what, column in ((GUESSED, "guess"), (SPOKEN, "reach"))
        ],
        ignore_index=True,
    )
    marks["words"] = [percent(share) for share in marks["at"]]
    colours = style.colours
    legend = alt.Legend(
        orient="top",
        title=None,
        symbolType="circle",
        symbolSize=style.px(10) ** 2,
        symbolStrokeWidth=style.px(2),
        symbolStrokeColor=colours.ink,
        symbolOpacity=1,
        columnPadding=style.px(18),
        labelLimit=style.px(260),
        offset=style.px(8),
    )
    fill = alt.Fill(
        "what:N",
        title=None,
        scale=alt.Scale(domain=[_(GUESSED), _(SPOKEN)], range=[colours.page, colours.ink]),
        legend=legend,
    )
    drawn = alt.Chart(marks).mark_point(
        stroke=colours.ink, opacity=1, strokeWidth=style.px(2), size=style.px(9.5) ** 2
    )
    tooltip = [
        alt.Tooltip("name:N", title=_("Theme")),
        alt.Tooltip("what:N", title=_("What")),
        alt.Tooltip("words:N", title=_("Of 100 people")),
    ]
    return [drawn.encode(x=on(x, "at"), y=y, fill=fill, tooltip=tooltip)]
