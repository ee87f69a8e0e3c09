"""What a person typed, made fit to keep: the same words, nothing that breaks a database."""

from __future__ import annotations

import unicodedata

from vision.errors import InvalidTextError
from vision.models import LONGEST_STATEMENT

_KEPT_CONTROLS = {"\n", "\t", "\u200c", "\u200d"}
"""Line ends, tabs, and the joiners that emoji, Persian and Indic scripts need."""

_BLANK_LETTERS = {"\u115f", "\u1160", "\u2800", "\u3164", "\uffa0"}
"""Letters and symbols that show nothing."""

_DROPPED = {"Cc", "Cs", "Co"}
"""Categories of what is never kept: control characters, half and private ones."""

_UNSEEN = {"Zs", "Zl", "Zp", "Cf", *_DROPPED}


def entered(text: str, *, longest: int = LONGEST_STATEMENT, what: str = "statement") -> str:
    r"""Return a typed text ready to be stored.

    Line ends become ``\n``; control characters and halves of characters go; the ends are
    trimmed; letters are composed (NFC). Nothing else changes: what was typed is data.

    Args:
        text: As it arrived.
        longest: Characters allowed.
        what: What it is called in the message.

    Raises:
        InvalidTextError: Nothing is left, or more than ``longest`` characters are.

    Example:
        >>> entered("  More time\x00 for patients\r\n")
        'More time for patients'
    """
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(
        character
        for character in plain
        if character in _KEPT_CONTROLS or unicodedata.category(character) not in _DROPPED
    )
    composed = unicodedata.normalize("NFC", kept).strip()
    if is_blank(composed):
        raise InvalidTextError(f"There is nothing in this {what} yet. Write a few words first.")
    if len(composed) > longest:
        raise InvalidTextError(
            f"This {what} is too long: {longest:,} characters fit, and it has {len(composed):,}. "
            "Shorten it, or share it in two parts."
        )
    return composed


def is_blank(text: str) -> bool:
    r"""Return whether nothing in a text leaves a mark: only spaces, joiners, direction signs.

    Example:
        >>> is_blank(" \u200b"), is_blank("!")
        (True, False)
    """
    return all(
        unicodedata.category(character) in _UNSEEN or character in _BLANK_LETTERS
        for character in text
    )
