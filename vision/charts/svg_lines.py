"""Texts of a drawing as the converter sets them: a line each, and from where it is read.

The converter moves the first letter of a line to where it begins, and takes that for the line's
beginning also where a line begins at the right: what is read from there came out of several lines
mixed up. A line that is a text of its own keeps its letters together.
"""

from __future__ import annotations

from typing import Final
from xml.etree import ElementTree as ET

from vision.charts.glyphs import is_ours
from vision.text.scripts import is_right_to_left
from vision.typefaces.outlines import UNITS, outline
from vision.typefaces.pieces import region
from vision.typefaces.system_fonts import Wish

SVG: Final = "http://www.w3.org/2000/svg"
XLINK: Final = "http://www.w3.org/1999/xlink"
BOLD: Final = 600
"""Weight from which on letters are bold."""

_ANCHORS: Final = {"start": 0.0, "middle": 0.5, "end": 1.0}
"""Part of a text that stands before where it is said to be."""

_FROM_THE_RIGHT: Final = "\N{RIGHT-TO-LEFT ISOLATE}%s\N{POP DIRECTIONAL ISOLATE}"


ET.register_namespace("", SVG)
ET.register_namespace("xlink", XLINK)


def lines_apart(drawing: str) -> str:
    """Return a drawing in which each line of a text is a text, at the place that it had.

    Args:
        drawing: SVG as Vega writes it: a text's lines are its ``tspan`` elements, each ``dy``
            below the one before.
    """
    root = ET.fromstring(drawing)  # noqa: S314  # nosec B314 - our own converter's
    for parent in list(root.iter()):
        for place in reversed(range(len(parent))):
            if parent[place].tag == f"{{{SVG}}}text":
                parent[place : place + 1] = _lines(parent[place])
    return ET.tostring(root, encoding="unicode")


def outlined(drawing: str) -> str:
    """Return a drawing whose texts in other letters than ours are outlines of their letters.

    The converter would take any typeface that has a letter; these are of the one that words beside
    them are set in, and the same in clouds and on paper. A text that letters are missing of stays.

    Args:
        drawing: As :func:`lines_apart` returns it.
    """
    root = ET.fromstring(drawing)  # noqa: S314  # nosec B314 - our own converter's
    texts = [
        each for each in root.iter(f"{{{SVG}}}text") if not is_ours(each.text or "", signs=False)
    ]
    drawn = region(each.text or "" for each in texts)
    for text in texts:
        size = float(text.get("font-size", "").removesuffix("px") or 0)
        heavy = text.get("font-weight", "400")
        bold = heavy == "bold" or (heavy.isdigit() and int(heavy) >= BOLD)
        shape = outline(text.text or "", Wish(bold=bold, region=drawn))
        if shape is None:
            continue
        scale = size / UNITS
        left = -shape.advance * scale * _ANCHORS.get(text.get("text-anchor", "start"), 0.0)
        moved = f"translate({left:g},0) scale({scale:g})"
        text.set("transform", f"{text.get('transform', '')} {moved}".strip())
        if width := text.get("stroke-width"):
            text.set("stroke-width", f"{float(width) / scale:g}")
        text.set("d", shape.path)
        text.tag, text.text = f"{{{SVG}}}path", None
    return ET.tostring(root, encoding="unicode")


def _lines(text: ET.Element) -> list[ET.Element]:
    """Return a text for each line of one; only the first says what the whole is called."""
    found, below = list[ET.Element](), 0.0
    for line in list(text) or [text]:
        one = ET.Element(text.tag, text.attrib)
        if found:
            one.attrib.pop("aria-label", None)
        if below := below + float(line.get("dy", 0)):
            one.set("transform", f"{text.get('transform', '')} translate(0,{below:g})".strip())
        said = " ".join((line.text or "").splitlines())
        one.text = _FROM_THE_RIGHT % said if is_right_to_left(said) else said
        found.append(one)
    return found
