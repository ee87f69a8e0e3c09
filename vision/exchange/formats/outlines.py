"""Outlines of a debate, as Kialo saves one: "1.2. Con: Shops fear that customers stay away"."""

from __future__ import annotations

import re
from typing import Final

_SIDE: Final = re.compile(
    r"(?:pro|con|contra|kontra|pour|contre|a favor|en contra|voor|tegen|za|przeciw):\s+(?=\S)",
    re.IGNORECASE,
)
"""On which side somebody stands, before what they say."""

_MOSTLY: Final = 0.6
_FEWEST: Final = 2


def without_sides(items: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return statements without the word for their side, where most have one and both stand there.

    Args:
        items: Number and text of each.

    Example:
        >>> without_sides([(1, "Pro: Quiet"), (2, "Con: Dear"), (3, "Pro: Safe")])
        [(1, 'Quiet'), (2, 'Dear'), (3, 'Safe')]
    """
    found = [_SIDE.match(text) for _, text in items]
    sides = {match[0].strip(" :").casefold() for match in found if match}
    most = sum(map(bool, found)) >= _MOSTLY * len(items)
    if len(sides) < _FEWEST or not most:
        return items
    return [(number, text[match.end() :] if match else text)
            for (number, text), match in zip(items, found, strict=True)]  # fmt: skip
