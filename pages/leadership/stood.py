"""Where people stand, for a phone: one full bar a level, from noncompliance to commitment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pages.frame import esc
from pages.paper import mode
from vision.charts.palette import numeral_colour
from vision.charts.rows import under
from vision.charts.stances import APART, BEHIND, HESITANT, stance_colours
from vision.charts.style import percent

if TYPE_CHECKING:
    import pandas as pd

ORDER: Final = (*HESITANT, *reversed(BEHIND), APART)
WRITTEN: Final = 0.12
"""Least share whose number fits into its part of the bar."""


def stance_stacks(shares: pd.DataFrame, smallest_group: int) -> str:
    """Return a bar for each level, and below them what each colour stands for.

    Args:
        shares: One row per level and stance, with columns ``level``, ``stance`` and ``share``; NaN
            where withheld.
        smallest_group: Named where a level is withheld.
    """
    colours = stance_colours(mode())
    rows = []
    for level, part in shares.groupby("level", sort=False):
        known = dict(part[["stance", "share"]].dropna().itertuples(index=False))
        bar = _bar(known, colours) if known else f'<b class="v-hatch">{under(smallest_group)}</b>'
        said = ", ".join(f"{name} {percent(known[name])}" for name in ORDER if known.get(name))
        rows.append(
            f'<p>{esc(level)}</p><div class="v-stack" role="img" '
            f'aria-label="{esc(said or under(smallest_group))}">{bar}</div>'
        )
    legend = "".join(
        f'<span><i style="background:{colours[name]}"></i>{name}</span>' for name in ORDER
    )
    return f'{"".join(rows)}<div class="v-stack-legend">{legend}</div>'


def _bar(known: dict[str, float], colours: dict[str, str]) -> str:
    return "".join(
        f'<b style="width:{100 * known[name]:.1f}%;background:{colours[name]};'
        f'color:{numeral_colour(colours[name], mode())}">'
        f"{percent(known[name]) if known[name] >= WRITTEN else ''}</b>"
        for name in ORDER
        if known.get(name)
    )
