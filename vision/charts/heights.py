"""How high a chart will stand, before a browser has drawn it: its page keeps the room free."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import altair as alt

if TYPE_CHECKING:
    from collections.abc import Iterator

NUMERAL: Final = 14
"""Pixels of the numbers or names on an axis whose size is the house's."""

AWAY: Final = 8
"""Pixels between a plot and its numbers, where an axis says nothing else."""

LEGEND: Final = 22
"""Pixels of a legend in one line over a plot, with what keeps it away."""


def height(chart: alt.TopLevelMixin) -> int:
    """Return how high a chart is at least, in the pixels that it was drawn for.

    That is its plot, the axes above and below it, and its legend. A little less than it takes in
    the end is no harm: what lies below then moves by as much.

    Args:
        chart: What a function of :mod:`vision.charts` returned; it is not changed.
    """
    if isinstance(chart, alt.HConcatChart):
        return max(height(part) for part in chart.hconcat)
    coded = [_of(each, "encoding") for each in _layers(chart)]
    axes = [_of(_of(each, "x"), "axis") for each in coded]
    beside = sum(
        max((_depth(axis) for axis in axes if _of(axis, "orient") == side), default=0.0)
        for side in ("top", "bottom")
    )
    told = any(_of(_of(each, by), "legend") for each in coded for by in ("fill", "color"))
    legend = LEGEND if told else 0
    return round(float(_of(chart, "height") or 0) + beside + legend)


def _layers(chart: alt.TopLevelMixin) -> Iterator[alt.TopLevelMixin]:
    """Yield the marks of a chart, however deep they lie."""
    if isinstance(chart, alt.LayerChart):
        for layer in chart.layer:
            yield from _layers(layer)
    else:
        yield chart


def _depth(axis: alt.Axis) -> float:
    """Return how far an axis reaches away from the plot."""
    away, size = _of(axis, "labelPadding"), _of(axis, "labelFontSize")
    return float(AWAY if away is None else away) + float(size or NUMERAL)


def _of(part: object, name: str) -> Any:  # noqa: ANN401 - any part of a spec
    """Return a property of a part of a spec, None where it is not given."""
    given = part._get(name) if isinstance(part, alt.SchemaBase) else None  # type: ignore[no-untyped-call]  # noqa: SLF001 - bears names it lacks
    return None if given is alt.Undefined else given
