"""Maps: every statement a point, close to those that say something alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import altair as alt
import numpy as np
import pandas as pd

from vision.charts.line_breaks import text_width, wrap
from vision.charts.palette import numeral_colour, theme_colour
from vision.charts.rows import BADGE, BESIDE, ROUNDED
from vision.charts.spacing import apart
from vision.charts.style import LAPTOP, Style, finish
from vision.translation import _

if TYPE_CHECKING:
    from vision.charts.palette import Mode

WIDTH: Final = 720
HEIGHT: Final = 480
MOST: Final = 4000
"""Points drawn at most; beyond that an even sample shows the same picture faster."""

CROWDED: Final = 800
"""Points from which dots are smaller."""


def theme_map(
    statements: pd.DataFrame,
    themes: pd.DataFrame,
    *,
    title: str,
    mode: Mode = "light",
    scale: float = LAPTOP,
    seed: int = 0,
    names: bool = True,
) -> alt.LayerChart:
    """Draw statements as points, near those that say something alike, themes numbered.

    Args:
        statements: One row per statement with columns ``x``, ``y`` (map positions, any unit),
            ``theme`` (int; -1 = unassigned, left out), ``key`` (str, reported by a click) and,
            where it may be quoted, ``text`` (str, told when pointed at; missing = not told).
        themes: One row per theme with columns ``theme`` (int) and ``name`` (str).
        title: The sentence the reader should take away.
        mode: ``"light"`` or ``"dark"``.
        scale: Factor on every size.
        names: Whether names stand beside the numbers; on a phone there is no room for them.
        seed: Chooses the sample beyond ``MOST`` statements.

    Returns:
        An unrendered chart whose selection ``statement`` carries ``key`` and ``theme``. The axes
        have no unit and no numbers: only nearness means something.
    """
    style = Style(mode, scale)
    called = dict(themes[["theme", "name"]].itertuples(index=False))
    shown = statements[statements["theme"].isin(list(called))]
    if len(shown) > MOST:
        shown = shown.sample(MOST, random_state=seed)
    points = shown.assign(
        colour=[theme_colour(theme, mode) for theme in shown["theme"]],
        name=[f"{theme}{BESIDE}{called[theme]}" for theme in shown["theme"]],
    )
    across, down = _domain(shown["x"]), _domain(shown["y"])
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=across, nice=False, zero=False))
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=down, nice=False, zero=False))
    labels = _labels(shown, called if names else dict.fromkeys(called, ""), (across, down), style)
    tooltip = [alt.Tooltip("name:N", title=_("Theme"))]
    if "text" in points:
        tooltip.append(alt.Tooltip("text:N", title=_("Statement")))
    clicked = alt.selection_point(
        name="statement", fields=["key", "theme"], on="click", empty=False
    )
    size = style.px(7 if len(points) < CROWDED else 5) ** 2
    dots = (
        alt.Chart(points)
        .mark_circle(size=size, strokeWidth=style.px(2), cursor="pointer")
        .encode(
            x=x,
            y=y,
            color=alt.Color("colour:N", scale=None),
            opacity=alt.value(0.7),
            stroke=alt.condition(clicked, alt.value(style.colours.ink), alt.value("transparent")),
            tooltip=tooltip,
        )
        .add_params(clicked)
    )
    drawn = alt.LayerChart(
        layer=[dots, *_drawn(labels, x, y, style)],
        width=style.px(WIDTH),
        height=style.px(HEIGHT),
    )
    said = _(
        "{title} Map of {points} counted statements in {called} themes; near means alike.",
        title=title,
        points=len(points),
        called=len(called),
    )
    return finish(drawn, style, said)


def _domain(values: pd.Series[float]) -> list[float]:
    """Return the ends of an axis that leaves some air around all points."""
    low, high = (float(values.min()), float(values.max())) if len(values) else (0.0, 1.0)
    air = 0.06 * (high - low) or 1.0
    return [low - air, high + air]


def _labels(
    shown: pd.DataFrame,
    names: dict[int, str],
    domains: tuple[list[float], list[float]],
    style: Style,
) -> pd.DataFrame:
    """Return where badge and name of each theme stand: amid its statements, clear of the others.

    Returns:
        One row per theme with columns ``number``, ``name``, ``colour``, ``numeral``, ``x`` and
            ``y`` (of the badge, on the map's own axes).
    """
    centres = shown.groupby("theme")[["x", "y"]].median()
    badge, beside = style.px(BADGE), style.px(6)
    written = [wrap(names[t], style.px(190), style.label_size, lines=1)[0] for t in centres.index]
    wide = [badge + beside + text_width(name, style.label_size) for name in written]
    boxes = np.array([[width, badge] for width in wide]).reshape(-1, 2)
    span = np.array([style.px(WIDTH), style.px(HEIGHT)])
    origin = np.array([low for low, _ in domains])
    unit = np.array([high - low for low, high in domains]) / span
    placed = apart((centres.to_numpy() - origin) / unit, boxes + beside, span)
    left = placed[:, 0] - boxes[:, 0] / 2
    colours = [theme_colour(theme, style.mode) for theme in centres.index]
    return pd.DataFrame(
        {
            "number": [str(theme) for theme in centres.index],
            "name": written,
            "colour": colours,
            "numeral": [numeral_colour(colour, style.mode) for colour in colours],
            "x": origin[0] + (left + badge / 2) * unit[0],
            "y": origin[1] + placed[:, 1] * unit[1],
        }
    )


def _drawn(labels: pd.DataFrame, x: alt.X, y: alt.Y, style: Style) -> list[alt.Chart]:
    """Draw badges and names, these with a halo that keeps them readable on the dots."""
    base = alt.Chart(labels)
    beside = style.px(BADGE / 2 + 6)
    name = base.encode(x=x, y=y, text="name:N")
    halo: dict[str, Any] = {
        "stroke": style.colours.page,
        "strokeWidth": style.px(5),
        "strokeJoin": "round",
    }
    badge = style.px(BADGE) ** 2
    return [
        name.mark_text(align="left", dx=beside, fontWeight=600, aria=False, **halo),
        name.mark_text(align="left", dx=beside, fontWeight=600),
        base.mark_point(shape=ROUNDED, size=badge, filled=True, opacity=1).encode(
            x=x, y=y, color=alt.Color("colour:N", scale=None)
        ),
        base.mark_text(fontSize=style.px(12), fontWeight=700).encode(
            x=x, y=y, text="number:N", color=alt.Color("numeral:N", scale=None)
        ),
    ]


def zoomable(chart: alt.LayerChart) -> alt.LayerChart:
    """Return a map that one comes closer on: Shift and wheel, drag to move, double-click for all.

    Without Shift the wheel scrolls the page, as everywhere.
    """
    zoom = alt.selection_interval(name="zoom", bind="scales", zoom="wheel![event.shiftKey]")
    closer: alt.LayerChart = chart.add_params(zoom)
    return closer
