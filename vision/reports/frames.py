"""An alignment as tidy tables: what charts draw and what the workbook holds."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vision.alignment import Alignment

NOTHING = math.nan


def reach_by_level(alignment: Alignment) -> pd.DataFrame:
    """Return ``theme``, ``name``, ``level``, ``reach`` (NaN = withheld), levels from the top."""
    rows = [
        (theme.id, theme.name, level.name, NOTHING if share is None else share)
        for theme, shares in zip(alignment.themes, alignment.reach, strict=True)
        for level, share in zip(alignment.levels, shares, strict=True)
    ]
    return pd.DataFrame(rows, columns=["theme", "name", "level", "reach"])


def outer_gaps(alignment: Alignment) -> pd.DataFrame:
    """Return one row a theme: the bottom level's reach minus the top level's, with its range.

    Columns ``theme``, ``name``, ``level_a`` (top), ``level_b`` (bottom), ``reach_a``, ``reach_b``,
    ``difference``, ``low``, ``high`` (NaN = withheld), ``beyond_chance``. The sign is turned
    against ``Alignment.gaps``, so that right means "more below".
    """
    top, bottom = alignment.levels[0].name, alignment.levels[-1].name
    found = {g.theme: g for g in alignment.gaps if (g.level_a, g.level_b) == (top, bottom)}
    rows = []
    for theme in alignment.themes:
        gap = found.get(theme.id)
        numbers = (
            (NOTHING,) * 5
            if gap is None
            else (gap.reach_a, gap.reach_b, -gap.difference, -gap.high, -gap.low)
        )
        rows.append((theme.id, theme.name, top, bottom, *numbers, bool(gap and gap.beyond_chance)))
    return pd.DataFrame(
        rows,
        columns=[
            "theme", "name", "level_a", "level_b", "reach_a", "reach_b", "difference", "low",
            "high", "beyond_chance",
        ],
    )  # fmt: skip


def all_gaps(alignment: Alignment) -> pd.DataFrame:
    """Return every difference that was tested, with test and range, as in ``Alignment.gaps``."""
    names = {theme.id: theme.name for theme in alignment.themes}
    rows = [
        (names[g.theme], g.level_a, g.level_b, g.reach_a, g.reach_b, g.difference, g.low, g.high,
         g.p, g.q, "yes" if g.beyond_chance else "no")
        for g in alignment.gaps
    ]  # fmt: skip
    columns = [
        "theme", "upper level", "lower level", "reach above", "reach below", "difference",
        "likely from", "likely to", "p", "q", "beyond chance",
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=columns)


def focus_by_pair(alignment: Alignment) -> pd.DataFrame:
    """Return one row a pair of levels, as ``vision.charts.heatmaps.level_matrix`` takes it."""
    rows = []
    for a, upper in enumerate(alignment.levels):
        for b, lower in enumerate(alignment.levels[a + 1 :], start=a + 1):
            focus = alignment.focus[a][b]
            numbers = (
                (NOTHING, NOTHING, NOTHING, "")
                if focus is None
                else (focus.overlap, focus.chance_low, focus.chance_high, focus.verdict)
            )
            rows.append((upper.name, lower.name, *numbers))
    columns = ["level_a", "level_b", "overlap", "chance_low", "chance_high", "verdict"]
    return pd.DataFrame(rows, columns=columns)


def trend_rows(alignment: Alignment) -> pd.DataFrame:
    """Return one row a theme: reach at the bottom and the top, and what the test says."""
    names = {theme.id: theme.name for theme in alignment.themes}
    rows = [
        (names[t.theme], t.bottom, t.top, t.direction, t.p, t.q) for t in alignment.trends or ()
    ]
    return pd.DataFrame(rows, columns=["theme", "bottom", "top", "on its way up", "p", "q"])


def reach_table(alignment: Alignment) -> pd.DataFrame:
    """Return one row a theme, one column a level as shown; NaN = withheld."""
    return _wide(alignment, alignment.reach, [level.name for level in alignment.levels])


def unit_table(alignment: Alignment) -> pd.DataFrame:
    """Return one row a theme, one column a unit as shown; NaN = withheld; empty without units."""
    units = alignment.units
    if units is None:
        return pd.DataFrame()
    return _wide(alignment, units.reach, [group.name for group in units.groups])


def _wide(
    alignment: Alignment, reach: Sequence[Sequence[float | None]], names: Sequence[str]
) -> pd.DataFrame:
    lines = [
        (theme.id, theme.name, *(NOTHING if share is None else share for share in shares))
        for theme, shares in zip(alignment.themes, reach, strict=True)
    ]
    return pd.DataFrame(lines, columns=["number", "theme", *names])
