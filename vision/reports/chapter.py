"""A chapter of a report: what one view of leaders shows, for the page, the slides, the workbook."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Final

from vision.charts.export import to_png, to_svg

if TYPE_CHECKING:
    from collections.abc import Callable

    import altair as alt
    import pandas as pd

    Drawing = alt.LayerChart | alt.HConcatChart

_SIZE: Final = re.compile(r'\A<svg [^>]*?width="([\d.]+)" height="([\d.]+)"[^>]*>')
_TAG: Final = re.compile(r"<[^>]*>")
_SPOKEN: Final = re.compile(r' (?:aria-[a-z]+|role)="[^"]*"')
_ID: Final = re.compile(r'(\bid="|url\(#|href="#)')


@dataclass(frozen=True, slots=True)
class Section:
    """Words of a chapter under one heading.

    Attributes:
        heading: Said above them; may be blank.
        lines: What people wrote, and what is said of it; either may be blank.
    """

    heading: str
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """What one view of leaders shows; a picture, words, numbers, or any of them.

    Attributes:
        title: The sentence the reader should take away.
        note: What is drawn.
        draw: Returns the chart at a scale: 1 for pages, 1.9 for slides; None without a chart.
        view: Whose chapter it is, as ``page/view``, e.g. ``consensus/bridges``.
        sections: Words, below the chart.
        sheet: Name of its sheet in the workbook, of 31 letters at most; blank for none.
        table: Its numbers, ready to be read.
    """

    title: str
    note: str
    draw: Callable[[float], Drawing] | None = None
    view: str = ""
    sections: tuple[Section, ...] = ()
    sheet: str = ""
    table: pd.DataFrame | None = None

    def svg(self, name: str) -> str:
        """Return the chart as inline SVG that fits its column; blank without a chart.

        It refers to nothing outside.

        Args:
            name: Made of letters; keeps the ids of several pictures on one page apart.
        """
        if self.draw is None:
            return ""
        drawn = to_svg(self.draw(1.0).to_dict())
        size = _SIZE.match(drawn)
        if size is None:
            raise ValueError("the converter has changed how its SVG begins")
        width, height = size.groups()
        body = _TAG.sub(lambda tag: _own(tag.group(), name), drawn[size.end() :])
        return (
            f'<svg role="img" aria-label="{escape(self.title)}" viewBox="0 0 {width} {height}"'
            f' preserveAspectRatio="xMinYMin meet" style="max-width:{width}px">{body}'
        )

    def png(self, scale: float, *, pixels: float = 1.4) -> bytes:
        """Return the chart as a picture for slides and paper; nothing without a chart."""
        return to_png(self.draw(scale).to_dict(), pixels=pixels) if self.draw else b""


def _own(tag: str, name: str) -> str:
    """Return a tag without what only screen readers meet, its ids made this picture's own."""
    return _ID.sub(lambda found: found.group() + name, _SPOKEN.sub("", tag))
