"""Units: how far departments, sites or teams lie apart on each theme."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import altair as alt
import pandas as pd

from vision.charts.line_breaks import apart
from vision.charts.rows import (
    ROW,
    hatch,
    name_axis,
    on,
    row_scale,
    rows_chart,
    share_axis,
    theme_label,
    under,
)
from vision.charts.style import LAPTOP, Style, finish, percent, scale_end
from vision.limits import SMALLEST_GROUP
from vision.translation import _, ngettext

if TYPE_CHECKING:
    from vision.charts.palette import Mode

PLOT: Final = 410
"""Width of the shares in pixels of a laptop."""

SIZE: Final = 13
"""Of a unit's name, in pixels of a laptop."""

LABEL: Final = 140
"""Width that a unit's name may take in pixels of a laptop."""


def unit_differences(
    reach: pd.DataFrame,
    *,
    title: str,
    mode: Mode = "light",
    scale: float = LAPTOP,
    smallest_group: int = SMALLEST_GROUP,
) -> alt.LayerChart:
    """Draw how many of 100 people speak of each theme in each unit, the outermost two named.

    Args:
        reach: One row per theme and unit, themes in drawing order, with columns ``theme`` (int),
            ``name``, ``unit`` (str) and ``reach`` (0 to 1; NaN = withheld). Units have no order.
        title: The sentence the reader should take away.
        mode: ``"light"`` or ``"dark"``.
        scale: Factor on every size.
        smallest_group: Named where a theme is withheld in every unit.
    """
    style = Style(mode, scale)
    themes = dict(reach.drop_duplicates("theme")[["theme", "name"]].itertuples(index=False))
    place = {theme: row for row, theme in enumerate(themes)}
    known = reach[reach["reach"].notna()]
    dots = known.assign(
        y=known["theme"].map(place), words=[percent(share) for share in known["reach"]]
    )
    end = scale_end(dots["reach"])
    beside = end * LABEL / PLOT
    span = alt.Scale(domain=[-beside, end + beside], nice=False)
    x = alt.X("reach:Q", axis=share_axis(end, style), scale=span)
    labels = [theme_label(theme, name) for theme, name in themes.items()]
    y = alt.Y("y:Q", axis=name_axis(labels, style), scale=row_scale(len(themes)))
    layers = _rows(dots, x, y, style)
    hidden = [row for theme, row in place.items() if theme not in set(known["theme"])]
    if hidden:
        box = pd.DataFrame({"x": 0.0, "x2": end, "y": hidden}).assign(end=end)
        box = box.assign(row=box["y"], y2=box["y"] + 0.2, y=box["y"] - 0.2)
        unit = (style.px(PLOT) / end, style.px(ROW))
        text = alt.Chart(box.assign(words=under(smallest_group))).mark_text(
            align="left", dx=style.px(8), fontSize=style.px(13), color=style.colours.ink2
        )
        layers.append(hatch(box, x, y, style, unit=unit))
        layers.append(text.encode(x=on(x, "end"), y=on(y, "row"), text="words:N"))
    units = reach["unit"].nunique()
    said = _(
        "{title} Dots: people of 100 who speak of each theme, in each of {units} units as shown.",
        title=title,
        units=units,
    )
    drawn = rows_chart(layers, style, width=PLOT + 2 * LABEL, rows=len(themes))
    return finish(drawn, style, said)


def _rows(dots: pd.DataFrame, x: alt.X, y: alt.Y, style: Style) -> list[alt.Chart]:
    """Return for each theme a line from the lowest to the highest unit, dots, and two names."""
    ends = dots.groupby("y").agg(low=("reach", "min"), high=("reach", "max")).reset_index()
    counts = dots.groupby(["y", "reach"])["unit"].transform("count")
    ordered = dots.assign(
        unit=[
            ngettext("one unit", "{number} units", count) if count > 1 else unit
            for unit, count in zip(dots["unit"], counts, strict=True)
        ]
    ).sort_values("reach", kind="stable")
    lowest, highest = ordered.drop_duplicates("y"), ordered.drop_duplicates("y", keep="last")
    lowest = lowest[
        lowest["reach"].to_numpy() < highest.set_index("y")["reach"].reindex(lowest["y"]).to_numpy()
    ]
    labels = _labels(pd.concat([highest["unit"], lowest["unit"]]), style)
    colours = style.colours
    tooltip = [
        alt.Tooltip("unit:N", title=_("Unit")),
        alt.Tooltip("name:N", title=_("Theme")),
        alt.Tooltip("words:N", title=_("Speak of it")),
    ]
    span = alt.Chart(ends).mark_rule(
        color=colours.edge, opacity=0.5, strokeWidth=style.px(2.5), strokeCap="round"
    )
    dot = alt.Chart(dots).mark_point(
        filled=True, color=colours.ink2, opacity=0.6, size=style.px(9) ** 2
    )
    return [
        span.encode(x=on(x, "low"), x2="high:Q", y=y),
        dot.encode(x=x, y=y, tooltip=tooltip),
        _name(highest, labels, (x, y), style, left=False),
        _name(lowest, labels, (x, y), style, left=True),
    ]


def _labels(ends: pd.Series[str], style: Style) -> dict[str, str]:
    """Return the names of units as there is room for them, each its own."""
    names = list(dict.fromkeys(map(str, ends)))
    cut = apart(names, style.px(LABEL - 12), style.px(SIZE), 1)
    return {name: lines[0] for name, lines in zip(names, cut, strict=True)}


def _name(
    ends: pd.DataFrame, labels: dict[str, str], at: tuple[alt.X, alt.Y], style: Style, *, left: bool
) -> alt.Chart:
    """Write the name of a row's outermost unit beside its dot."""
    x, y = at
    named = ends.assign(label=[labels[str(unit)] for unit in ends["unit"]])
    written: alt.Chart = (
        alt.Chart(named)
        .mark_text(
            align="right" if left else "left",
            dx=style.px(-9 if left else 9),
            fontSize=style.px(SIZE),
            color=style.colours.ink2,
        )
        .encode(x=x, y=y, text="label:N")
    )
    return written
