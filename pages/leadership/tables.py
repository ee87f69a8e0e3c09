"""Tidy tables of an alignment, as the charts take them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from vision.alignment import Alignment


def reach(alignment: Alignment) -> pd.DataFrame:
    """Return one row per theme and level: ``theme``, ``name``, ``level``, ``reach``."""
    rows = [
        (theme.id, theme.name, level.name, value)
        for theme, values in zip(alignment.themes, alignment.reach, strict=True)
        for level, value in zip(alignment.levels, values, strict=True)
    ]
    frame = pd.DataFrame(rows, columns=["theme", "name", "level", "reach"])
    return frame.astype({"reach": float})


def outer_gaps(alignment: Alignment) -> pd.DataFrame | None:
    """Return the differences between the outermost levels, one row a theme; None without two."""
    if len(alignment.levels) < 2:  # noqa: PLR2004 - a difference needs two
        return None
    top, bottom = alignment.levels[0].name, alignment.levels[-1].name
    found = {
        gap.theme: gap for gap in alignment.gaps if (gap.level_a, gap.level_b) == (top, bottom)
    }
    rows = []
    for theme in alignment.themes:
        gap = found.get(theme.id)
        rows.append(
            (
                theme.id,
                theme.name,
                top,
                bottom,
                -gap.difference if gap else None,
                -gap.high if gap else None,
                -gap.low if gap else None,
                bool(gap and gap.beyond_chance),
            )
        )
    columns = ["theme", "name", "level_a", "level_b", "difference", "low", "high", "beyond_chance"]
    frame = pd.DataFrame(rows, columns=columns)
    return frame.astype({"difference": float, "low": float, "high": float})


def whole_room(alignment: Alignment) -> pd.DataFrame:
    """Return one row a theme: ``theme``, ``name``, ``reach``, ``people``."""
    rows = [(theme.id, theme.name, theme.reach, theme.people) for theme in alignment.themes]
    frame = pd.DataFrame(rows, columns=["theme", "name", "reach", "people"])
    return frame.astype({"reach": float})


def dumbbells(alignment: Alignment) -> pd.DataFrame | None:
    """Return the outer gaps with both reaches, as the dumbbells take them."""
    gaps = outer_gaps(alignment)
    if gaps is None:
        return None
    top = {t.id: row[0] for t, row in zip(alignment.themes, alignment.reach, strict=True)}
    bottom = {t.id: row[-1] for t, row in zip(alignment.themes, alignment.reach, strict=True)}
    return gaps.assign(
        reach_a=gaps["theme"].map(top).astype(float),
        reach_b=gaps["theme"].map(bottom).astype(float),
    )


def focus(alignment: Alignment) -> pd.DataFrame:
    """Return one row per pair of levels: overlap, its range by chance, verdict."""
    rows = []
    for a, row in enumerate(alignment.focus):
        for b, cell in enumerate(row):
            if b <= a:
                continue
            values = (
                (cell.overlap, cell.chance_low, cell.chance_high, cell.verdict)
                if cell
                else (None, None, None, "")
            )
            rows.append((alignment.levels[a].name, alignment.levels[b].name, *values))
    columns = ["level_a", "level_b", "overlap", "chance_low", "chance_high", "verdict"]
    frame = pd.DataFrame(rows, columns=columns)
    return frame.astype({"overlap": float, "chance_low": float, "chance_high": float})


def units(alignment: Alignment) -> pd.DataFrame | None:
    """Return one row per theme and unit: ``theme``, ``name``, ``unit``, ``reach``."""
    if alignment.units is None:
        return None
    rows = [
        (theme.id, theme.name, unit.name, value)
        for theme, values in zip(alignment.themes, alignment.units.reach, strict=True)
        for unit, value in zip(alignment.units.groups, values, strict=True)
    ]
    frame = pd.DataFrame(rows, columns=["theme", "name", "unit", "reach"])
    return frame.astype({"reach": float})


def rounds(alignment: Alignment) -> pd.DataFrame | None:
    """Return one row per theme and round: ``theme``, ``name``, ``round``, ``reach``."""
    if len(alignment.rounds) < 2:  # noqa: PLR2004 - a change needs two
        return None
    rows = [
        (theme.id, theme.name, each.round, value)
        for each in alignment.rounds
        for theme, value in zip(alignment.themes, each.reach, strict=True)
    ]
    frame = pd.DataFrame(rows, columns=["theme", "name", "round", "reach"])
    return frame.astype({"reach": float})


def as_table(frame: pd.DataFrame, columns: str) -> pd.DataFrame:
    """Return a tidy table as a reader expects it: a row a theme, people of 100 in the cells."""
    wide = frame.pivot_table(
        index=["theme", "name"], columns=columns, values="reach", sort=False, dropna=False
    )
    return (100 * wide).round().reset_index()
