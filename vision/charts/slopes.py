"""Lines from one end to the other: a theme on its way up, and over rounds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import altair as alt
import pandas as pd

from vision.charts.end_labels import (
    APART,
    RIGHT,
    Plane,
    beside_ends,
    line_ends,
    over,
    over_ends,
    starts,
    strip,
)
from vision.charts.palette import theme_colour
from vision.charts.rows import BESIDE, column_axis, under
from vision.charts.style import LAPTOP, Style, finish, percent, scale_end
from vision.limits import SMALLEST_GROUP
from vision.translation import _, in_row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vision.charts.palette import Mode

WIDTH: Final = 330
NARROW: Final = 230
STEP: Final = 76
HEIGHT: Final = 360
"""Size of the lines in pixels of a laptop, wide and narrow, and the least from stop to stop."""

LEFT: Final = 0.16
"""Room for numbers at the left, as a part of the lines' width."""

MOST_COLOURED: Final = 3
"""Lines in colour at most; more would tell no story."""


def way_up(
    reach: pd.DataFrame,
    *,
    title: str,
    highlight: Sequence[int] = (),
    narrow: bool = False,
    mode: Mode = "light",
    scale: float = LAPTOP,
    smallest_group: int = SMALLEST_GROUP,
) -> alt.LayerChart:
    """Draw which themes fade or grow on their way up, from the last level (left) to the top.

    Args:
        reach: As :func:`vision.charts.heatmaps.reach_heatmap` takes it: levels from the top down.
        title: The sentence the reader should take away.
        highlight: Badge numbers of the themes that the title speaks of; the first three get their
            colour.
        narrow: Whether to draw the coloured lines alone, named above their ends: for phones.
        mode: ``"light"`` or ``"dark"``.
        scale: Factor on every size.
        smallest_group: Named where a theme is withheld.
    """
    levels = list(reach["level"].unique())[::-1]
    frame = reach.rename(columns={"level": "stop"})
    style = Style(mode, scale)
    drawn = _lines(frame, levels, highlight, style, narrow=narrow, smallest_group=smallest_group)
    ends = (
        _("from {bottom} to {top}", bottom=levels[0], top=levels[-1]) if levels else _("by level")
    )
    return finish(
        drawn,
        style,
        _("{title} Lines: people of 100 who speak of each theme, {ends}.", title=title, ends=ends),
    )


def rounds(
    reach: pd.DataFrame,
    *,
    title: str,
    highlight: Sequence[int] = (),
    narrow: bool = False,
    mode: Mode = "light",
    scale: float = LAPTOP,
    smallest_group: int = SMALLEST_GROUP,
) -> alt.LayerChart:
    """Draw how many of 100 people speak of each theme, round by round, first round at the left.

    Args:
        reach: One row per theme and round, rounds in order, with columns ``theme`` (int),
            ``name``, ``round`` (int) and ``reach`` (0 to 1; NaN = withheld).
        title: The sentence the reader should take away.
        highlight: Badge numbers of the themes that the title speaks of; at most three.
        narrow: Whether to draw the coloured lines alone: for phones.
        mode: ``"light"`` or ``"dark"``.
        scale: Factor on every size.
        smallest_group: Named where a theme is withheld.
    """
    stops = [_("Round {number}", number=number) for number in sorted(reach["round"].unique())]
    frame = reach.assign(stop=[_("Round {number}", number=number) for number in reach["round"]])
    style = Style(mode, scale)
    drawn = _lines(frame, stops, highlight, style, narrow=narrow, smallest_group=smallest_group)
    said = _(
        "{title} Lines: people of 100 who speak of each theme, over {stops} rounds.",
        title=title,
        stops=len(stops),
    )
    return finish(drawn, style, said)


