"""Signs that nobody sees, by which a text keeps its own order where words run the other way."""

from __future__ import annotations

import re
from typing import Final

_OPENS: Final = "\u2066\u2067\u2068"
_CLOSES: Final = "\u2069"
_ORDERS: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")


def without_order_signs(text: str) -> str:
    r"""Return a text without the signs that turn or set apart the order of letters.

    Pages set names apart by them, and copies bring them along: two names that look the same would
    be two.

    Example:
        >>> without_order_signs("\u2068Ward B\u2069")
        'Ward B'
    """
    return _ORDERS.sub("", text)


def apart(text: str) -> str:
    r"""Return a text set apart from what stands around it, once.

    Where parts of it are set apart already it stays, since that would hide which way the whole
    runs; half of a pair of signs, as it may be typed or copied, goes.

    Example:
        >>> apart("Ward B") == "\u2068Ward B\u2069" == apart(apart("Ward B"))
        True
    """
    if not _is_closed(text):
        text = without_order_signs(text)
    return text if "\u2068" in text else f"\u2068{text}\u2069"


def _is_closed(text: str) -> bool:
    """Return whether each sign that opens is closed again, and none before its time."""
    depth = 0
    for letter in text:
        depth += (letter in _OPENS) - (letter == _CLOSES)
        if depth < 0:
            return False
    return depth == 0
