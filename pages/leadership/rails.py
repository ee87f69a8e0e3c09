"""Gaps, units and guesses as strips for a phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from pages.leadership.narrow import RING, ROUND, SQUARE, Strip, strips
from pages.paper import theme_name
from vision.charts.rows import under
from vision.charts.style import percent, points

if TYPE_CHECKING:
    from vision.alignment.guesses import GuessComparison


def gap_strips(gaps: pd.DataFrame, smallest_group: int) -> str:
    """Return the gaps between two levels: a square for the upper, a circle for the lower."""
    rows = []
    for each in gaps.itertuples(index=False):
        name = theme_name(each.theme, each.name)
        if pd.isna(each.difference):
            rows.append(Strip(name, (), under(smallest_group)))
            continue
        marks = ((SQUARE, each.reach_a), (ROUND, each.reach_b))
        told = f"{each.level_a} {percent(each.reach_a)}, {each.level_b} {percent(each.reach_b)}"
        side = ("below" if each.difference > 0 else "above") if each.beyond_chance else ""
        rows.append(Strip(name, marks, f"{told}: {points(each.difference)}", side))
    return strips(rows)


def unit_strips(reach: pd.DataFrame, smallest_group: int) -> str:
    """Return the units of each theme on a rail, the outermost two named."""
    rows = []
    for (theme, title), group in reach.groupby(["theme", "name"], sort=False):
        known = group[group["reach"].notna()].sort_values("reach", kind="stable")
        name = theme_name(int(theme), str(title))
        if known.empty:
            rows.append(Strip(name, (), under(smallest_group)))
            continue
        low, high = known.iloc[0], known.iloc[-1]
        told = f"{low['unit']} {percent(low['reach'])}, {high['unit']} {percent(high['reach'])}"
        rows.append(Strip(name, tuple((ROUND, share) for share in known["reach"]), told))
    return strips(rows)


def guess_strips(found: GuessComparison) -> str:
    """Return guess (a ring) and reach (a circle) of each theme."""
    rows = []
    for each in found.guesses:
        told = f"expected {each.guessed:.0f}, found {each.reach:.0f} of 100"
        marks = ((RING, each.guessed / 100), (ROUND, each.reach / 100))
        side = "above" if each.difference > 0 else "below" if each.difference < 0 else ""
        rows.append(Strip(theme_name(each.theme, each.name), marks, told, side))
    return strips(rows)