def _lines(
    frame: pd.DataFrame,
    stops: Sequence[str],
    highlight: Sequence[int],
    style: Style,
    *,
    narrow: bool,
    smallest_group: int,
) -> alt.LayerChart:
    """Return one line a theme over the column ``stop``, labelled at its right end."""
    coloured = tuple(dict.fromkeys(highlight))[:MOST_COLOURED]
    if narrow:
        frame = frame[frame["theme"].isin(coloured)]
    known = frame.groupby("theme", sort=False)["reach"].transform("count") > 0
    withheld = list(frame.loc[~known, ["theme", "name"]].drop_duplicates()["name"])
    lines = frame[known].assign(
        place=frame["stop"].map({stop: at for at, stop in enumerate(stops)}),
        words=["" if pd.isna(share) else percent(share) for share in frame.loc[known, "reach"]],
    )
    top = scale_end(lines["reach"])
    up = style.px(HEIGHT) / top
    step = style.px(APART) / up
    ends = line_ends(lines, coloured, step, len(stops) - 1)
    early = ends["place"] < len(stops) - 1
    ends = ends.assign(hidden=early, missing=under(smallest_group))
    above = max([top, *((over(ends, step) if narrow else ends["at"]) + step / 2)])
    floor = min([0.0, *(ends["at"] - step / 2)]) - (1.5 * step if withheld else 0.0)
    plane = _plane(stops, style, (floor, above), up, coloured, narrow=narrow)
    layers = [
        _grid(len(stops), top, plane),
        *_strokes(lines, plane),
        *starts(lines, plane),
        *(over_ends(ends, plane) if narrow else beside_ends(ends, plane)),
    ]
    if withheld:
        words = under(smallest_group) + BESIDE + in_row(withheld)
        layers += strip(floor, len(stops) - 1, words, plane)
    last = max(1, len(stops) - 1)
    width = plane.across * last * (1 + LEFT) + style.px(RIGHT[narrow])
    return alt.LayerChart(layer=layers, width=width, height=round((above - floor) * up, 2))


def _stop_axis(stops: Sequence[str], style: Style, width: float, *, narrow: bool) -> alt.Axis:
    """Return the names of the stops on top; on a phone there is room for the two ends only."""
    if not narrow or len(stops) <= 2:  # noqa: PLR2004 - both ends
        return column_axis(stops, style, width=width / max(1, len(stops) - 1))
    return column_axis([stops[0], *[""] * (len(stops) - 2), stops[-1]], style, width=width / 2)


def _plane(
    stops: Sequence[str],
    style: Style,
    domain: tuple[float, float],
    up: float,
    coloured: tuple[int, ...],
    *,
    narrow: bool,
) -> Plane:
    last = max(1, len(stops) - 1)
    width = style.px(NARROW if narrow else max(WIDTH, STEP * last))
    right = last * (1 + style.px(RIGHT[narrow]) / width)
    x = alt.X(
        "place:Q",
        axis=_stop_axis(stops, style, width, narrow=narrow),
        scale=alt.Scale(domain=[-LEFT * last, right], nice=False, zero=False),
    )
    y = alt.Y("reach:Q", axis=None, scale=alt.Scale(domain=list(domain), nice=False, zero=False))
    return Plane(style, x, y, width / last, up, coloured, narrow)


def _grid(stops: int, top: float, plane: Plane) -> alt.Chart:
    """Return one upright hairline a stop, from nobody to the end of the scale."""
    frame = pd.DataFrame({"place": range(stops), "reach": 0.0, "top": top})
    drawn: alt.Chart = (
        alt.Chart(frame)
        .mark_rule(color=plane.style.colours.line, strokeWidth=plane.style.px(1))
        .encode(x=plane.x, y=plane.y, y2="top:Q")
    )
    return drawn


def _strokes(lines: pd.DataFrame, plane: Plane) -> list[alt.Chart]:
    """Return the lines: quiet ones first, those in colour over them with their points."""
    style = plane.style
    bold = lines["theme"].isin(plane.coloured)
    tooltip = [
        alt.Tooltip("name:N", title=_("Theme")),
        alt.Tooltip("stop:N", title=_("At")),
        alt.Tooltip("words:N", title=_("Speak of it")),
    ]
    quiet = alt.Chart(lines[~bold]).encode(x=plane.x, y=plane.y, detail="theme:N")
    colour = alt.Color("colour:N", scale=None)
    loud = alt.Chart(
        lines[bold].assign(colour=[theme_colour(t, style.mode) for t in lines.loc[bold, "theme"]])
    ).encode(x=plane.x, y=plane.y, detail="theme:N", color=colour)
    ink = style.colours.ink2
    dashed = [style.px(2), style.px(6)]
    gappy = lines[lines["reach"].isna()]["theme"]
    known = lines[lines["theme"].isin(gappy) & lines["reach"].notna()]
    bridge = alt.Chart(known).encode(x=plane.x, y=plane.y, detail="theme:N")
    return [
        bridge.mark_line(color=ink, opacity=0.55, strokeWidth=style.px(1.5), strokeDash=dashed),
        quiet.mark_line(color=ink, opacity=0.55, strokeWidth=style.px(1.5)),
        quiet.mark_point(filled=True, color=ink, opacity=0.55, size=style.px(5) ** 2).encode(
            tooltip=tooltip
        ),
        loud.mark_line(strokeWidth=style.px(4), strokeCap="round", strokeJoin="round"),
        loud.mark_point(filled=True, opacity=1, size=style.px(10) ** 2).encode(tooltip=tooltip),
    ]
