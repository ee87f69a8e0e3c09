"""Charts for a phone, as HTML that folds: cells in a row, marks on a rail."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING, Final

import pandas as pd

from pages.parts.blocks import esc
from pages.parts.markup import mode, theme_name
from vision.charts.heatmaps import COLOUR_STEPS
from vision.charts.palette import numeral_colour, palette, ramp_colour
from vision.charts.rows import under
from vision.charts.style import percent, points, scale_end
from vision.translation import _, in_row

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from vision.alignment.guesses import GuessComparison


SQUARE: Final = "square"
ROUND: Final = "round"
RING: Final = "ring"


@dataclass(frozen=True, slots=True)
class Strip:
    """One theme on a rail from 0 to ``end``.

    Attributes:
        name: Badge and name, as HTML.
        marks: Kind and place, 0 to 1, of each mark; none where withheld.
        words: What the marks stand for.
        side: ``above``, ``below`` or "" colours what lies between the outer marks.
    """

    name: str
    marks: tuple[tuple[str, float], ...]
    words: str
    side: str = ""


def strips(rows: Sequence[Strip], *, end: float = 0.0, tight: bool = False) -> str:
    """Return rails, one a theme, all on the same scale, which starts at 0.

    Args:
        rows: From the top down.
        end: Share at the far end; 0 chooses it from the marks.
        tight: Whether name and words stand beside the rail, in one line.
    """
    end = end or scale_end(place for row in rows for _, place in row.marks)
    kind = "v-strips v-tight" if tight else "v-strips"
    return f'<ul class="{kind}">{"".join(_strip(row, end) for row in rows)}</ul>'


def cells(
    rows: Iterable[tuple[str, Sequence[float | None]]],
    columns: Sequence[str],
    smallest_group: int,
    *,
    end: float = 0.0,
    apart: Sequence[tuple[str, str] | None] = (),
) -> str:
    """Return a heat map: the name above its row of cells.

    Where a phone shows words large, each cell has its column's name beside its share.

    Args:
        rows: Name as HTML, and one share a column: NaN where withheld, None for no cell.
        columns: Names of the columns.
        smallest_group: Named where a share is withheld.
        end: Share of the darkest colour; 0 chooses it from the shares.
        apart: One a row: the two columns that it sets apart, which are framed, the one with more
            first; None where it parts none. Nothing for no frames at all.
    """
    rows = list(rows)
    known = (share for _, shares in rows for share in shares if share is not None)
    end = end or scale_end(known, COLOUR_STEPS)
    head = "".join(f"<span>{esc(name)}</span>" for name in columns)
    body = []
    for (name, told), pair in zip_longest(rows, apart):
        frames = _frames(columns, pair)
        row = "".join(
            _cell(share, of, end, smallest_group, frame)
            for share, of, frame in zip(told, columns, frames, strict=True)
        )
        body.append(f'<p>{name}</p><div class="v-cells">{row}</div>')
    return f'<div class="v-cells v-cells-head">{head}</div>{"".join(body)}'


def _frames(columns: Sequence[str], pair: tuple[str, str] | None) -> list[str]:
    """Return the class of each cell of a row: framed as more above or below, "" for none."""
    if pair is None or not {*pair} <= {*columns}:
        return [""] * len(columns)
    more, less = (columns.index(each) for each in pair)
    side = "v-above" if more < less else "v-below"
    return [side if each in pair else "" for each in columns]


def _cell(share: float | None, of: str, end: float, smallest_group: int, frame: str) -> str:
    if share is None:
        return '<b class="v-none"></b>'
    named = f'data-of="{esc(of)}"'
    if pd.isna(share):
        return f'<b class="v-hatch {frame}" {named}>{under(smallest_group)}</b>'
    ground = ramp_colour(palette(mode()).shares, share / end)
    ink = numeral_colour(ground, mode())
    return (
        f'<b class="{frame}" {named} style="background:{ground};color:{ink}">{percent(share)}</b>'
    )


def _strip(row: Strip, end: float) -> str:
    places = [place / end for _, place in row.marks]
    between = ""
    if places:
        first, wide = 100 * min(places), 100 * (max(places) - min(places))
        at = f"inset-inline-start:{first:.1f}%;width:{wide:.1f}%"
        between = f'<i class="{row.side}" style="{at}"></i>'
    marks = "".join(
        f'<b class="{kind}" style="inset-inline-start:{100 * place / end:.1f}%"></b>'
        for kind, place in row.marks
    )
    hatch = "" if places else " v-hatch"
    rail = f'<div class="v-rail{hatch}" aria-hidden="true">{between}{marks}</div>'
    return f"<li>{row.name}{rail}<small>{esc(row.words)}</small></li>"


def gap_strips(gaps: pd.DataFrame, smallest_group: int) -> str:
    """Return the gaps between two levels: a square for the upper, a circle for the lower."""
    rows = []
    for each in gaps.itertuples(index=False):
        name = theme_name(each.theme, each.name)
        if pd.isna(each.difference):
            rows.append(Strip(name, (), under(smallest_group)))
            continue
        marks = ((SQUARE, each.reach_a), (ROUND, each.reach_b))
        ends = ((each.level_a, each.reach_a), (each.level_b, each.reach_b))
        told = in_row(f"{level} {percent(reach)}" for level, reach in ends)
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
        outer = (known.iloc[0], known.iloc[-1])
        told = in_row(f"{each['unit']} {percent(each['reach'])}" for each in outer)
        rows.append(Strip(name, tuple((ROUND, share) for share in known["reach"]), told))
    return strips(rows)


def guess_strips(found: GuessComparison) -> str:
    """Return guess (a ring) and reach (a circle) of each theme."""
    rows = []
    for each in found.guesses:
        told = _(
            "expected {guessed}, found {reach} of 100",
            guessed=f"{each.guessed:.0f}",
            reach=f"{each.reach:.0f}",
        )
        marks = ((RING, each.guessed / 100), (ROUND, each.reach / 100))
        side = "above" if each.difference > 0 else "below" if each.difference < 0 else ""
        rows.append(Strip(theme_name(each.theme, each.name), marks, told, side))
    return strips(rows)
