"""Creative tension: what each level wants, and how true it says that is today."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import altair as alt
import pandas as pd

from vision.charts.level_marks import level_marks
from vision.charts.palette import level_colours
from vision.charts.rows import (
    name_axis,
    on,
    row_scale,
    rows_chart,
    share_axis,
    share_scale,
    theme_label,
    withheld_rows,
)
from vision.charts.style import LAPTOP, Style, finish, percent
from vision.limits import SMALLEST_GROUP
from vision.translation import _

if TYPE_CHECKING:
    from vision.charts.palette import Mode

PLOT: Final = 460
LANE: Final = 17
"""Width of the shares and height of one level's lane, in pixels of a laptop."""

AIR: Final = 16
"""Pixels of a laptop between two themes."""


def tension(
    answers: pd.DataFrame,
    *,
    title: str,
    mode: Mode = "light",
    scale: float = LAPTOP,
    smallest_group: int = SMALLEST_GROUP,
) -> alt.LayerChart:
    """Draw for each theme and level how true it is today (ring) and how much it is wanted (mark).

    The line between the two is the tension in which Senge sees the energy of a vision.

    Args:
        answers: One row per theme and level, both in drawing order (levels from the top down),
            with columns ``theme`` (int), ``name``, ``level``, ``wanted`` (share of people who want
            it, 0 to 1) and ``today`` (mean answer to "how true is this for us today", as a part
            of 10, 0 to 1); NaN = withheld.
        title: The sentence the reader should take away.
        mode: ``"light"`` or ``"dark"``.
        scale: Factor on every size.
        smallest_group: Named where an answer is withheld.

    Source:
        Senge (1990), The Fifth Discipline, ch. 9, "Holding creative tension".
    """
    style = Style(mode, scale)
    themes = dict(answers.drop_duplicates("theme")[["theme", "name"]].itertuples(index=False))
    levels = list(answers["level"].unique())
    row = LANE * len(levels) + AIR
    lane = {level: (at - (len(levels) - 1) / 2) * LANE / row for at, level in enumerate(levels)}
    place = {theme: at for at, theme in enumerate(themes)}
    frame = answers.assign(
        y=answers["theme"].map(place).astype(float) + answers["level"].map(lane).astype(float)
    )
    known = frame[frame["wanted"].notna() & frame["today"].notna()]
    withheld = frame.drop(known.index)
    labels = [theme_label(theme, name) for theme, name in themes.items()]
    x = alt.X("today:Q", axis=share_axis(1.0, style), scale=share_scale(1.0))
    y = alt.Y("y:Q", axis=name_axis(labels, style, row=row), scale=row_scale(len(themes)))
    layers = _lanes(known, levels, x, y, style)
    if len(withheld):
        withheld = _joined(withheld, place, len(levels))
        layers += withheld_rows(
            withheld,
            x,
            y,
            style,
            box=(0.0, 0.86),
            end=1.0,
            unit=(style.px(PLOT), style.px(row)),
            smallest_group=smallest_group,
            half=0.3 * LANE / row,
        )
    drawn = rows_chart(layers, style, width=PLOT, rows=len(themes), row=row)
    said = _(
        "{title} Rings: how true each theme is today. Marks: how much each level wants it.",
        title=title,
    )
    return finish(drawn, style, said)


def _joined(withheld: pd.DataFrame, place: dict[int, int], levels: int) -> pd.DataFrame:
    """Return one row, in the middle, for each theme of which nothing is shown at any level."""
    silent = withheld.groupby("theme")["level"].transform("size") == levels
    once = withheld[silent].drop_duplicates("theme")
    middle = once.assign(y=once["theme"].map(place).astype(float))
    return pd.concat([withheld[~silent], middle], ignore_index=True)


def _lanes(
    known: pd.DataFrame, levels: list[str], x: alt.X, y: alt.Y, style: Style
) -> list[alt.Chart]:
    """Return a ring, a mark and the line between them for each level."""
    colours = dict(zip(levels, level_colours(len(levels), style.mode), strict=True))
    lanes = known.assign(
        petrol=known["level"].map(colours),
        faint=0.6,
        true=[percent(share) for share in known["today"]],
        wish=[percent(share) for share in known["wanted"]],
    )
    tooltip = [
        alt.Tooltip("name:N", title=_("Theme")),
        alt.Tooltip("level:N", title=_("Level")),
        alt.Tooltip("true:N", title=_("True today")),
        alt.Tooltip("wish:N", title=_("Wanted")),
    ]
    petrol = alt.Color("petrol:N", scale=None)
    fill, shape = level_marks(levels, style)
    base = alt.Chart(lanes)
    size = style.px(9) ** 2
    ring = base.mark_point(
        fill=style.colours.page, opacity=1, strokeWidth=style.px(2), size=style.px(8) ** 2
    )
    return [
        base.mark_rule(strokeWidth=style.px(2)).encode(
            x=x, x2="wanted:Q", y=y, color=petrol, opacity=alt.Opacity("faint:Q", scale=None)
        ),
        ring.encode(x=x, y=y, color=petrol, tooltip=tooltip),
        base.mark_point(filled=True, opacity=1, size=size).encode(
            x=on(x, "wanted"), y=y, fill=fill, shape=shape, tooltip=tooltip
        ),
    ]
