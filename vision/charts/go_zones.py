"""Go-zones: where themes lie between what people want, or call important, and what is so today."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import altair as alt
import numpy as np
import pandas as pd

from vision.charts.palette import numeral_colour, theme_colour
from vision.charts.rows import (
    BADGE,
    ROUNDED,
    name_axis,
    on,
    row_scale,
    share_axis,
    share_scale,
    theme_label,
    under,
)
from vision.charts.spacing import apart
from vision.charts.style import LAPTOP, Style, finish, percent, scale_end
from vision.limits import SMALLEST_GROUP
from vision.translation import _

if TYPE_CHECKING:
    from vision.charts.palette import Mode

PLOT: Final = 420
"""Edge of the field of a go-zone in pixels of a laptop."""

BESIDE: Final = 300
"""Width of the names beside it."""

LINE: Final = 30
"""Height of one of these names."""


def go_zone(
    places: pd.DataFrame,
    *,
    title: str,
    across: str,
    mode: Mode = "light",
    scale: float = LAPTOP,
    smallest_group: int = SMALLEST_GROUP,
) -> alt.HConcatChart:
    """Draw themes by how true they are today and by how many want them, or call them important.

    Two lines stand at the means; above the one and left of the other is what matters and is not so
    yet. A grey field spans what chance alone gives, over all themes.

    Args:
        places: One row per theme with columns ``theme`` (int), ``name``, ``share`` (what goes up)
            and ``today``, and ``share_low``, ``share_high``, ``today_low``, ``today_high`` (what
            chance gives), all 0 to 1; NaN = withheld.
        title: The sentence the reader should take away.
        across: What goes up, in words.
        mode: ``"light"`` or ``"dark"``.
        scale: Factor on every size.
        smallest_group: Named where a theme is withheld.

    Source:
        Kane & Trochim (2007), Concept Mapping for Planning and Evaluation, "go-zone".
    """
    style = Style(mode, scale)
    whole = places["share"].notna() & places["today"].notna()
    known = places[whole].reset_index(drop=True)
    top = scale_end([*known["share"], *known["share_high"]])
    axis = share_axis(1.0, style)
    axis.title = _("True today")
    x = alt.X("today:Q", axis=axis, scale=share_scale(1.0))
    y = alt.Y(
        "share:Q",
        axis=alt.Axis(
            values=[top * part / 4 for part in range(5)], format=".0%", grid=True, title=across
        ),
        scale=share_scale(top),
    )
    edge = style.px(PLOT)
    field = alt.LayerChart(
        layer=[*_ground(known, x, y, style), *_badges(known, (top, across), x, y, style)],
        width=edge,
        height=edge,
    )
    names = _names(places, whole, style, smallest_group)
    said = _(
        "{title} {themes} themes by how true they are today, across, and {across}, upwards.",
        title=title,
        themes=len(places),
        across=across,
    )
    return finish(alt.hconcat(field, names, spacing=style.px(28)), style, said)


def _ground(known: pd.DataFrame, x: alt.X, y: alt.Y, style: Style) -> list[alt.Chart]:
    """Return the field of chance and the two means; the axes alone where nothing is known."""
    if known.empty:
        nothing = alt.Chart(known.astype({"share": float, "today": float}))
        return [nothing.mark_point().encode(x=x, y=y)]
    field = pd.DataFrame(
        {
            "today": [known["today_low"].min()],
            "today2": [known["today_high"].max()],
            "share": [known["share_low"].min()],
            "share2": [known["share_high"].max()],
        }
    )
    means = known[["today", "share"]].mean().to_frame().T
    rule: dict[str, Any] = {
        "color": style.colours.edge,
        "strokeWidth": style.px(1.5),
        "tooltip": None,
    }
    return [
        alt.Chart(field)
        .mark_rect(color=style.colours.line, opacity=0.6, tooltip=None)
        .encode(x=x, x2="today2:Q", y=y, y2="share2:Q"),
        alt.Chart(means).mark_rule(**rule).encode(x=x),
        alt.Chart(means).mark_rule(**rule).encode(y=y),
    ]


def _badges(
    known: pd.DataFrame, upwards: tuple[float, str], x: alt.X, y: alt.Y, style: Style
) -> list[alt.Chart]:
    """Return a numbered badge for each theme, moved where two would hide each other."""
    if known.empty:
        return []
    (top, across), edge = upwards, style.px(PLOT)
    room = np.array([1.0, -top]) / edge
    exact = known[["today", "share"]].to_numpy(dtype=float)
    centres = exact / room + np.array([0.0, edge])
    boxes = np.full((len(known), 2), style.px(BADGE + 3))
    moved = (apart(centres, boxes, np.array([edge, edge])) - np.array([0.0, edge])) * room
    colours = [theme_colour(int(theme), style.mode) for theme in known["theme"]]
    badges = known.assign(
        badge_x=moved[:, 0],
        badge_y=moved[:, 1],
        colour=colours,
        ink=[numeral_colour(colour, style.mode) for colour in colours],
        label=[theme_label(t, n) for t, n in zip(known["theme"], known["name"], strict=True)],
        true=[percent(share) for share in known["today"]],
        up=[percent(share) for share in known["share"]],
    )
    tooltip = [
        alt.Tooltip("label:N", title=_("Theme")),
        alt.Tooltip("up:N", title=across),
        alt.Tooltip("true:N", title=_("True today")),
    ]
    base = alt.Chart(badges)
    at = {"x": on(x, "badge_x"), "y": on(y, "badge_y")}
    return [
        base.mark_rule(strokeWidth=style.px(1.5), color=style.colours.edge, tooltip=None).encode(
            x=x, y=y, x2="badge_x:Q", y2="badge_y:Q"
        ),
        base.mark_point(shape=ROUNDED, filled=True, opacity=1, size=style.px(BADGE) ** 2).encode(
            **at, color=alt.Color("colour:N", scale=None), tooltip=tooltip
        ),
        base.mark_text(fontSize=style.px(12), fontWeight=600, tooltip=None).encode(
            **at, text="theme:N", color=alt.Color("ink:N", scale=None)
        ),
    ]


def _names(
    places: pd.DataFrame, whole: pd.Series[bool], style: Style, smallest_group: int
) -> alt.Chart:
    """Return the names of all themes, one a line, each with its number."""
    labels = [
        theme_label(int(theme), str(name))
        for theme, name in zip(places["theme"], places["name"], strict=True)
    ]
    rows = pd.DataFrame({"y": [float(at) for at in range(len(labels))], "x": 0.0})
    rows["words"] = ["" if told else under(smallest_group) for told in whole]
    axis = name_axis(labels, style, width=BESIDE, row=LINE)
    drawn: alt.Chart = (
        alt.Chart(rows)
        .mark_text(align="left", fontSize=style.px(13), color=style.colours.ink2, tooltip=None)
        .encode(
            x=alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, 1])),
            y=alt.Y("y:Q", axis=axis, scale=row_scale(len(labels))),
            text="words:N",
        )
        .properties(width=style.px(64), height=max(1, len(labels)) * style.px(LINE))
    )
    return drawn
