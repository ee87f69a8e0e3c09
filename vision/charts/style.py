"""How every chart looks: sizes for one screen, the Altair configuration, scales that start at 0."""

from __future__ import annotations

from dataclasses import dataclass
from math import isnan
from typing import TYPE_CHECKING, Any, Final, TypeVar

import altair as alt

from vision.charts.palette import Mode, Palette, palette
from vision.translation import SOURCE, language

if TYPE_CHECKING:
    from collections.abc import Iterable

Drawing = TypeVar("Drawing", alt.LayerChart, alt.HConcatChart)

FONT: Final = "Source Sans, Source Sans Pro, sans-serif"
"""The web calls the family by its first name, installed files by the second."""

SCALE_ENDS: Final = (0.2, 0.4, 0.6, 0.8, 1.0)
"""Where an axis of shares may end; it always starts at 0."""

SERIF: Final = "Source Serif, Source Serif Pro, Georgia, serif"
"""What people wrote is set in it."""

PHONE: Final = 0.95
LAPTOP: Final = 1.0
WALL: Final = 1.9


@dataclass(frozen=True, slots=True)
class Style:
    """One mode at one size: what a chart needs to know about the screen it is drawn for.

    Attributes:
        mode: ``"light"`` or ``"dark"``.
        scale: Factor on every size: 0.95 on the phone, 1 on the laptop, 1.9 on the wall and in
            slides.
    """

    mode: Mode
    scale: float = LAPTOP

    @property
    def colours(self) -> Palette:
        """The colours of the mode."""
        return palette(self.mode)

    def px(self, size: float) -> float:
        """Return a size given for the laptop, in pixels of this screen."""
        return round(size * self.scale, 2)

    @property
    def label_size(self) -> float:
        """Size of names and numbers."""
        return self.px(14)

    @property
    def note_size(self) -> float:
        """Size of what explains: axis labels, ranges."""
        return self.px(13.5)


def config(style: Style) -> dict[str, Any]:
    """Return the Altair configuration (look: section 7) for one mode at one size.

    Charts are shown with ``theme=None``, since Streamlit's own theme would override it.
    """
    colours = style.colours
    return {
        "font": FONT,
        "background": "transparent",
        "padding": 0,
        "view": {"stroke": None},
        "title": {
            "fontSize": style.px(17),
            "fontWeight": 600,
            "color": colours.ink,
            "anchor": "start",
            "frame": "group",
            "offset": style.px(14),
            "subtitleFontSize": style.px(13.5),
            "subtitleColor": colours.ink2,
            "subtitlePadding": style.px(5),
        },
        "axis": {
            "labelFontSize": style.note_size,
            "titleFontSize": style.px(13),
            "titleFontWeight": 400,
            "labelColor": colours.ink2,
            "titleColor": colours.ink2,
            "domain": False,
            "ticks": False,
            "grid": False,
            "gridColor": colours.line,
            "gridWidth": style.px(1),
            "labelPadding": style.px(8),
        },
        "legend": {
            "labelFontSize": style.px(13),
            "labelColor": colours.ink2,
            "symbolType": "circle",
            "orient": "top",
        },
        "text": {"fontSize": style.label_size, "color": colours.ink},
        "range": {
            "category": list(colours.themes),
            "heatmap": list(colours.shares),
            "ramp": list(colours.shares),
            "diverging": list(colours.gaps),
        },
    }


def scale_end(values: Iterable[float], steps: tuple[float, ...] = SCALE_ENDS) -> float:
    """Return where an axis that starts at 0 ends: the first step that no value exceeds.

    Few, round steps keep the charts of one workshop on the same scale; NaN is skipped.

    Example:
        >>> scale_end([0.31, float("nan"), 0.07])
        0.4
    """
    largest = max((abs(value) for value in values if not isnan(value)), default=0.0)
    return next((step for step in steps if largest <= step), steps[-1])


def percent(share: float) -> str:
    """Return a share as people read it, without claiming more precision than it has.

    Example:
        >>> percent(0.268)
        '27%'
    """
    if language() == SOURCE:
        return f"{share * 100:.0f}%"
    from babel.numbers import format_percent  # noqa: PLC0415 - loads what only some pages need

    return format_percent(round(share, 2), locale=language())


def points(difference: float) -> str:
    """Return a difference of two shares in signed points, with a true minus.

    Example:
        >>> points(-0.21), points(0.2), points(0.001)
        ('−21', '+20', '0')
    """
    rounded = round(difference * 100)
    sign = "+" if rounded > 0 else "−" if rounded < 0 else ""
    return f"{sign}{abs(rounded)}"


def finish(chart: Drawing, style: Style, description: str) -> Drawing:
    """Return the chart with the house configuration and the words that screen readers speak.

    On a page a single chart takes the width there is, names included, and keeps its rows as high
    as they are; by itself Streamlit would squeeze legend and axis into the height of the rows.
    """
    if isinstance(chart, alt.LayerChart):
        chart = chart.properties(autosize=alt.AutoSizeParams(type="fit-x", contains="padding"))
    finished: Drawing = chart.properties(description=description).configure(**config(style))
    return finished
