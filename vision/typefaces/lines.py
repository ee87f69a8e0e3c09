"""How many lines words take in Source Serif, found by measuring with the font itself."""

from __future__ import annotations

import math
import unicodedata
from functools import cache, lru_cache
from typing import Final

from PIL import ImageFont

from vision.typefaces import SERIF

MEASURED: Final = 1000
"""Size at which words are measured; large, so that no hinting rounds them."""

SLACK: Final = 1.02
"""Browsers round letters to pixels, and set Chinese and Japanese stops where they may stand."""

LAST_OWN_LETTER: Final = 0x052F
"""Source Serif has Latin, Greek and Cyrillic; beyond these, browsers take another font."""

OTHER: Final = 0.65
WIDE: Final = 1.0
PICTURE: Final = 1.3
"""Widths for size 1 of a letter from another font, of a Chinese one, and of an emoji."""


def lines(text: str, across: float) -> int:
    """Return how many lines a text takes.

    Lines break at spaces and beside Chinese and Japanese letters; a word that is wider than a line
    breaks anywhere.

    Args:
        text: Words as they were typed; line breaks in it are spaces, as in HTML.
        across: Width of a line, in sizes of the type: 20 for a line of 800 pixels at 40.

    Example:
        >>> lines("We have time for the people who come to us.", 25), lines("One two.", 2.5)
        (1, 2)
    """
    count, used = 1, 0.0
    for space, word in _words(text):
        wide, before = SLACK * width(word), SLACK * space if used else 0.0
        if used + before + wide <= across:
            used += before + wide
            continue
        count += 1 if used else 0
        over = max(0, math.ceil(wide / across) - 1)
        count, used = count + over, wide - over * across
    return count


@lru_cache(maxsize=8192)
def width(word: str) -> float:
    """Return how wide words are in one line, for size 1; multiply by the size to have pixels."""
    own = "".join(letter for letter in word if ord(letter) <= LAST_OWN_LETTER or _stop(letter))
    return _face().getlength(own) / MEASURED + sum(map(_other, word)) if word else 0.0


def _words(text: str) -> list[tuple[float, str]]:
    """Return all that is never broken, each with the width of the space before it."""
    found: list[tuple[float, str]] = []
    for part in text.split():
        space, word = width(" "), ""
        for letter in part:
            if _breaks(letter):
                found += [(space, word)] if word else []
                found.append((0.0 if word else space, letter))
                space, word = 0.0, ""
            else:
                word += letter
        found += [(space, word)] if word else []
    return found


def _breaks(letter: str) -> bool:
    return unicodedata.east_asian_width(letter) in "WF" and unicodedata.category(letter) == "Lo"


def _stop(letter: str) -> bool:
    """Return whether a letter beyond the last alphabet is one of ours: dashes, quotes, dots."""
    return "\u2010" <= letter <= "\u2026"


def _other(letter: str) -> float:
    if ord(letter) <= LAST_OWN_LETTER or _stop(letter):
        return 0.0
    kind = unicodedata.category(letter)
    if kind in {"Mn", "Me", "Cf", "Sk"}:  # marks, joiners and tones of what stands before them
        return 0.0
    if kind == "So":
        return PICTURE
    return WIDE if unicodedata.east_asian_width(letter) in "WF" else OTHER


@cache
def _face() -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(SERIF), MEASURED)
