"""The charts of a report, each under the sentence it proves."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

import pandas as pd

from vision.alignment import findings
from vision.charts.alignment_frames import (
    focus_frame,
    foremost,
    gap_frame,
    most_spoken,
    on_the_way,
    reach_frame,
    round_frame,
    set_apart,
    unit_frame,
)
from vision.charts.guesses import guess_against_reach
from vision.charts.heatmaps import level_matrix, reach_heatmap
from vision.charts.slopes import rounds, way_up
from vision.charts.units import unit_differences
from vision.reports.chapter import Chapter
from vision.translation import _

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from vision.alignment import Alignment, GuessComparison
    from vision.reports.chapter import Drawing

COLOURED: Final = 3
"""Lines that a slope shows in colour."""

_TWO: Final = 2
_THREE: Final = 3


def chapters(
    alignment: Alignment,
    guess: GuessComparison | None = None,
    *,
    piles: Collection[int] = (),
    most: int | None = None,
) -> tuple[Chapter, ...]:
    """Return the charts there are numbers for, in reading order.

    A room whose levels can't be told apart has none by level: its numbers stand beside the themes.

    Args:
        alignment: Who speaks of what.
        guess: What leaders had expected.
        piles: Themes without a common thread, which no chapter begins with.
        most: Themes that a chart with one row a theme may have; those that matter most to it.
    """
    found: list[Chapter] = []
    if len(alignment.levels) >= _TWO and alignment.themes:
        found.append(_heatmap(alignment, piles, most))
        if len(alignment.levels) >= _THREE and alignment.trends:
            found.append(_way_up(alignment, piles))
    if guess is not None and guess.guesses:
        found.append(_guess(guess, most, alignment.smallest_group))
    if len(alignment.levels) >= _THREE:
        found.append(_matrix(alignment))
    if alignment.units is not None:
        found.append(_units(alignment, most))
    if alignment.rounds:
        found.append(_rounds(alignment))
    return tuple(found)


def _some(kept: int, count: int) -> str:
    return (
        " " + _("{kept} of {count} themes; the report has all.", kept=kept, count=count)
        if kept < count
        else ""
    )


def _heatmap(alignment: Alignment, piles: Collection[int], most: int | None) -> Chapter:
    title = str(findings.heatmap_finding(alignment, piles))
    kept = foremost(alignment, piles, most)
    reach, gaps = reach_frame(alignment, last=piles), gap_frame(alignment)
    draw = partial(
        _scaled,
        reach_heatmap,
        reach[reach["theme"].isin(kept)],
        title=title,
        gaps=gaps[gaps["theme"].isin(kept)],
        apart=set_apart(alignment),
        smallest_group=alignment.smallest_group,
    )
    top, bottom = alignment.levels[0].name, alignment.levels[-1].name
    note = _(
        "People of 100 at each level who speak of a theme. Right: the difference between {bottom} "
        "and {top} in points, with its likely range. Framed: two levels that a theme sets apart "
        "beyond chance.",
        bottom=bottom,
        top=top,
    )
    return Chapter(title, note + _some(len(kept), len(alignment.themes)), draw, "alignment/level")


def _way_up(alignment: Alignment, piles: Collection[int]) -> Chapter:
    title = str(findings.trend_finding(alignment, piles) or "")
    draw = partial(
        _scaled,
        way_up,
        reach_frame(alignment),
        title=title,
        highlight=on_the_way(alignment)[:COLOURED],
        smallest_group=alignment.smallest_group,
    )
    note = _("People of 100 who speak of each theme; in colour what fades or grows beyond chance.")
    return Chapter(title, note, draw, "alignment/up")


def _guess(guess: GuessComparison, most: int | None, smallest_group: int) -> Chapter:
    furthest = sorted(guess.guesses, key=lambda one: -abs(one.difference))[:most]
    lines = [
        (one.theme, one.name, one.guessed / 100, one.reach / 100)
        for one in guess.guesses
        if one in furthest
    ]
    frame = pd.DataFrame(lines, columns=["theme", "name", "guess", "reach"])
    title = str(guess.sentence)
    draw = partial(_scaled, guess_against_reach, frame, title=title, smallest_group=smallest_group)
    note = _(
        "The median guess of {leaders} leaders, and how many of 100 people speak of it.",
        leaders=guess.leaders,
    )
    return Chapter(title, note + _some(len(lines), len(guess.guesses)), draw, "guess")


def _matrix(alignment: Alignment) -> Chapter:
    title = str(findings.overall_finding(alignment))
    draw = partial(
        _scaled,
        level_matrix,
        focus_frame(alignment),
        title=title,
        smallest_group=alignment.smallest_group,
    )
    note = _(
        "Voices of 100 that two levels have in common, and what chance alone would give. 100 would"
        " be the same topics in the same mix."
    )
    return Chapter(title, note, draw, "alignment/matrix")


def _units(alignment: Alignment, most: int | None) -> Chapter:
    title = str(findings.units_finding(alignment) or "")
    reach = unit_frame(alignment)
    kept = list(dict.fromkeys(reach["theme"]))[:most]
    draw = partial(
        _scaled,
        unit_differences,
        reach[reach["theme"].isin(kept)],
        title=title,
        smallest_group=alignment.smallest_group,
    )
    note = _("People of 100 in each unit who speak of a theme; the outermost two are named.")
    return Chapter(title, note + _some(len(kept), len(alignment.themes)), draw, "alignment/units")


def _rounds(alignment: Alignment) -> Chapter:
    title = str(findings.rounds_finding(alignment) or _("What people spoke of, round by round"))
    reach = round_frame(alignment)
    draw = partial(
        _scaled,
        rounds,
        reach,
        title=title,
        highlight=list(most_spoken(reach, COLOURED)),
        smallest_group=alignment.smallest_group,
    )
    note = _("People of 100 who speak of each theme; in colour the three most spoken of.")
    return Chapter(title, note, draw, "alignment/rounds")


def _scaled(
    drawn: Callable[..., Drawing], frame: pd.DataFrame, scale: float, **words: object
) -> Drawing:
    """Return a chart at a scale; the last thing that ``partial`` leaves open."""
    return drawn(frame, scale=scale, **words)
