"""Source Sans, cut down to the letters a page needs, so that a report looks alike everywhere."""

from __future__ import annotations

import base64
import importlib.resources
import io
import logging
from typing import TYPE_CHECKING, Final

from fontTools import subset
from fontTools.ttLib import TTFont

if TYPE_CHECKING:
    from pathlib import Path

FAMILY: Final = "Source Sans"
_FILES: Final = {400: "SourceSansPro-Regular.ttf", 600: "SourceSansPro-Semibold.ttf"}


def folder() -> Path:
    """Return where the font files lie."""
    found: Path = importlib.resources.files("font_source_sans_pro") / "files"  # type: ignore[assignment]
    return found


def font_faces(text: str) -> str:
    """Return CSS that carries the family's two weights inside itself.

    Args:
        text: All that is written on the page; letters the family lacks fall back to others.
    """
    return "\n".join(
        f'@font-face {{ font-family: "{FAMILY}"; font-weight: {_weights(weight)};'
        f" src: url(data:font/woff;base64,{_cut(name, text)}) format('woff'); }}"
        for weight, name in _FILES.items()
    )


def _weights(weight: int) -> str:
    """Return the range a file stands for; whatever is bold takes the semibold."""
    return "100 500" if weight < 500 else "501 900"  # noqa: PLR2004 - where CSS turns to bold


def _cut(name: str, text: str) -> str:
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    options = subset.Options(layout_features=["kern", "liga", "tnum", "mark", "mkmk", "ccmp"])
    options.hinting = False
    with TTFont(
        io.BytesIO((folder() / name).read_bytes()), lazy=True, recalcTimestamp=False
    ) as font:
        cutter = subset.Subsetter(options)
        cutter.populate(text=text)
        cutter.subset(font)
        font.flavor = "woff"
        out = io.BytesIO()
        font.save(out)
    return base64.b64encode(out.getvalue()).decode("ascii")
