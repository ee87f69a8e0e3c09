"""Which themes lead a page: those that set levels apart, and never a pile without a thread."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from vision.charts.alignment_frames import set_apart

if TYPE_CHECKING:
    from pages.leadership.parts.selection import Selection
    from vision.alignment import Alignment


def piles(selection: Selection) -> frozenset[int]:
    """Return the themes whose statements have no thread; none where all are such piles."""
    themes = selection.results.themes.themes
    found = frozenset(each.id for each in themes if each.other or each.closeness == "loose")
    return found if len(found) < len(themes) else frozenset()


def led(selection: Selection) -> Alignment:
    """Return the alignment as findings take it: what hangs together comes first.

    A room of one level speaks most of a theme with a thread; among what is beyond chance a theme
    with a thread is named before a pile. No number is changed.
    """
    alignment, loose = selection.results.alignment, piles(selection)
    if not loose:
        return alignment
    if len(alignment.levels) == 1:
        kept = tuple(theme for theme in alignment.themes if theme.id not in loose)
        return replace(alignment, themes=kept or alignment.themes)
    trends = alignment.trends
    return replace(
        alignment,
        gaps=tuple(sorted(alignment.gaps, key=lambda gap: gap.theme in loose)),
        trends=trends and tuple(sorted(trends, key=lambda trend: trend.theme in loose)),
    )


def foremost(selection: Selection, most: int) -> list[int]:
    """Return the themes to show where there is no room for all.

    First those that set levels apart, then those most spoken of, piles without a thread last.
    """
    alignment, loose = selection.results.alignment, piles(selection)
    spoken = sorted(alignment.themes, key=lambda theme: (theme.id in loose, -(theme.reach or 0.0)))
    return list(dict.fromkeys([*set_apart(alignment), *(each.id for each in spoken)]))[:most]
