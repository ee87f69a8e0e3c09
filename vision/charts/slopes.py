"""Lines from one end to the other: a theme on its way up, and over rounds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import altair as alt
import pandas as pd

from vision.charts.palette import theme_colour
from vision.charts.rows import BESIDE, column_axis, hatch, on, theme_label, under, wrap
from vision.charts.spacing import spread
from vision.charts.style import LAPTOP, Style, finish, percent, scale_end
from vision.models import SMALLEST_GROUP

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from vision.charts.palette import Mode

WIDTH: Final = 330
NARROW: Final = 230
STEP: Final = 76
HEIGHT: Final = 360
"""Size of the lines in pixels of a laptop, wide and narrow, and the least from stop to stop."""

RIGHT: Final = {False: 292, True: 50}
"""Room for labels at the right, wide and narrow."""

LEADER: Final = 20
"""Pixels of a laptop from a line's end to its label."""

LEFT: Final = 0.16
"""Room for numbers at the left, as a part of the lines' width."""

MOST_COLOURED: Final = 3
"""Lines in colour at most; more would tell no story."""

APART: Final = 18
"""Pixels of a laptop between two labels."""


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
    ends = f"from {levels[0]} to {levels[-1]}" if levels else "by level"
    return finish(drawn, style, f"{title} Lines: people of 100 who speak of each theme, {ends}.")


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
    stops = [f"Round {number}" for number in sorted(reach["round"].unique())]
    frame = reach.assign(stop=[f"Round {number}" for number in reach["round"]])
    style = Style(mode, scale)
    drawn = _lines(frame, stops, highlight, style, narrow=narrow, smallest_group=smallest_group)
    said = f"{title} Lines: people of 100 who speak of each theme, over {len(stops)} rounds."
    return finish(drawn, style, said)


@dataclass(frozen=True, slots=True)
class _Plane:
    """Where lines are drawn: both axes, pixels per unit of each, and which lines have colour."""

    style: Style
    x: alt.X
    y: alt.Y
    across: float
    up: float
    coloured: tuple[int, ...]
    narrow: bool


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
    ends = _ends(lines, coloured, step, len(stops) - 1)
    ends.loc[ends["place"] < len(stops) - 1, "words"] = under(smallest_group)
    above = max([top, *(ends["at"] + step / 2)])
    floor = min([0.0, *(ends["at"] - step / 2)]) - (1.5 * step if withheld else 0.0)
    plane = _plane(stops, style, (floor, above), up, coloured, narrow=narrow)
    layers = [
        _grid(len(stops), top, plane),
        *_strokes(lines, plane),
        *_starts(lines, plane),
        *(_over_ends(ends, plane) if narrow else _beside_ends(ends, plane)),
    ]
    if withheld:
        words = under(smallest_group) + BESIDE + ", ".join(withheld)
        layers += _strip(floor, len(stops) - 1, words, plane)
    last = max(1, len(stops) - 1)
    width = plane.across * last * (1 + LEFT) + style.px(RIGHT[narrow])
    return alt.LayerChart(layer=layers, width=width, height=round((above - floor) * up, 2))


def _plane(
    stops: Sequence[str],
    style: Style,
    domain: tuple[float, float],
    up: float,
    coloured: tuple[int, ...],
    *,
    narrow: bool,
) -> _Plane:
    last = max(1, len(stops) - 1)
    width = style.px(NARROW if narrow else max(WIDTH, STEP * last))
    right = last * (1 + style.px(RIGHT[narrow]) / width)
    x = alt.X(
        "place:Q",
        axis=column_axis(stops, style, width=width / last),
        scale=alt.Scale(domain=[-LEFT * last, right], nice=False, zero=False),
    )
    y = alt.Y("reach:Q", axis=None, scale=alt.Scale(domain=list(domain), nice=False, zero=False))
    return _Plane(style, x, y, width / last, up, coloured, narrow)


def _ends(lines: pd.DataFrame, coloured: Collection[int], step: float, last: int) -> pd.DataFrame:
    """Return the right end of each line and where its label stands, clear of the others."""
    known = lines[lines["reach"].notna()]
    ends = known.sort_values("place", kind="stable").groupby("theme", sort=False).tail(1)
    return ends.assign(
        at=spread(ends["reach"], step),
        bold=ends["theme"].isin(list(coloured)),
        end=float(last),
    )


def _grid(stops: int, top: float, plane: _Plane) -> alt.Chart:
    """Return one upright hairline a stop, from nobody to the end of the scale."""
    frame = pd.DataFrame({"place": range(stops), "reach": 0.0, "top": top})
    drawn: alt.Chart = (
        alt.Chart(frame)
        .mark_rule(color=plane.style.colours.line, strokeWidth=plane.style.px(1))
        .encode(x=plane.x, y=plane.y, y2="top:Q")
    )
    return drawn


