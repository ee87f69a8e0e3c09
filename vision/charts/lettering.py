"""Words in a column of a chart: how wide they run, and where they break.

Charts are laid out before a browser sees them, so widths are estimated from measured letters.
"""

from __future__ import annotations

import unicodedata
from typing import Final

from vision.charts.style import SERIF

LETTERS: Final = (
    (" ", 0.2),
    ("ijlI|',.:;", 0.28),
    ("tfr!()-[]{}/\\", 0.36),
    ("csxzvyJL", 0.49),
    ("aegk0123456789", 0.52),
    ("CDGHKNOQRU", 0.65),
    ("mwMW%@", 0.82),
)
"""Widths measured on Source Sans 600; any other letter takes at most .56 em."""

WIDER: Final = {SERIF: 1.12}
"""How much wider than Source Sans other families run."""

ELLIPSIS: Final = "…"


def text_width(text: str, size: float) -> float:
    """Return roughly how wide ``text`` is in Source Sans 600, in pixels."""
    return size * sum(_ems(letter) for letter in text)


def _ems(letter: str) -> float:
    """Return the width of one letter, as a part of the font size."""
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.0
    plain = unicodedata.normalize("NFKD", letter)[0]
    return next((width for letters, width in LETTERS if plain in letters), 0.56)


def wrap(text: str, width: float, size: float, lines: int = 2) -> list[str]:
    """Break ``text`` into at most ``lines`` lines of ``width`` pixels; shorten what is left.

    Words too long for a line are cut, so that nothing ever runs into its neighbour.

    Example:
        >>> wrap("Enough hands on every shift", 100, 14)
        ['Enough hands', 'on every shift']
    """
    broken: list[str] = [""]
    for word in text.split(" "):
        longer = f"{broken[-1]} {word}".strip()
        if text_width(longer, size) <= width or not broken[-1]:
            broken[-1] = longer
        else:
            broken.append(word)
    cut = len(broken) > lines
    broken = broken[:lines]
    if cut:
        broken[-1] += ELLIPSIS
    return [_shorten(line, width, size) for line in broken]


def _shorten(line: str, width: float, size: float) -> str:
    if text_width(line, size) <= width:
        return line
    kept = line.rstrip(ELLIPSIS)
    while kept and text_width(kept + ELLIPSIS, size) > width:
        kept = kept[:-1]
    return kept.rstrip() + ELLIPSIS


def balanced(text: str, width: float, size: float, lines: int = 3) -> list[str]:
    """Break ``text`` as :func:`wrap` does, into lines of about the same length.

    Example:
        >>> balanced("Time for patients is lost on its way up", 200, 14)
        ['Time for patients is', 'lost on its way up']
    """
    broken = wrap(text, width, size, lines)
    narrower = width
    while narrower > width / 2:
        narrower -= size
        again = wrap(text, narrower, size, lines)
        if len(again) > len(broken) or again[-1].endswith(ELLIPSIS):
            break
        broken = again
    return broken
