"""What matters: by level, and beside whether people want it."""

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
    theme_label,
    under,
    withheld_rows,
)
from vision.charts.style import LAPTOP, SERIF, Style, finish, percent, scale_end
from vision.limits import SMALLEST_GROUP
from vision.translation import _

if TYPE_CHECKING:
    from vision.charts.palette import Mode

STATEMENT: Final = 420
"""Width of the column of statements in pixels of a laptop."""

ROW: Final = 52
"""Height of a row of statements in pixels of a laptop."""

THEME_ROW: Final = 36
"""Height of a row of themes."""

PLOT: Final = 440
"""Width of the shares in pixels of a laptop."""


def importance_by_level(
    matters: pd.DataFrame,
    *,
    title: str,
    mode: Mode = "light",
    scale: float = LAPTOP,
    smallest_group: int = SMALLEST_GROUP,
) -> alt.LayerChart:
    """Draw how many of 100 answers to each theme's statements call them important, by level.

    Args:
        matters: One row per theme and level, both in drawing order (levels from the top down),
            with columns ``theme`` (int), ``name``, ``level`` and ``matters`` (0 to 1; NaN =
            withheld).
        title: The sentence the reader should take away.
        mode: ``"light"`` or ``"dark"``.
        scale: Factor on every size.
        smallest_group: Named in withheld cells.

    Returns:
        An unrendered chart whose selection ``cell`` carries ``theme`` and ``level``.
    """
    style = Style(mode, scale)
    themes = dict(matters.drop_duplicates("theme")[["theme", "name"]].itertuples(index=False))
    levels = list(matters["level"].unique())
    cells = matters.assign(
        share=matters["matters"],
        row=matters["theme"].map({theme: at for at, theme in enumerate(themes)}),
        column=matters["level"].map({level: at for at, level in enumerate(levels)}),
        words=[under(smallest_group) if pd.isna(m) else percent(m) for m in matters["matters"]],
    )
    grid = cell_grid(
        cells,
        levels,
        name_axis([theme_label(theme, name) for theme, name in themes.items()], style),
        style,
        rows=len(themes),
        top=scale_end(matters["matters"]),
        fields=["theme", "level"],
        tooltip=[
            alt.Tooltip("name:N", title=_("Theme")),
            alt.Tooltip("level:N", title=_("Level")),
            alt.Tooltip("words:N", title=_("Matters a lot")),
        ],
    )
    said = _(
        "{title} How many of {levels} groups call {themes} themes important.",
        title=title,
        levels=len(levels),
        themes=len(themes),
    )
    return finish(grid, style, said)


def importance_beside_agreement(
    answers: pd.DataFrame,
    *,
    title: str,
    mode: Mode = "light",
    scale: float = LAPTOP,
    smallest_group: int = SMALLEST_GROUP,
) -> alt.LayerChart:
    """Draw for each statement how many agree, and to how many it matters a lot.

    Args:
        answers: One row per statement, in drawing order, with columns ``statement`` (its id),
            ``text``, ``agreement`` (of those who take a side) and ``matters`` (of those who
            answered), 0 to 1; NaN = withheld. Or one per theme, with its number as ``theme``.
        title: The sentence the reader should take away.
        mode: ``"light"`` or ``"dark"``.
        scale: Factor on every size.
        smallest_group: Named where a statement is withheld.
    """
    style = Style(mode, scale)
    names = {"matters": _("Matters a lot"), "agreement": _("Agree")}
    frame = answers.assign(y=[float(at) for at in range(len(answers))])
    whole = frame["agreement"].notna() & frame["matters"].notna()
    known, silent = frame[whole], frame[~whole]
    x = alt.X("share:Q", axis=share_axis(1.0, style), scale=share_scale(1.0))
    themes = "theme" in answers
    row = THEME_ROW if themes else ROW
    axis = _theme_axis(answers, style) if themes else _statement_axis(answers, style)
    y = alt.Y("y:Q", axis=axis, scale=row_scale(len(answers)))
    layers = _two_marks(known, names, x, y, style)
    if len(silent):
        layers += withheld_rows(
            silent,
            x,
            y,
            style,
            box=(0.0, 0.84),
            end=1.0,
            unit=(style.px(PLOT), style.px(row)),
            smallest_group=smallest_group,
            half=0.15,
        )
    drawn = rows_chart(layers, style, width=PLOT, rows=len(answers), row=row)
    return finish(drawn, style, _described(title, len(answers), themes=themes))


def _theme_axis(answers: pd.DataFrame, style: Style) -> alt.Axis:
    rows = zip(answers["theme"], answers["text"], strict=True)
    return name_axis([theme_label(int(t), str(name)) for t, name in rows], style, row=THEME_ROW)


def _statement_axis(answers: pd.DataFrame, style: Style) -> alt.Axis:
    return name_axis(list(answers["text"]), style, width=STATEMENT, row=ROW, font=SERIF)


def _described(title: str, rows: int, *, themes: bool) -> str:
    """Return the picture in words."""
    if themes:
        return _(
            "{title} For each of {themes} themes: of 100 answers that take a side, how many agree; "
            "of 100 of all answers, how many say that it matters a lot.",
            title=title,
            themes=rows,
        )
    return _(
        "{title} For each of {texts} statements: of 100 people who take a side, how many agree; of "
        "100 of all who answer, to how many it matters a lot.",
        title=title,
        texts=rows,
    )


def _two_marks(
    known: pd.DataFrame, names: dict[str, str], x: alt.X, y: alt.Y, style: Style
) -> list[alt.Chart]:
    """Return two marks a row, what matters first, and the line between them."""
    long = known.melt(["statement", "text", "y"], list(names), "level", "share")
    long["words"] = [percent(share) for share in long["share"]]
    long["level"] = long["level"].map(names)
    fill, shape = level_marks(list(names.values()), style)
    line = alt.Chart(known).mark_rule(
        color=style.colours.soft, strokeWidth=style.px(10), strokeCap="round"
    )
    mark = alt.Chart(long).mark_point(
        filled=True,
        opacity=1,
        size=style.px(12) ** 2,
        stroke=style.colours.page,
        strokeWidth=style.px(1.5),
    )
    tooltip = [
        alt.Tooltip("text:N", title=_("Theme") if "theme" in known else _("Statement")),
        alt.Tooltip("level:N", title=_("Answer")),
        alt.Tooltip("words:N", title=_("Of 100")),
    ]
    return [
        line.encode(x=on(x, "matters"), x2="agreement:Q", y=y),
        mark.encode(x=x, y=y, fill=fill, shape=shape, tooltip=tooltip),
    ]
