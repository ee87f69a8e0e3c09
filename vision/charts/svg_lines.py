"""Texts of a drawing as the converter sets them: a line each, and from where it is read.

The converter moves the first letter of a line to where it begins, and takes that for the line's
beginning also where a line begins at the right: what is read from there came out of several lines
mixed up. A line that is a text of its own keeps its letters together.
"""

from __future__ import annotations

from typing import Final
from xml.etree import ElementTree as ET

from vision.text.scripts import is_right_to_left

SVG: Final = "http://www.w3.org/2000/svg"
XLINK: Final = "http://www.w3.org/1999/xlink"
_FROM_THE_RIGHT: Final = "\N{RIGHT-TO-LEFT ISOLATE}%s\N{POP DIRECTIONAL ISOLATE}"


def lines_apart(drawing: str) -> str:
    """Return a drawing in which each line of a text is a text, at the place that it had.

    Args:
        drawing: SVG as Vega writes it: a text's lines are its ``tspan`` elements, each ``dy``
            below the one before.
    """
    ET.register_namespace("", SVG)
    ET.register_namespace("xlink", XLINK)
    root = ET.fromstring(drawing)  # noqa: S314  # nosec B314 - our own converter's
    for parent in list(root.iter()):
        for place in reversed(range(len(parent))):
            if parent[place].tag == f"{{{SVG}}}text":
                parent[place : place + 1] = _lines(parent[place])
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
        said = line.text or ""
        one.text = _FROM_THE_RIGHT % said if is_right_to_left(said) else said
        found.append(one)
    return found
