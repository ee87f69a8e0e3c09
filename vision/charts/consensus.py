"""Answers: which statements every level supports, and which part them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import altair as alt
import pandas as pd

from vision.charts.cells import cell_grid
from vision.charts.level_marks import level_marks
from vision.charts.rows import (
    name_axis,
    on,
    row_scale,
    rows_chart,
    share_axis,
    share_scale,
    under,
    withheld_rows,
)
from vision.charts.style import LAPTOP, SERIF, Style, finish, percent
from vision.limits import SMALLEST_GROUP
from vision.translation import _

if TYPE_CHECKING:
    from vision.charts.palette import Mode

STATEMENT: Final = 340
"""Width of the column of statements in pixels of a laptop."""

ROW: Final = 52
"""Height of a row of statements in pixels of a laptop."""

PLOT: Final = 440
"""Width of the shares in pixels of a laptop."""

STACKED: Final = 9.5
STACK: Final = 38
"""Pixels of a laptop between two marks that stand at the same share, and that all may take."""

BESIDE: Final = 0.16
"""Room for words beside them, as a part of it."""


def support_by_level(
    support: pd.DataFrame,
    *,
    title: str,
    mode: Mode = "light",
    scale: float = LAPTOP,
    smallest_group: int = SMALLEST_GROUP,
) -> alt.LayerChart:
    """Draw how many of 100 who took a side agree with each statement, level by level.

    Args:
        support: One row per statement and group, both in drawing order (levels from the top
            down), with columns ``statement`` (str, its id), ``text``, ``level`` (or opinion
            group; str) and ``agreement`` (agree / (agree + disagree), 0 to 1; NaN = withheld).
        title: The sentence the reader should take away.
        mode: ``"light"`` or ``"dark"``.
        scale: Factor on every size.
        smallest_group: Named in withheld cells.

    Returns:
        An unrendered chart whose selection ``cell`` carries ``statement`` and ``level``.
    """
    style = Style(mode, scale)
    texts, rows = _statements(support)
    levels = list(support["level"].unique())
    words = [under(smallest_group) if pd.isna(a) else percent(a) for a in support["agreement"]]
    cells = support.assign(
        share=support["agreement"],
        row=support["statement"].map(rows),
        column=support["level"].map({level: at for at, level in enumerate(levels)}),
        words=words,
    )
    grid = cell_grid(
        cells,
        levels,
        _axis(texts, style),
        style,
        rows=len(texts),
        top=1.0,
        fields=["statement", "level"],
        tooltip=[
            alt.Tooltip("text:N", title=_("Statement")),
            alt.Tooltip("level:N", title=_("Group")),
            alt.Tooltip("words:N", title=_("Agree")),
        ],
        row=ROW,
    )
    said = _(
        "{title} Agreement of {levels} groups with {texts} statements.",
        title=title,
        levels=len(levels),
        texts=len(texts),
    )
    return finish(grid, style, said)


def bridges(
    support: pd.DataFrame,
    *,
    title: str,
    mode: Mode = "light",
    scale: float = LAPTOP,
    smallest_group: int = SMALLEST_GROUP,
) -> alt.LayerChart:
    """Draw for each statement how close the levels stand to each other, from 0 to 100 agreeing.

    Made for bridges, where every level stands right of the middle, and for divides alike.

    Args:
        support: As :func:`support_by_level` takes it.
        title: The sentence the reader should take away.
        mode: ``"light"`` or ``"dark"``.
        scale: Factor on every size.
        smallest_group: Named where every level is withheld.

    Returns:
        An unrendered chart whose selection ``statement`` carries the ``statement`` clicked.
    """
    style = Style(mode, scale)
    texts, rows = _statements(support)
    levels = list(support["level"].unique())
    frame = support.assign(y=support["statement"].map(rows))
    known = frame[frame["agreement"].notna()]
    x = alt.X("agreement:Q", axis=share_axis(1.0, style), scale=share_scale(1.0, BESIDE))
    y = alt.Y("y:Q", axis=_axis(texts, style), scale=row_scale(len(texts)))
    layers = [_middle(len(texts), x, y, style), *_dots(known, levels, x, y, style)]
    silent = frame[~frame["statement"].isin(known["statement"])].drop_duplicates("statement")
    if len(silent):
        layers += withheld_rows(
            silent,
            x,
            y,
            style,
            box=(0.0, 1.0),
            end=1 + BESIDE,
            unit=(style.px(PLOT) / (1 + BESIDE), style.px(ROW)),
            smallest_group=smallest_group,
            half=0.15,
        )
    drawn = rows_chart(layers, style, width=PLOT, rows=len(texts), row=ROW)
    said = _(
        "{title} Agreement of {levels} groups with {texts} statements, 0 to 100.",
        title=title,
        levels=len(levels),
        texts=len(texts),
    )
    return finish(drawn, style, said)


def _statements(support: pd.DataFrame) -> tuple[list[str], dict[str, int]]:
    """Return the texts in drawing order, and the row of each statement."""
    first = support.drop_duplicates("statement")
    return list(first["text"]), {key: row for row, key in enumerate(first["statement"])}


def _axis(texts: list[str], style: Style) -> alt.Axis:
    """Return the axis that writes statements in the face of what people wrote."""
    return name_axis(texts, style, width=STATEMENT, row=ROW, font=SERIF)


def _middle(rows: int, x: alt.X, y: alt.Y, style: Style) -> alt.Chart:
    """Return the line where as many agree as disagree."""
    frame = pd.DataFrame({"agreement": [0.5], "y": [-0.5], "y2": [rows - 0.5]})
    drawn: alt.Chart = (
        alt.Chart(frame)
        .mark_rule(color=style.colours.edge, strokeWidth=style.px(1.5))
        .encode(x=x, y=y, y2="y2:Q")
    )
    return drawn


def _stacked(known: pd.DataFrame) -> pd.Series[float]:
    """Return by how much of a row each mark moves, so that levels who agree hide none of them."""
    alike = known.groupby(["y", known["agreement"].round(2)], sort=False)["agreement"]
    others = alike.transform("size") - 1
    step = (STACK / others.clip(lower=1)).clip(upper=STACKED) / ROW
    return (alike.cumcount() - others / 2) * step


def _dots(
    known: pd.DataFrame, levels: list[str], x: alt.X, y: alt.Y, style: Style
) -> list[alt.Chart]:
    """Return for each statement a line from the least to the most agreeing level, and all marks."""
    ends = known.groupby("y")["agreement"].agg(low="min", high="max").reset_index()
    dots = known.assign(
        words=[percent(share) for share in known["agreement"]],
        y=known["y"].astype(float) + _stacked(known),
    )
    fill, shape = level_marks(levels, style)
    clicked = alt.selection_point(name="statement", fields=["statement"], on="click", empty=False)
    span = alt.Chart(ends).mark_rule(
        color=style.colours.soft, strokeWidth=style.px(10), strokeCap="round"
    )
    mark = alt.Chart(dots).mark_point(
        filled=True,
        opacity=1,
        size=style.px(12) ** 2,
        stroke=style.colours.page,
        strokeWidth=style.px(1.5),
        cursor="pointer",
    )
    tooltip = [
        alt.Tooltip("text:N", title=_("Statement")),
        alt.Tooltip("level:N", title=_("Group")),
        alt.Tooltip("words:N", title=_("Agree")),
    ]
    return [
        span.encode(x=on(x, "low"), x2="high:Q", y=y),
        mark.encode(x=x, y=y, fill=fill, shape=shape, tooltip=tooltip).add_params(clicked),
    ]
