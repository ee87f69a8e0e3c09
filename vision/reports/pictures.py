"""Charts as pictures that stand alone: SVG for pages, PNG for slides."""

from __future__ import annotations

import functools
import io
import re
from html import escape
from typing import TYPE_CHECKING, Final

import vl_convert

from vision.reports.typefaces import folder

if TYPE_CHECKING:
    import altair as alt

_SIZE: Final = re.compile(r'\A<svg [^>]*?width="([\d.]+)" height="([\d.]+)"[^>]*>')
_TAG: Final = re.compile(r"<[^>]*>")
_SPOKEN: Final = re.compile(r' (?:aria-[a-z]+|role)="[^"]*"')
_ID: Final = re.compile(r'(\bid="|url\(#|href="#)')


@functools.cache
def _register_fonts() -> None:
    vl_convert.register_font_directory(str(folder()))


def svg(chart: alt.TopLevelMixin, *, name: str, description: str) -> str:
    """Return a chart as inline SVG that scales with its column and refers to nothing outside.

    Args:
        chart: Any chart.
        name: Made of letters; keeps the ids of several pictures on one page apart.
        description: What a screen reader says instead of reading out marks.
    """
    _register_fonts()
    out = io.StringIO()
    chart.save(out, format="svg")
    drawn = out.getvalue()
    size = _SIZE.match(drawn)
    if size is None:
        raise ValueError("vl-convert has changed how its SVG begins")
    width, height = size.groups()
    body = _TAG.sub(lambda tag: _own(tag.group(), name), drawn[size.end() :])
    return (
        f'<svg role="img" aria-label="{escape(description)}" viewBox="0 0 {width} {height}"'
        f' style="max-width:{width}px">{body}'
    )


def _own(tag: str, name: str) -> str:
    """Return a tag without what only screen readers meet, its ids made this picture's own."""
    return _ID.sub(lambda found: found.group() + name, _SPOKEN.sub("", tag))


def png(chart: alt.TopLevelMixin, *, sharpness: float = 1.0) -> bytes:
    """Return a chart as PNG.

    Args:
        chart: Drawn at the scale of slides.
        sharpness: Pixels of the picture for one of the chart.
    """
    _register_fonts()
    out = io.BytesIO()
    chart.save(out, format="png", scale_factor=sharpness)
    return out.getvalue()
