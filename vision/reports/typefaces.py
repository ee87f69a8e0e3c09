"""Source Sans and Source Serif, cut down to the letters a page needs and put into it."""

from __future__ import annotations

import base64
import importlib.resources
import io
import logging
from typing import Final

from fontTools import subset
from fontTools.ttLib import TTFont

_FACES: Final = (
    ("Source Sans", "100 500", "font_source_sans_pro", "SourceSansPro-Regular.ttf"),
    ("Source Sans", "501 900", "font_source_sans_pro", "SourceSansPro-Semibold.ttf"),
    ("Source Serif", "100 900", "font_source_serif_pro", "SourceSerifPro-Regular.ttf"),
)
"""Family, weights that a file stands for, package, file."""


def font_faces(text: str) -> str:
    """Return CSS that carries the two families inside itself.

    Args:
        text: All that is written on the page; letters the families lack fall back to others.
    """
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    return "\n".join(
        f'@font-face {{ font-family: "{family}"; font-weight: {weights};'
        f" src: url(data:font/woff;base64,{_cut(package, name, text)}) format('woff'); }}"
        for family, weights, package, name in _FACES
    )


def _cut(package: str, name: str, text: str) -> str:
    data = (importlib.resources.files(package) / "files" / name).read_bytes()
    options = subset.Options(layout_features=["kern", "liga", "tnum", "mark", "mkmk", "ccmp"])
    options.hinting = False
    with TTFont(io.BytesIO(data), lazy=True, recalcTimestamp=False) as font:
        cutter = subset.Subsetter(options)
        cutter.populate(text=text)
        cutter.subset(font)
        font.flavor = "woff"
        out = io.BytesIO()
        font.save(out)
    return base64.b64encode(out.getvalue()).decode("ascii")
