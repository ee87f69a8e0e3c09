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
