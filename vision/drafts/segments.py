"""A sentence in segments: what may speak of a subject of its own within it."""

from __future__ import annotations

import re
from typing import Final

FEWEST: Final = 3
"""Words that a segment needs; three letters of a script without spaces count as one."""

MOST: Final = 40
"""Words of a segment; a longer one is cut, since encoders read the beginning best."""

_JOIN: Final = r"(?:and|but|und|sowie|aber|et|mais|y|pero|mas|maar|ed|ma|och|og|oraz|ve)\s+"
_BETWEEN: Final = re.compile(
    rf"\s*[,;:–—、，；](?=\D)\s*(?:{_JOIN})?|\s+{_JOIN}",  # noqa: RUF001 - commas of other scripts
    re.IGNORECASE,
)


def segments(sentence: str) -> tuple[str, ...]:
    """Return the segments of a sentence; none where it has only one.

    Cut is at commas and the like, and at words that join, where at least three words stand on
    either side.

    Example:
        >>> segments("Wages rise every year, and buses run at night.")
        ('Wages rise every year', 'buses run at night.')
        >>> segments("Fair pay and rest")
        ()
    """
    found: list[str] = []
    for piece in _BETWEEN.split(sentence):
        words = piece.split()
        if len(words) == 1 and not piece.isascii():
            words = [piece[at : at + 3] for at in range(0, len(piece), 3)]
        if len(words) >= FEWEST and len(piece.split()) == 1:
            found.append(piece)
        elif len(words) >= FEWEST:
            found += [" ".join(words[at : at + MOST]) for at in range(0, len(words), MOST)]
    return tuple(found) if len(found) > 1 else ()
