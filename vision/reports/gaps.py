"""Gaps beyond chance as every report writes them, and what is said of those without room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vision.charts.style import points
from vision.reports.figures import hundredths
from vision.translation import _, ngettext

if TYPE_CHECKING:
    from vision.alignment import Alignment


def called_gaps(alignment: Alignment) -> list[dict[str, str]]:
    """Return the gaps beyond chance as written in tables, the difference as below minus above."""
    names = {theme.id: theme.name for theme in alignment.themes}
    return [
        {
            "name": f"{gap.theme}  {names[gap.theme]}",
            "levels": _("{lower} and {upper}", lower=gap.level_b, upper=gap.level_a),
            "reaches": _(
                "{lower} and {upper}",
                lower=hundredths(gap.reach_b),
                upper=hundredths(gap.reach_a),
            ),
            "difference": points(-gap.difference),
            "range": _("{low} to {high}", low=points(-gap.high), high=points(-gap.low)),
        }
        for gap in alignment.gaps
        if gap.beyond_chance
    ]


def more_gaps(number: int) -> str:
    """Return what is said of gaps for which there is no room; nothing where there is for all."""
    if number <= 0:
        return ""
    return ngettext("One more is in the workbook.", "{number} more are in the workbook.", number)
