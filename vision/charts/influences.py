"""The influence map: themes on a circle, an arrow for what people say drives what."""

from __future__ import annotations

from dataclasses import dataclass
from math import atan2, cos, degrees, hypot, pi, sin
from typing import TYPE_CHECKING, Any, Final, Literal

import altair as alt
import pandas as pd

from vision.charts.line_breaks import wrap
from vision.charts.palette import numeral_colour, theme_colour
from vision.charts.style import LAPTOP, Style, finish, percent
from vision.translation import _

if TYPE_CHECKING:
    from collections.abc import Hashable

    from vision.charts.palette import Mode

WIDTH: Final = 860
HEIGHT: Final = 500
"""Pixels of a laptop."""

ACROSS: Final = 4.3
"""Width of the plot in radii of the circle; names stand left and right of it."""

NAME: Final = 200
"""Width of a name in pixels of a laptop."""

GAP: Final = 0.13
"""Distance of an arrow's ends from the middle of its themes, in radii."""

ASIDE: Final = 0.035
"""How far the two arrows between two themes stand apart from the middle, in radii."""

UPRIGHT: Final = 0.01
"""Radii from the middle within which a theme stands at the top or the foot."""

THIN: Final = 1.5
THICK: Final = 5.0
"""Width of an arrow that nobody, and that everybody gives, in pixels of a laptop."""


def influence_picture(
    arrows: pd.DataFrame,
    themes: pd.DataFrame,
    *,
    title: str,
    mode: Mode = "light",
    scale: float = LAPTOP,
) -> alt.LayerChart:
    """Draw which theme people say makes which easier (whole line) or harder (dashed).

    Args:
        arrows: One row per arrow that is drawn, with columns ``cause`` and ``effect`` (int),
            ``lean`` (1 easier, -1 harder), ``net`` (-1 to 1), ``people`` (int) and ``steady``.
        themes: One row per theme, in the order round the circle, with columns ``theme`` (int) and
            ``name``.
        title: The sentence the reader should take away.
        mode: ``"light"`` or ``"dark"``.
        scale: Factor on every size.
    """
    style = Style(mode, scale)
    names = dict(zip(themes["theme"].astype(int), themes["name"].astype(str), strict=True))
    plane = _Plane(style, _places(list(names)), names)
    drawn = alt.LayerChart(
        layer=[*plane.arrows(arrows), *plane.badges(), *plane.labels()],
        width=style.px(WIDTH),
        height=style.px(HEIGHT),
    )
    said = _(
        "{title} Arrows: where there is more of one theme, people say that the other gets easier "
        "(whole line) or harder (dashed line).",
        title=title,
    )
    return finish(drawn, style, said)


def _places(themes: list[int]) -> dict[int, tuple[float, float]]:
    """Return where each theme stands: on a circle, beginning at the top, clockwise."""
    many = max(len(themes), 1)
    turns = {theme: pi / 2 - 2 * pi * at / many for at, theme in enumerate(themes)}
    return {theme: (cos(turn), sin(turn)) for theme, turn in turns.items()}


