"""One readable line out of anything that was typed, pasted or read from a file."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

LONGEST_READ: Final = 2_000
"""Characters of a statement that are looked at; themes of short statements need no more."""

_SPACES = re.compile(r"\s+")
_LINKS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)


def clean(text: object) -> str:
    r"""Return the statement as one line of valid text, at most ``LONGEST_READ`` characters.

    Compatibility forms are unified (full-width letters, ligatures), curly apostrophes become
    straight, and surrogate halves, control characters and marks of writing direction go.

    Args:
        text: What was typed; None and NaN mean that nothing was.

    Returns:
        Text without leading, trailing or doubled spaces; empty if nothing readable is left.

    Example:
        >>> clean("  More\u200b time\nfor   craft ")
        'More time for craft'
        >>> clean(float("nan"))
        ''
    """
    if text is None or text != text:  # noqa: PLR0124 - only NaN differs from itself
        return ""
    line = str(text)[: 4 * LONGEST_READ]
    if line.isascii() and line.isprintable():
        line = " ".join(line.split()) if "  " in line else line
        return line.strip()[:LONGEST_READ]
    if not line.isascii():
        line = unicodedata.normalize("NFKC", line).replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    line = "".join(map(_readable, line))
    return _SPACES.sub(" ", line).strip()[:LONGEST_READ]


def without_links(line: str) -> str:
    """Return a cleaned line without its web addresses.

    Example:
        >>> without_links("see https://example.org now")
        'see   now'
    """
    return _LINKS.sub(" ", line) if "www." in line or "://" in line else line


@lru_cache(maxsize=10_000)
def _readable(character: str) -> str:
    """Return the character, a space for a control character, nothing for an invisible one."""
    category = unicodedata.category(character)
    if category in {"Cs", "Cf", "Co", "Cn"}:
        return ""
    return " " if category == "Cc" else character