def _strokes(lines: pd.DataFrame, plane: _Plane) -> list[alt.Chart]:
    """Return the lines: quiet ones first, those in colour over them with their points."""
    style = plane.style
    bold = lines["theme"].isin(plane.coloured)
    tooltip = [
        alt.Tooltip("name:N", title="Theme"),
        alt.Tooltip("stop:N", title="At"),
        alt.Tooltip("words:N", title="Speak of it"),
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


def _starts(lines: pd.DataFrame, plane: _Plane) -> list[alt.Chart]:
    """Write where the coloured lines begin, left of their first point."""
    style = plane.style
    first = lines[lines["theme"].isin(plane.coloured) & lines["reach"].notna()]
    first = first.sort_values("place", kind="stable").groupby("theme", sort=False).head(1)
    frame = first.assign(at=spread(first["reach"], style.px(APART) / plane.up))
    text = alt.Chart(frame).mark_text(align="right", fontWeight=600, dx=-style.px(10))
    return [text.encode(x=plane.x, y=on(plane.y, "at"), text="words:N")]


def _beside_ends(ends: pd.DataFrame, plane: _Plane) -> list[alt.Chart]:
    """Write share and name beside the right end of each line, joined to it where moved."""
    style = plane.style
    room = style.px(RIGHT[False] - 70)
    labels = ends.assign(
        label=[
            wrap(theme_label(theme, name), room, style.label_size, 1)[0]
            for theme, name in ends[["theme", "name"]].itertuples(index=False)
        ]
    )
    layers = [_leaders(ends, plane)]
    for bold, colour, weight in ((False, style.colours.ink2, 400), (True, style.colours.ink, 600)):
        base = alt.Chart(labels[labels["bold"] == bold]).encode(
            x=on(plane.x, "end"), y=on(plane.y, "at")
        )
        number: dict[str, Any] = {
            "align": "right",
            "color": colour,
            "fontWeight": weight,
            "dx": style.px(54),
        }
        name = {**number, "align": "left", "dx": style.px(62)}
        layers += [
            base.mark_text(**number).encode(text="words:N"),
            base.mark_text(**name).encode(text="label:N"),
        ]
    return layers


def _leaders(ends: pd.DataFrame, plane: _Plane) -> alt.Chart:
    """Return a hairline from each line's end to its label."""
    style = plane.style
    far = style.px(LEADER) / plane.across
    drawn: alt.Chart = (
        alt.Chart(ends.assign(near=ends["end"] + far / 3, far=ends["end"] + far))
        .mark_rule(color=style.colours.edge, opacity=0.6, strokeWidth=style.px(1))
        .encode(x=on(plane.x, "near"), x2="far:Q", y=plane.y, y2="at:Q")
    )
    return drawn


def _over_ends(ends: pd.DataFrame, plane: _Plane) -> list[alt.Chart]:
    """Write name and share above the right end of each coloured line."""
    style = plane.style
    step = style.px(APART) / plane.up
    labels = ends.assign(
        at=spread(ends["reach"] + step, 1.2 * step),
        label=[
            wrap(theme_label(theme, name), style.px(NARROW * 1.1), style.label_size, 1)[0]
            for theme, name in ends[["theme", "name"]].itertuples(index=False)
        ],
    )
    halo: dict[str, Any] = {
        "stroke": style.colours.page,
        "strokeWidth": style.px(5),
        "strokeJoin": "round",
    }
    name = alt.Chart(labels).encode(x=on(plane.x, "end"), y=on(plane.y, "at"), text="label:N")
    place: dict[str, Any] = {"align": "right", "fontWeight": 600, "dx": style.px(6)}
    number = alt.Chart(labels).encode(x=on(plane.x, "end"), y=on(plane.y, "reach"))
    return [
        name.mark_text(**place, **halo),
        name.mark_text(**place),
        number.mark_text(align="left", fontWeight=600, dx=style.px(9)).encode(text="words:N"),
    ]


def _strip(floor: float, last: int, words: str, plane: _Plane) -> list[alt.Chart]:
    """Return a hatched strip below the lines, for themes that are withheld at every stop."""
    style = plane.style
    high = style.px(14) / plane.up
    box = pd.DataFrame({"x": [0.0], "x2": [float(last)], "y": [floor + high], "y2": [floor]})
    room = style.px(RIGHT[plane.narrow])
    line = wrap(words, room, style.px(13), 1)[0]
    text = pd.DataFrame({"end": [float(last)], "at": [floor + high / 2], "words": [line]})
    written = alt.Chart(text).mark_text(
        align="left", dx=style.px(10), fontSize=style.px(13), color=style.colours.ink2
    )
    return [
        hatch(box, plane.x, plane.y, style, unit=(plane.across, -plane.up)),
        written.encode(x=on(plane.x, "end"), y=on(plane.y, "at"), text="words:N"),
    ]