@dataclass(frozen=True, slots=True)
class _Plane:
    """Where themes stand, and what they are called."""

    style: Style
    places: dict[int, tuple[float, float]]
    names: dict[int, str]

    def at(self, column: str = "") -> dict[str, Any]:
        """Return the two axes; another pair of columns for the far end of an arrow."""
        high = ACROSS * HEIGHT / WIDTH / 2
        wide, tall = ([-ACROSS / 2, ACROSS / 2], [-high, high])
        return {
            "x": alt.X(f"x{column}:Q", axis=None, scale=alt.Scale(domain=wide, nice=False)),
            "y": alt.Y(f"y{column}:Q", axis=None, scale=alt.Scale(domain=tall, nice=False)),
        }

    def arrows(self, arrows: pd.DataFrame) -> list[alt.Chart]:
        """Return lines and their heads."""
        here = list(self.places)
        arrows = arrows[arrows["cause"].isin(here) & arrows["effect"].isin(here)]
        if not len(arrows):
            return []
        columns = ["cause", "effect", "lean", "net", "people", "steady"]
        frame = pd.DataFrame([self._arrow(row) for row in arrows[columns].to_dict("records")])
        look: dict[str, Any] = {
            "color": alt.Color("colour:N", scale=None),
            "opacity": alt.Opacity("faint:Q", scale=None),
            "tooltip": [
                alt.Tooltip("cause:N", title=_("More of")),
                alt.Tooltip("effect:N", title=_("Theme")),
                alt.Tooltip("says:N", title=_("Most say it")),
                alt.Tooltip("net:N", title=_("More say so than the opposite")),
                alt.Tooltip("people:Q", title=_("People")),
            ],
        }
        wide = alt.StrokeWidth("wide:Q", scale=None)
        broken = [self.style.px(6), self.style.px(5)]
        found = [
            alt.Chart(some)
            .mark_rule(strokeDash=dash)
            .encode(**self.at(), x2="x2:Q", y2="y2:Q", strokeWidth=wide, **look)
            for some, dash in ((frame[~frame["harder"]], [1, 0]), (frame[frame["harder"]], broken))
            if len(some)
        ]
        heads = alt.Chart(frame).mark_point(shape="triangle", filled=True)
        turned = alt.Angle("angle:Q", scale=None)
        size = alt.Size("head:Q", scale=None)
        return [*found, heads.encode(**self.at("2"), angle=turned, size=size, **look)]

    def _arrow(self, row: dict[Hashable, Any]) -> dict[str, object]:
        """Return one arrow; of two arrows between two themes each keeps to its left."""
        cause, effect, net = int(row["cause"]), int(row["effect"]), abs(float(row["net"]))
        (ax, ay), (bx, by) = self.places[cause], self.places[effect]
        far = hypot(bx - ax, by - ay)
        right, up = (bx - ax) / far, (by - ay) / far
        style, easier = self.style, row["lean"] > 0
        return {
            "x": ax + GAP * right - ASIDE * up,
            "y": ay + GAP * up + ASIDE * right,
            "x2": bx - GAP * right - ASIDE * up,
            "y2": by - GAP * up + ASIDE * right,
            "angle": 90.0 - degrees(atan2(up, right)),
            "colour": style.colours.primary if easier else style.colours.above,
            "wide": style.px(THIN + (THICK - THIN) * net),
            "head": style.px(9.0 + 7.0 * net) ** 2,
            "faint": 0.95 if row["steady"] else 0.45,
            "harder": not easier,
            "cause": self.names[cause],
            "effect": self.names[effect],
            "says": _("gets easier") if easier else _("gets harder"),
            "net": percent(net),
            "people": int(row["people"]),
        }

    def badges(self) -> list[alt.Chart]:
        """Return the numbered badge of each theme."""
        mode = self.style.mode
        frame = pd.DataFrame(
            [
                (*place, str(theme), theme_colour(theme, mode))
                for theme, place in self.places.items()
            ],
            columns=["x", "y", "number", "ground"],
        )
        frame["ink"] = [numeral_colour(ground, mode) for ground in frame["ground"]]
        base = alt.Chart(frame)
        size = self.style.px(26) ** 2
        return [
            base.mark_point(shape="circle", filled=True, opacity=1, size=size).encode(
                **self.at(), color=alt.Color("ground:N", scale=None)
            ),
            base.mark_text(fontSize=self.style.px(14), fontWeight=600).encode(
                **self.at(), text="number:N", color=alt.Color("ink:N", scale=None)
            ),
        ]

    def labels(self) -> list[alt.Chart]:
        """Return the names on the outside of the circle."""
        style, found = self.style, []
        for theme, (px, py) in self.places.items():
            align, dx, dy = _beside(px, py)
            lines = wrap(self.names[theme], style.px(NAME), style.label_size)
            row = pd.DataFrame([(px, py, "\n".join(lines))], columns=["x", "y", "name"])
            found.append(
                alt.Chart(row)
                .mark_text(
                    align=align,
                    baseline="middle",
                    lineBreak="\n",
                    fontSize=style.label_size,
                    fontWeight=600,
                    color=style.colours.ink,
                    dx=style.px(dx),
                    dy=style.px(dy),
                )
                .encode(**self.at(), text="name:N")
            )
        return found


def _beside(right: float, up: float) -> tuple[Literal["left", "center", "right"], float, float]:
    """Return how the name of a theme at a place is set, and how far from it, in pixels."""
    if abs(right) < UPRIGHT:
        return "center", 0.0, -32.0 if up > 0 else 28.0
    return ("left", 22.0, 0.0) if right > 0 else ("right", -22.0, 0.0)
