"""The charts of a report, each under the sentence it proves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from vision.alignment.findings import heatmap_finding, overall_finding, trend_finding
from vision.charts.heatmaps import level_matrix, reach_heatmap
from vision.charts.slopes import way_up
from vision.reports.frames import focus_by_pair, outer_gaps, reach_by_level

if TYPE_CHECKING:
    import altair as alt

    from vision.alignment import Alignment

_TWO: Final = 2
_THREE: Final = 3


@dataclass(frozen=True, slots=True)
class Illustration:
    """One chart with its words.

    Attributes:
        name: Made of letters, for ids.
        title: The sentence the reader should take away.
        note: What is drawn.
        chart: Unrendered.
    """

    name: str
    title: str
    note: str
    chart: alt.TopLevelMixin


def illustrations(
    alignment: Alignment, *, scale: float = 1.0, most: int | None = None
) -> tuple[Illustration, ...]:
    """Return the charts that this alignment has data for, in reading order.

    A room whose levels can't be told apart has none: its numbers stand beside the themes.

    Args:
        alignment: Who speaks of what.
        scale: 1 for pages, 1.9 for slides.
        most: Themes in the heat map; those with a gap come first, then the most spoken of.
    """
    if len(alignment.levels) < _TWO or not alignment.themes:
        return ()
    found = [_heatmap(alignment, scale, most)]
    if len(alignment.levels) >= _THREE:
        if alignment.trends:
            found.append(_way_up(alignment, scale))
        found.append(_matrix(alignment, scale))
    return tuple(found)


def _heatmap(alignment: Alignment, scale: float, most: int | None) -> Illustration:
    title = heatmap_finding(alignment)
    top, bottom = alignment.levels[0].name, alignment.levels[-1].name
    reach, gaps = reach_by_level(alignment), outer_gaps(alignment)
    note = (
        "People of 100 at each level who speak of a theme. Right: the difference between"
        f" {bottom} and {top} in points, with its likely range; in colour where beyond chance."
    )
    if most is not None and len(alignment.themes) > most:
        kept = _foremost(alignment, most)
        reach, gaps = reach[reach["theme"].isin(kept)], gaps[gaps["theme"].isin(kept)]
        note += f" {most} of {len(alignment.themes)} themes; the report has all."
    chart = reach_heatmap(
        reach, title=title, gaps=gaps, scale=scale, smallest_group=alignment.smallest_group
    )
    return Illustration("reach", title, note, chart)


def _foremost(alignment: Alignment, most: int) -> set[int]:
    """Return the themes to show where there is no room for all."""
    called = dict.fromkeys(gap.theme for gap in alignment.gaps if gap.beyond_chance)
    spoken = sorted(alignment.themes, key=lambda theme: -(theme.reach or 0.0))
    return set([*called, *(t.id for t in spoken if t.id not in called)][:most])


def _way_up(alignment: Alignment, scale: float) -> Illustration:
    title = trend_finding(alignment) or ""
    called = [trend.theme for trend in alignment.trends or () if trend.beyond_chance]
    chart = way_up(
        reach_by_level(alignment),
        title=title,
        highlight=called[:_THREE],
        scale=scale,
        smallest_group=alignment.smallest_group,
    )
    note = "People of 100 who speak of each theme; in colour what fades or grows beyond chance."
    return Illustration("wayup", title, note, chart)


def _matrix(alignment: Alignment, scale: float) -> Illustration:
    title = overall_finding(alignment)
    chart = level_matrix(
        focus_by_pair(alignment),
        title=title,
        scale=scale,
        smallest_group=alignment.smallest_group,
    )
    note = (
        "Voices of 100 that two levels have in common, and what chance alone would give. 100 would"
        " be the same topics in the same mix."
    )
    return Illustration("focus", title, note, chart)
