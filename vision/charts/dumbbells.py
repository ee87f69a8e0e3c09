"""Dumbbells: two levels on one line a theme, as far apart as what they speak of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import altair as alt
import pandas as pd

from vision.charts.gaps import FAINT, NUMBER, pair, side_colour, split
from vision.charts.level_marks import level_marks
from vision.charts.palette import level_colours
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
from vision.translation import _

if TYPE_CHECKING:
    from vision.charts.palette import Mode

PLOT: Final = 330
"""Width of the shares in pixels of a laptop."""

SHIFT: Final = 0.16
"""Rows by which two marks with ranges stand above and below the middle."""


def gap_dumbbells(
    gaps: pd.DataFrame,
    *,
    title: str,
    mode: Mode = "light",
    scale: float = LAPTOP,
    smallest_group: int = SMALLEST_GROUP,
) -> alt.LayerChart:
    """Draw how many of 100 speak of each theme at two levels, and how far they are apart.

    Args:
        gaps: As :func:`vision.charts.gaps.gap_column` takes it, with columns ``reach_a`` and
            ``reach_b`` as well (0 to 1). Where ``low_a``, ``high_a``, ``low_b`` and ``high_b``
            are there too, each mark has its own likely range, one under the other.
        title: The sentence the reader should take away.
        mode: ``"light"`` or ``"dark"``.
        scale: Factor on every size.
        smallest_group: Named where a difference is withheld.
    """
    style = Style(mode, scale)
    frame = gaps.assign(y=range(len(gaps)))
    known, withheld = split(frame, "difference")
    ranged = {"low_a", "high_a", "low_b", "high_b"} <= set(gaps.columns)
    shown = ["reach_a", "reach_b", *(["high_a", "high_b"] if ranged else [])]
    end = scale_end(known[shown].to_numpy(dtype=float).ravel())
    beside = end * NUMBER / PLOT
    bold = {at for at, beyond in enumerate(gaps["beyond_chance"]) if beyond}
    names = [theme_label(t, name) for t, name in gaps[["theme", "name"]].itertuples(index=False)]
    x = alt.X("reach_a:Q", axis=share_axis(end, style), scale=share_scale(end, beside))
    y = alt.Y("y:Q", axis=name_axis(names, style, bold=bold), scale=row_scale(len(frame)))
    apart = known.assign(
        colour=[
            side_colour(gap, style, beyond=bool(beyond))
            for gap, beyond in known[["difference", "beyond_chance"]].itertuples(index=False)
        ],
        faint=[1.0 if beyond else FAINT for beyond in known["beyond_chance"]],
        words=[points(value) for value in known["difference"]],
        end=end + beside,
    )
    layers = [
        *_spans(apart, x, y, style, ranged=ranged),
        *_ends(known, x, y, style, ranged=ranged),
        alt.Chart(apart)
        .mark_text(align="right", fontWeight=600, tooltip=None)
        .encode(x=on(x, "end"), y=y, text="words:N", color=alt.Color("colour:N", scale=None)),
    ]
    if len(withheld):
        layers += withheld_rows(
            withheld,
            x,
            y,
            style,
            box=(0.0, end),
            end=end + beside,
            unit=(style.px(PLOT + NUMBER) / (end + beside), style.px(ROW)),
            smallest_group=smallest_group,
        )
    drawn = rows_chart(layers, style, width=PLOT + NUMBER, rows=len(frame))
    upper, lower = pair(frame)
    said = _(
        "{title} People of 100 who speak of each theme: {upper} against {lower}.",
        title=title,
        upper=upper,
        lower=lower,
    )
    return finish(drawn, style, said)


def _spans(
    apart: pd.DataFrame, x: alt.X, y: alt.Y, style: Style, *, ranged: bool
) -> list[alt.Chart]:
    """Return what joins two marks: a line, or a band behind ranges where it is beyond chance."""
    colour = alt.Color("colour:N", scale=None)
    if not ranged:
        line = alt.Chart(apart).mark_rule(strokeWidth=style.px(2.5), strokeCap="round")
        faint = alt.Opacity("faint:Q", scale=None)
        return [line.encode(x=x, x2="reach_b:Q", y=y, color=colour, opacity=faint)]
    beyond = apart[apart["beyond_chance"]]
    beyond = beyond.assign(up=beyond["y"] - 0.34, down=beyond["y"] + 0.34)
    band = alt.Chart(beyond).mark_rect(opacity=0.2, cornerRadius=style.px(4))
    return [band.encode(x=x, x2="reach_b:Q", y=on(y, "up"), y2="down:Q", color=colour)]


def _ends(
    known: pd.DataFrame, x: alt.X, y: alt.Y, style: Style, *, ranged: bool
) -> list[alt.Chart]:
    """Return the marks of the two levels, told apart by shape as well, with their legend."""
    upper, lower = pair(known)
    sides = []
    for level, side, shift in ((upper, "a", -SHIFT), (lower, "b", SHIFT)):
        one = pd.DataFrame(
            {
                "name": known["name"],
                "level": level,
                "reach": known[f"reach_{side}"],
                "y": known["y"] + (shift if ranged else 0.0),
                "words": [percent(share) for share in known[f"reach_{side}"]],
            }
        )
        if ranged:
            one = one.assign(low=known[f"low_{side}"], high=known[f"high_{side}"])
            one["petrol"] = level_colours(2, style.mode)[0 if side == "a" else 1]
        sides.append(one)
    both = alt.Chart(pd.concat(sides, ignore_index=True))
    fill, shape = level_marks([upper, lower], style)
    marks = both.mark_point(filled=True, opacity=1, size=style.px(11) ** 2).encode(
        x=on(x, "reach"),
        y=y,
        fill=fill,
        shape=shape,
        tooltip=[
            alt.Tooltip("name:N", title=_("Theme")),
            alt.Tooltip("level:N", title=_("Level")),
            alt.Tooltip("words:N", title=_("Speak of it")),
        ],
    )
    if not ranged:
        return [marks]
    ranges = both.mark_rule(strokeWidth=style.px(2.5), strokeCap="round", opacity=0.5).encode(
        x=on(x, "low"), x2="high:Q", y=y, color=alt.Color("petrol:N", scale=None)
    )
    return [ranges, marks]
