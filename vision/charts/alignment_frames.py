"""From an alignment to the tidy tables that charts take, in the order they are drawn in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from vision.alignment import Alignment

GAP_COLUMNS: Final = [
    "theme",
    "name",
    "level_a",
    "level_b",
    "reach_a",
    "reach_b",
    "difference",
    "low",
    "high",
    "beyond_chance",
]


def theme_frame(alignment: Alignment) -> pd.DataFrame:
    """Return every theme with its reach in the whole room, the largest first.

    Returns:
        Columns ``theme``, ``name``, ``people`` (NaN where not told) and ``reach`` (0 to 1, NaN =
        withheld), for :func:`vision.charts.theme_bars`.
    """
    rows = [(theme.id, theme.name, theme.people, theme.reach) for theme in alignment.themes]
    frame = pd.DataFrame(rows, columns=["theme", "name", "people", "reach"])
    numbers = frame.astype({"people": float, "reach": float})
    return numbers.sort_values(
        ["reach", "people"], ascending=False, na_position="last", kind="stable", ignore_index=True
    )


def gap_frame(
    alignment: Alignment, level_a: str | None = None, level_b: str | None = None
) -> pd.DataFrame:
    """Return the differences between two levels, "most of all below" first, withheld ones last.

    Args:
        alignment: What was measured.
        level_a: The upper level; the top one where not given.
        level_b: The lower level; the last one where not given.

    Returns:
        ``GAP_COLUMNS``, where ``difference`` is reach of b minus reach of a: positive means that
        more speak of it below. One row per theme; NaN = withheld. Empty with fewer than two
        levels.
    """
    if len(alignment.levels) < 2:  # noqa: PLR2004 - a pair
        return _typed([])
    upper = level_a or alignment.levels[0].name
    lower = level_b or alignment.levels[-1].name
    found = {
        gap.theme: gap for gap in alignment.gaps if (gap.level_a, gap.level_b) == (upper, lower)
    }
    rows: list[tuple[object, ...]] = []
    for theme in alignment.themes:
        gap = found.get(theme.id)
        if gap is None:
            rows.append((theme.id, theme.name, upper, lower, *[np.nan] * 5, False))
            continue
        ends = (-gap.difference, -gap.high, -gap.low)
        shares = (gap.reach_a, gap.reach_b)
        rows.append((theme.id, theme.name, upper, lower, *shares, *ends, gap.beyond_chance))
    return _typed(rows).sort_values(
        "difference", ascending=False, na_position="last", kind="stable", ignore_index=True
    )


def reach_frame(alignment: Alignment, last: Collection[int] = ()) -> pd.DataFrame:
    """Return reach by theme and level, themes in the order of :func:`gap_frame`.

    Args:
        alignment: What was measured.
        last: Themes that stand below all others: those without a common thread.

    Returns:
        Columns ``theme``, ``name``, ``level`` and ``reach`` (0 to 1, NaN = withheld), for
        :func:`vision.charts.reach_heatmap` and :func:`vision.charts.way_up`. With one level, the
        largest theme is first.
    """
    names = [level.title for level in alignment.levels]
    ordered = gap_frame(alignment)
    order = ordered if len(ordered) else theme_frame(alignment)
    themes = sorted(order["theme"], key=lambda theme: theme in last)
    return _crossed(alignment, names, "level", alignment.reach, themes)


def unit_frame(alignment: Alignment) -> pd.DataFrame:
    """Return reach by theme and unit, the theme on which units lie furthest apart first.

    Returns:
        Columns ``theme``, ``name``, ``unit`` and ``reach``, for
        :func:`vision.charts.unit_differences`; empty where there are no two units to show.
    """
    if alignment.units is None:
        return _crossed(alignment, [], "unit", (), [])
    names = [unit.title for unit in alignment.units.groups]
    table = dict(zip((t.id for t in alignment.themes), alignment.units.reach, strict=True))
    apart = {theme: _apart(row) for theme, row in table.items()}
    order = sorted(table, key=lambda theme: -apart[theme])
    return _crossed(alignment, names, "unit", alignment.units.reach, order)


def focus_frame(alignment: Alignment) -> pd.DataFrame:
    """Return shared focus of each two levels, for :func:`vision.charts.level_matrix`.

    Returns:
        Columns ``level_a`` (the upper), ``level_b``, ``overlap``, ``chance_low``, ``chance_high``
        (0 to 1, NaN = withheld) and ``verdict``.
    """
    names = [level.name for level in alignment.levels]
    rows: list[tuple[object, ...]] = []
    for a, upper in enumerate(names):
        for b in range(a + 1, len(names)):
            cell = alignment.focus[a][b]
            told = (np.nan, np.nan, np.nan, "")
            if cell is not None:
                told = (cell.overlap, cell.chance_low, cell.chance_high, cell.verdict)
            rows.append((upper, names[b], *told))
    columns = ["level_a", "level_b", "overlap", "chance_low", "chance_high", "verdict"]
    return pd.DataFrame(rows, columns=columns).astype(dict.fromkeys(columns[2:5], float))


def round_frame(alignment: Alignment) -> pd.DataFrame:
    """Return reach by theme and round, for :func:`vision.charts.rounds`.

    Returns:
        Columns ``theme``, ``name``, ``round`` (int) and ``reach``; empty with one round.
    """
    waves = [wave.round for wave in alignment.rounds]
    table = list(zip(*(wave.reach for wave in alignment.rounds), strict=True))
    order = [theme.id for theme in alignment.themes] if waves else []
    return _crossed(alignment, waves, "round", table, order)


def on_the_way(alignment: Alignment) -> tuple[int, ...]:
    """Return the themes that fade or grow beyond chance on their way up, strongest first."""
    return tuple(trend.theme for trend in alignment.trends or () if trend.beyond_chance)


def set_apart(alignment: Alignment) -> dict[int, tuple[str, str]]:
    """Return the themes that set levels apart, each with the two levels that it parts most.

    These are the themes that the headline counts (``findings.themes_apart``): with a gap beyond
    chance between any two levels, the outer ones first, or with a trend, which parts the outer
    ones.

    Returns:
        Theme id to the level that speaks of it more and the one that speaks of it less, the
        widest gap first.
    """
    if len(alignment.levels) < 2:  # noqa: PLR2004 - a pair
        return {}
    outer = (alignment.levels[0].name, alignment.levels[-1].name)
    called = [gap for gap in alignment.gaps if gap.beyond_chance]
    called.sort(key=lambda gap: ((gap.level_a, gap.level_b) != outer, -abs(gap.difference)))
    found: dict[int, tuple[str, str]] = {}
    for gap in called:
        pair = (gap.level_a, gap.level_b)
        found.setdefault(gap.theme, pair if gap.difference > 0 else pair[::-1])
    for trend in alignment.trends or ():
        if trend.beyond_chance:
            found.setdefault(trend.theme, outer if trend.top > trend.bottom else outer[::-1])
    return found


def foremost(
    alignment: Alignment, piles: Collection[int] = (), most: int | None = None
) -> list[int]:
    """Return the themes to show where there is no room for all, piles without a thread last.

    Chosen are those that set levels apart, then those most spoken of.

    Args:
        alignment: What was measured.
        piles: Themes without a common thread.
        most: So many at most; None for all.
    """
    spoken = sorted(alignment.themes, key=lambda theme: (theme.id in piles, -(theme.reach or 0.0)))
    apart = sorted(set_apart(alignment), key=lambda theme: theme in piles)
    chosen = list(dict.fromkeys([*apart, *(each.id for each in spoken)]))[:most]
    return sorted(chosen, key=lambda theme: theme in piles)


def most_spoken(reach: pd.DataFrame, most: int = 3) -> tuple[int, ...]:
    """Return the themes that most people spoke of in the last round, the largest first.

    Which of them moved most is no question for the eye: a change is called beyond chance or not.

    Args:
        reach: As :func:`round_frame` returns it.
        most: So many at most.

    Example:
        >>> told = pd.DataFrame({"theme": [1, 2], "round": [1, 1], "reach": [0.1, 0.3]})
        >>> most_spoken(told)
        (2, 1)
    """
    if reach.empty:
        return ()
    last = reach[reach["round"].eq(reach["round"].max())].dropna(subset=["reach"])
    ranked = last.sort_values("reach", ascending=False, kind="stable")
    return tuple(int(theme) for theme in ranked["theme"].head(most))


def _crossed(
    alignment: Alignment,
    groups: Sequence[object],
    column: str,
    reach: Sequence[Sequence[float | None]],
    order: Sequence[int],
) -> pd.DataFrame:
    """Return one row per theme (in ``order``) and group."""
    themes = {theme.id: at for at, theme in enumerate(alignment.themes)}
    rows = [
        (theme, alignment.themes[themes[theme]].name, group, reach[themes[theme]][at])
        for theme in order
        for at, group in enumerate(groups)
    ]
    frame = pd.DataFrame(rows, columns=["theme", "name", column, "reach"])
    return frame.astype({"reach": float})


def _typed(rows: list[tuple[object, ...]]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=GAP_COLUMNS)
    kinds = dict.fromkeys(["reach_a", "reach_b", "difference", "low", "high"], float)
    return frame.astype({**kinds, "beyond_chance": bool})


def _apart(row: Sequence[float | None]) -> float:
    """Return how far the outermost groups of a row lie apart, -1 where nothing is shown."""
    known = [share for share in row if share is not None]
    return max(known) - min(known) if known else -1.0
