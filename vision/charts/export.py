"""Charts for paper and slides: the same picture with its title in it, as PNG or SVG."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from vision import typefaces
from vision.charts.line_breaks import balanced, wrap
from vision.charts.palette import palette
from vision.charts.rows import drawable
from vision.charts.style import Style
from vision.process import Limits, Process

if TYPE_CHECKING:
    from types import ModuleType

    import altair as alt

    from vision.charts.palette import Mode

PADDING: Final = 24
"""Page around an exported chart, in pixels of a laptop."""

_drawing: Final = Process(Limits(seconds=30, megabytes=1_500))
"""Draws one chart at a time; it holds some 200 MB while it is in use."""

_ESCAPED: Final = re.compile(r"\\\\+u([0-9a-fA-F]{4})")
"""A letter as a string of an expression writes it."""

NOTICE_LINES: Final = 6
"""Lines that the notice of missing letters may take."""

LEAST_TITLE: Final = 420
"""Pixels of a laptop that a title may always take, however narrow the chart."""


def for_export(
    chart: alt.LayerChart | alt.HConcatChart,
    title: str,
    subtitle: str = "",
    *,
    mode: Mode = "light",
    scale: float = 1.0,
) -> dict[str, Any]:
    """Return the chart as a Vega-Lite spec with its title, on the colour of the page.

    Args:
        chart: What a function of :mod:`vision.charts` returned; it is not changed.
        title: The sentence the reader should take away.
        subtitle: What is measured, and who is in it.
        mode: As the chart was drawn.
        scale: As the chart was drawn.
    """
    style = Style(mode, scale)
    spec: dict[str, Any] = chart.to_dict()
    room = max(_width(spec), style.px(LEAST_TITLE))
    spec["title"] = {
        "text": balanced(title, room, style.px(17), lines=3),
        "anchor": "start",
        "frame": "bounds",
    }
    if subtitle:
        spec["title"]["subtitle"] = balanced(subtitle, room, style.px(13.5), lines=3)
    spec["background"] = palette(mode).page
    spec["padding"] = style.px(PADDING)
    spec["config"] = {
        **spec["config"],
        "padding": style.px(PADDING),
        "background": spec["background"],
    }
    return spec


def to_png(spec: dict[str, Any], *, pixels: float = 2.0) -> bytes:
    """Return a spec as a picture, with ``pixels`` dots for each pixel of the chart.

    Where no typeface here has some of its letters the picture says so, and how to get one.

    Raises:
        LimitError: The converter gave up on it; nothing else is harmed.
    """
    return _drawing.run(_png, drawable(_on_paper(_with_notice(spec))), pixels)


def to_svg(spec: dict[str, Any]) -> str:
    """Return a spec as SVG text.

    Raises:
        LimitError: The converter gave up on it; nothing else is harmed.
    """
    return _drawing.run(_svg, drawable(_on_paper(spec)))


def svg_to_png(drawing: str) -> bytes:
    """Return an SVG drawing without words, images or addresses as a picture of its own size.

    Raises:
        LimitError: The converter gave up on it; nothing else is harmed.
    """
    return _drawing.run(_drawn, drawing)


def _drawn(drawing: str) -> bytes:
    """Return a picture of a drawing; runs in the converter's own process."""
    picture: bytes = _converter().svg_to_png(drawing, scale=1.0)
    return picture


def _png(spec: dict[str, Any], pixels: float) -> bytes:
    """Return a picture; runs in the converter's own process."""
    from vision.charts.svg_lines import outlined  # noqa: PLC0415 - fonts, where one draws

    picture: bytes = _converter().svg_to_png(outlined(_svg(spec)), scale=pixels)
    return picture


def _svg(spec: dict[str, Any]) -> str:
    """Return a drawing; runs in the converter's own process."""
    from vision.charts.svg_lines import lines_apart  # noqa: PLC0415 - fonts, where one draws

    return lines_apart(_converter().vegalite_to_svg(spec, allowed_base_urls=[]))


def _on_paper(spec: dict[str, Any]) -> dict[str, Any]:
    """Return the spec as wide as it was drawn: on paper there is no page to take the width from."""
    return {key: value for key, value in spec.items() if key != "autosize"}


def _with_notice(spec: dict[str, Any]) -> dict[str, Any]:
    """Return the spec with what is said of letters that are missing: beside its title, or below."""
    from vision.charts.glyphs import drawn_notice  # noqa: PLC0415 - fonts, where one draws

    said = drawn_notice([_letters(spec)])
    if not said:
        return spec
    look = spec.get("config", {}).get("title", {})
    size, ink = look.get("subtitleFontSize", 13.5), look.get("subtitleColor", palette("light").ink2)
    lines = wrap(said, max(_width(spec), LEAST_TITLE), size, lines=NOTICE_LINES)
    title = spec.get("title")
    if title:
        return {**spec, "title": {**title, "subtitle": [*title.get("subtitle", []), *lines]}}
    below = {"text": lines, "fontSize": size, "fontWeight": 400, "color": ink}
    return {**spec, "title": {**below, "anchor": "start", "frame": "bounds", "orient": "bottom"}}


def _letters(spec: dict[str, Any]) -> str:
    """Return each letter once that a spec may draw, also those within expressions."""
    said = json.dumps(spec, ensure_ascii=False, default=str)
    whole = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), said)
    paired = whole.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return "".join(sorted({letter for letter in paired if not letter.isascii()}))


def _width(spec: dict[str, Any]) -> float:
    """Return how wide a chart is with its names, in pixels."""
    if "hconcat" in spec:
        return sum(_width(part) for part in spec["hconcat"])
    layers = spec.get("layer", [])
    names = max((_extent(layer) for layer in layers), default=0.0)
    return float(spec.get("width", 0)) + names


def _extent(layer: dict[str, Any]) -> float:
    axis = layer.get("encoding", {}).get("y", {}).get("axis") or {}
    return float(axis.get("minExtent", 0))


@cache
def _converter() -> ModuleType:
    """Return the converter, which knows the two families by now; only pictures need it."""
    import vl_convert  # noqa: PLC0415

    vl_convert.register_font_directory(str(typefaces.FOLDER))
    return vl_convert
