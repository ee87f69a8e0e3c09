"""How wide and high a word is in Source Sans 600, found by measuring with the font itself."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from PIL import ImageFont

from vision.typefaces import SANS_SEMIBOLD

WEIGHT: Final = 600
"""Weight in which clouds are set."""

MEASURED: Final = 1000
"""Size at which words are measured; large, so that no hinting rounds them."""

SERVED: Final = ("static/static/media", "SourceSansVF-Upright*.woff2")
"""Where the package ``streamlit`` holds the very file that browsers are served."""


@dataclass(frozen=True, slots=True)
class Ink:
    """The box of what is drawn of a word, relative to where its baseline starts, for size 1.

    Attributes:
        left: Distance to the right of the start, mostly about 0.
        top: Distance above the baseline, positive.
        width: Of the ink.
        height: Of the ink, from the highest to the lowest point.
        rise: From the top of a line box of height 1 to its baseline, as browsers set it.
    """

    left: float
    top: float
    width: float
    height: float
    rise: float


@lru_cache(maxsize=4096)
def ink(word: str) -> Ink:
    """Return the box of a word's ink for size 1; multiply by the size to have pixels.

    Args:
        word: One word or phrase; it is measured in Source Sans.
    """
    face = _face()
    ascent, descent = (part / MEASURED for part in face.getmetrics())
    left, top, right, bottom = (part / MEASURED for part in face.getbbox(word, anchor="ls"))
    right = max(right, _missing(word))
    rise = (1 - ascent - descent) / 2 + ascent
    return Ink(left, -top, max(right - left, 0.01), max(bottom - top, 0.01), rise)


@cache
def _face() -> ImageFont.FreeTypeFont:
    face = ImageFont.truetype(font_path(), MEASURED)
    try:
        face.set_variation_by_axes([WEIGHT])
    except OSError:  # a font of one weight
        return face
    return face


@cache
def font_path() -> str:
    """Return the path of the font that clouds are measured with: the one that browsers are served.

    Without Streamlit it is the house's own.
    """
    spec = find_spec("streamlit")
    folder, pattern = SERVED
    for root in (spec.submodule_search_locations or []) if spec else []:
        files = sorted((Path(root) / folder).glob(pattern))
        if files:
            return str(files[0])
    return str(SANS_SEMIBOLD)


def _missing(word: str) -> float:
    """Return the width of a word whose letters come from another font: a full em each."""
    return float(len(word)) if any(ord(letter) > LAST_OWN_LETTER for letter in word) else 0.0


LAST_OWN_LETTER: Final = 0x052F
"""Source Sans has Latin, Greek and Cyrillic; beyond these, browsers take another font."""
