"""Endings: what stands at both ends of lines, each word clear of the others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import altair as alt
import pandas as pd

from vision.charts.line_breaks import wrap
from vision.charts.rows import hatch, on, theme_label
from vision.charts.spacing import spread

if TYPE_CHECKING:
    from collections.abc import Collection

    import numpy as np
    from numpy.typing import NDArray

    from vision.charts.style import Style

NAME: Final = 253
"""Width of a name above a line's end in pixels of a laptop."""

RIGHT: Final = {False: 292, True: 50}
"""Room for labels at the right, wide and narrow."""

APART: Final = 18
"""Pixels of a laptop between two labels."""

SHARE: Final = 54
"""Pixels of a laptop from a line's end to the right edge of its share."""

LEADER: Final = 20
"""Pixels of a laptop from a line's end to its label."""


@dataclass(frozen=True, slots=True)
class Plane:
    """Where lines are drawn: both axes, pixels per unit of each, and which lines have colour."""

    style: Style
    x: alt.X
    y: alt.Y
    across: float
    up: float
    coloured: tuple[int, ...]
    narrow: bool


def line_ends(
    lines: pd.DataFrame, coloured: Collection[int], step: float, last: int
) -> pd.DataFrame:
    """Return the right end of each line and where its label stands, clear of the others."""
    known = lines[lines["reach"].notna()]
    ends = known.sort_values("place", kind="stable").groupby("theme", sort=False).tail(1)
    return ends.assign(
        at=spread(ends["reach"], step),
        bold=ends["theme"].isin(list(coloured)),
        end=float(last),
    )


def starts(lines: pd.DataFrame, plane: Plane) -> list[alt.Chart]:
    """Write where the coloured lines begin, left of their first point."""
    style = plane.style
    first = lines[lines["theme"].isin(plane.coloured) & lines["reach"].notna()]
    first = first.sort_values("place", kind="stable").groupby("theme", sort=False).head(1)
    frame = first.assign(at=spread(first["reach"], style.px(APART) / plane.up))
    text = alt.Chart(frame).mark_text(align="right", fontWeight=600, dx=-style.px(10))
    return [text.encode(x=plane.x, y=on(plane.y, "at"), text="words:N")]


def beside_ends(ends: pd.DataFrame, plane: Plane) -> list[alt.Chart]:
    """Write share and name beside the right end of each line, joined to it where moved."""
    style = plane.style
    room = style.px(RIGHT[False] - 70)
    columns = ["theme", "name", "hidden", "missing"]
    labels = ends.assign(
        label=[
            _ended(wrap(theme_label(theme, name), room, style.label_size, 1)[0], missing * hidden)
            for theme, name, hidden, missing in ends[columns].itertuples(index=False)
        ],
        words=ends["words"].where(~ends["hidden"], ""),
        share=ends["end"] + style.px(SHARE) / plane.across,
    )
    early = labels[labels["hidden"]]
    near, far = (early["end"] + style.px(at) / plane.across for at in (LEADER, SHARE))
    half = style.px(6) / plane.up
    boxes = pd.DataFrame({"x": near, "x2": far, "y": early["at"] + half, "y2": early["at"] - half})
    layers = [
        _leaders(labels[~labels["hidden"]], plane),
        hatch(boxes, plane.x, plane.y, style, unit=(plane.across, -plane.up)),
    ]
    for bold, colour, weight in ((False, style.colours.ink2, 400), (True, style.colours.ink, 600)):
        base = alt.Chart(labels[labels["bold"] == bold]).encode(
            x=on(plane.x, "share"), y=on(plane.y, "at")
        )
        number: dict[str, Any] = {"align": "right", "color": colour, "fontWeight": weight}
        name = {**number, "align": "left", "dx": style.px(8)}
        layers += [
            base.mark_text(**number).encode(text="words:N"),
            base.mark_text(**name).encode(text="label:N"),
        ]
    return layers


def _ended(label: str, missing: str) -> str:
    """Return a label, saying where its last number is withheld."""
    return f"{label} ({missing})" if missing else label


def _leaders(ends: pd.DataFrame, plane: Plane) -> alt.Chart:
    """Return a hairline from each line's end to its label."""
    style = plane.style
    far = style.px(LEADER) / plane.across
    drawn: alt.Chart = (
        alt.Chart(ends.assign(near=ends["end"] + far / 3, far=ends["end"] + far))
        .mark_rule(color=style.colours.edge, opacity=0.6, strokeWidth=style.px(1))
        .encode(x=on(plane.x, "near"), x2="far:Q", y=plane.y, y2="at:Q")
    )
    return drawn


def over(ends: pd.DataFrame, step: float) -> NDArray[np.float64]:
    """Return how high the names above the right ends stand, in shares.

    Args:
        ends: As ``line_ends`` returns them.
        step: From line to line of text, in shares.
    """
    return spread(ends["reach"] + step, 1.2 * step)


def over_ends(ends: pd.DataFrame, plane: Plane) -> list[alt.Chart]:
    """Write name and share above the right end of each coloured line."""
    style = plane.style
    ends = ends.assign(words=ends["words"].where(~ends["hidden"], ends["missing"]))
    labels = ends.assign(
        at=over(ends, style.px(APART) / plane.up),
        label=[
            wrap(theme_label(theme, name), style.px(NAME), style.label_size, 1)[0]
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
        name.mark_text(**place, **halo, aria=False),
        name.mark_text(**place),
        number.mark_text(align="left", fontWeight=600, dx=style.px(9)).encode(text="words:N"),
    ]


def strip(floor: float, last: int, words: str, plane: Plane) -> list[alt.Chart]:
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
