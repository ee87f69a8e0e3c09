"""Heat maps: reach by theme and level, and shared focus level by level."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import altair as alt
import pandas as pd

from vision.charts.cells import cell_grid
from vision.charts.gaps import difference_panel
from vision.charts.rows import name_axis, theme_label, under
from vision.charts.style import LAPTOP, Style, finish, percent, scale_end
from vision.limits import SMALLEST_GROUP
from vision.significance.registry import LESS
from vision.translation import _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vision.charts.palette import Mode

COLOUR_STEPS: Final = (0.3, 0.5, 0.75, 1.0)
"""The darkest colour stands for the first of these that covers all cells; the lightest for 0."""

NAMES_OF_LEVELS: Final = 150
"""Width of the column of level names in pixels of a laptop."""


def reach_heatmap(
    reach: pd.DataFrame,
    *,
    title: str,
    gaps: pd.DataFrame | None = None,
    apart: Mapping[int, tuple[str, str]] | None = None,
    mode: Mode = "light",
    scale: float = LAPTOP,
    smallest_group: int = SMALLEST_GROUP,
) -> alt.LayerChart | alt.HConcatChart:
    """Draw how many of 100 people speak of each theme, level by level, with the number in the cell.

    Args:
        reach: One row per theme and level, themes and levels in the order to draw them (levels
            from the top down), with columns ``theme`` (int, badge number), ``name`` (str),
            ``level`` (str) and ``reach`` (0 to 1; NaN = withheld, drawn as a hatch).
        title: The sentence the reader should take away; spoken by screen readers.
        gaps: The difference between the outer levels, for a column at the right on the same rows,
            as :func:`vision.charts.gaps.gap_column` takes it. Themes beyond chance are bold.
        apart: The themes that set levels apart, as :func:`vision.charts.alignment_frames.set_apart`
            returns them: bold, the cells of both levels framed in the colour of "more above" or
            "below".
        mode: ``"light"`` or ``"dark"``.
        scale: Factor on every size.
        smallest_group: Named in withheld cells.

    Returns:
        An unrendered chart whose selection ``cell`` carries ``theme`` and ``level`` of the cell
        that was clicked.
    """
    style = Style(mode, scale)
    cells, themes, levels = _cells(reach, smallest_group)
    beyond = set() if gaps is None else set(gaps.loc[gaps["beyond_chance"], "theme"])
    if apart:
        beyond |= set(apart)
        cells["frame"] = _frames(cells, apart, levels, style)
    axis = name_axis(
        [theme_label(theme, name) for theme, name in themes.items()],
        style,
        bold={at for at, theme in enumerate(themes) if theme in beyond},
    )
    grid = cell_grid(
        cells,
        levels,
        axis,
        style,
        rows=len(themes),
        top=scale_end(cells["share"], COLOUR_STEPS),
        fields=["theme", "level"],
        tooltip=[
            alt.Tooltip("name:N", title=_("Theme")),
            alt.Tooltip("level:N", title=_("Level")),
            alt.Tooltip("words:N", title=_("Speak of it")),
        ],
    )
    said = _(
        "{title} Heat map of {themes} themes by {levels} levels as shown, in people of 100.",
        title=title,
        themes=len(themes),
        levels=len(levels),
    )
    withheld = int(cells["share"].isna().sum())
    if withheld:
        said += " " + _(
            "Withheld: {withheld} cells with {under} people.",
            withheld=withheld,
            under=under(smallest_group),
        )
    if gaps is None:
        return finish(grid, style, said)
    rows = gaps.set_index("theme").reindex(list(themes)).reset_index()
    rows["beyond_chance"] = rows["beyond_chance"].eq(True)
    rows[["level_a", "level_b"]] = rows[["level_a", "level_b"]].ffill().bfill()
    rows["name"] = list(themes.values())
    panel = difference_panel(rows, None, style, smallest_group=smallest_group)
    both = alt.hconcat(grid, panel, spacing=style.px(28))
    return finish(
        both, style, f"{said} {_('At the right the difference between the outer levels.')}"
    )


def level_matrix(
    focus: pd.DataFrame,
    *,
    title: str,
    mode: Mode = "light",
    scale: float = LAPTOP,
    smallest_group: int = SMALLEST_GROUP,
) -> alt.LayerChart:
    """Draw how much each two levels speak of the same things: voices of 100 in common.

    Bold where it is called less than chance alone would give; what chance gives stands below.

    Args:
        focus: One row per pair of levels, in the levels' own order, with columns ``level_a``,
            ``level_b`` (str), ``overlap`` (0 to 1; NaN = withheld), ``chance_low``,
            ``chance_high`` (what chance alone would give) and ``verdict`` (str). A pair is given
            once; the diagonal is not given.
        title: The sentence the reader should take away.
        mode: ``"light"`` or ``"dark"``.
        scale: Factor on every size.
        smallest_group: Named in withheld cells.

    Returns:
        An unrendered chart whose selection ``cell`` carries ``level_a`` and ``level_b``.
    """
    style = Style(mode, scale)
    levels = list(dict.fromkeys([*focus["level_a"], *focus["level_b"]]))
    place = {level: at for at, level in enumerate(levels)}
    cells = focus.assign(
        share=focus["overlap"],
        column=focus["level_a"].map(place),
        row=focus["level_b"].map(place).astype(float) - 1,
        words=[_shown(share, smallest_group) for share in focus["overlap"]],
        chance=[
            "" if pd.isna(low) else f"{low * 100:.0f}–{high * 100:.0f}"
            for low, high in focus[["chance_low", "chance_high"]].itertuples(index=False)
        ],
    )
    cells["bold"] = cells["verdict"].eq(LESS)
    cells["said"] = cells["verdict"].map(_, na_action="ignore")
    cells["note"] = [
        _("chance {chance}", chance=chance) if chance else "" for chance in cells["chance"]
    ]
    grid = cell_grid(
        cells,
        levels[:-1],
        name_axis(levels[1:], style, width=NAMES_OF_LEVELS),
        style,
        rows=len(levels) - 1,
        top=1.0,
        fields=["level_a", "level_b"],
        tooltip=[
            alt.Tooltip("level_a:N", title=_("Level")),
            alt.Tooltip("level_b:N", title=_("And level")),
            alt.Tooltip("words:N", title=_("Voices of 100 in common")),
            alt.Tooltip("chance:N", title=_("By chance alone")),
            alt.Tooltip("said:N", title=_("So")),
        ],
        row=56,
        narrowest=100,
    )
    said = _(
        "{title} Shared focus of {levels} levels as shown, pair by pair: voices of 100 in common.",
        title=title,
        levels=len(levels),
    )
    return finish(grid, style, said)


def _cells(
    reach: pd.DataFrame, smallest_group: int
) -> tuple[pd.DataFrame, dict[int, str], list[str]]:
    """Return the full grid of cells, the themes (number to name) and the levels, all in order."""
    themes = dict(reach.drop_duplicates("theme")[["theme", "name"]].itertuples(index=False))
    levels = list(reach["level"].unique())
    grid = pd.MultiIndex.from_product([themes, levels], names=["theme", "level"])
    cells = reach.set_index(["theme", "level"])[["reach"]].reindex(grid).reset_index()
    return (
        cells.assign(
            share=cells["reach"],
            name=cells["theme"].map(themes),
            row=cells["theme"].map({theme: at for at, theme in enumerate(themes)}),
            column=cells["level"].map({level: at for at, level in enumerate(levels)}),
            words=[
                under(smallest_group) if pd.isna(share) else percent(share)
                for share in cells["reach"]
            ],
        ),
        themes,
        levels,
    )


def _frames(
    cells: pd.DataFrame, apart: Mapping[int, tuple[str, str]], levels: list[str], style: Style
) -> list[str]:
    """Return the colour of each cell's frame, blank for none."""
    found = []
    for theme, level in cells[["theme", "level"]].itertuples(index=False):
        more, less = apart.get(theme, ("", ""))
        if level not in (more, less) or not {more, less} <= set(levels):
            found.append("")
            continue
        above = levels.index(more) < levels.index(less)
        found.append(style.colours.above if above else style.colours.primary)
    return found


def _shown(overlap: float, smallest_group: int) -> str:
    return under(smallest_group) if pd.isna(overlap) else f"{overlap * 100:.0f}"
