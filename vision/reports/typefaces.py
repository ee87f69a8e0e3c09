"""Source Sans and Source Serif, cut down to the letters a page needs and put into it."""

from __future__ import annotations

import base64
import io
import logging
from typing import TYPE_CHECKING, Final

from fontTools import subset
from fontTools.ttLib import TTFont

from vision.typefaces import SANS, SANS_SEMIBOLD, SERIF

if TYPE_CHECKING:
    from pathlib import Path

_FACES: Final = (
    ("Source Sans", "100 500", SANS),
    ("Source Sans", "501 900", SANS_SEMIBOLD),
    ("Source Serif", "100 900", SERIF),
)
"""Family, weights that a file stands for, file."""


def font_faces(text: str) -> str:
    """Return CSS that carries the two families inside itself.

    Args:
        text: All that is written on the page; letters the families lack fall back to others.
    """
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    return "\n".join(
        f'@font-face {{ font-family: "{family}"; font-weight: {weights};'
        f" src: url(data:font/woff;base64,{_cut(path, text)}) format('woff'); }}"
        for family, weights, path in _FACES
    )


def _cut(path: Path, text: str) -> str:
    options = subset.Options(layout_features=["kern", "liga", "tnum", "mark", "mkmk", "ccmp"])
    options.hinting = False
    with TTFont(path, lazy=True, recalcTimestamp=False) as font:
        cutter = subset.Subsetter(options)
        cutter.populate(text=text)
        cutter.subset(font)
        font.flavor = "woff"
        out = io.BytesIO()
        font.save(out)
    return base64.b64encode(out.getvalue()).decode("ascii")
