"""What a person typed, made fit to keep: the same words, nothing that breaks what they pass.

The one place where typed and imported text is cleaned: databases, files of slides and tables, the
converter of charts and browsers all refuse some characters, or end over them.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from vision.errors import InvalidTextError
from vision.limits import LONGEST_STATEMENT
from vision.text_direction import without_order_signs
from vision.translation import marked, told

_LINE_ENDS: Final = re.compile("\r\n|[\r\v\f\x85]")
"""Ends of lines and pages, and the soft line end that slides are full of."""

_UNFIT: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters, apart from tabs and line ends
    "\ud800-\udfff"  # halves of characters
    "\ue000-\uf8ff\U000f0000-\U0010ffff"  # private ones
    "\ufdd0-\ufdef"  # and those that are none
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0xF0000, 0x10000))
    + "]"
)

_BLANK_LETTERS = {"\u115f", "\u1160", "\u2800", "\u3164", "\uffa0"}
"""Letters and symbols that show nothing."""

_UNSEEN = {"Zs", "Zl", "Zp", "Cf", "Cc", "Cs", "Co"}
BLANK: Final = {
    "amendment": marked("There is nothing in this suggestion yet. Write a few words first."),
    "comment": marked("There is nothing in this comment yet. Write a few words first."),
    "statement": marked("There is nothing in this statement yet. Write a few words first."),
    "answer": marked("There is nothing in this answer yet. Write a few words first."),
    "question": marked("There is nothing in this question yet. Write a few words first."),
    "title": marked("There is nothing in this title yet. Write a few words first."),
    "level": marked("There is nothing in this level yet. Write a few words first."),
    "unit": marked("There is nothing in this unit yet. Write a few words first."),
    "draft": marked("There is nothing in this draft yet. Write a few words first."),
}
TOO_LONG: Final = {
    "amendment": marked(
        "This suggestion is too long: {longest} characters fit, and it has {length}. Shorten it, "
        "or share it in two parts."
    ),
    "comment": marked(
        "This comment is too long: {longest} characters fit, and it has {length}. Shorten it, or "
        "share it in two parts."
    ),
    "statement": marked(
        "This statement is too long: {longest} characters fit, and it has {length}. Shorten it, or "
        "share it in two parts."
    ),
    "answer": marked(
        "This answer is too long: {longest} characters fit, and it has {length}. Shorten it, or "
        "share it in two parts."
    ),
    "question": marked(
        "This question is too long: {longest} characters fit, and it has {length}. Shorten it, or "
        "share it in two parts."
    ),
    "title": marked(
        "This title is too long: {longest} characters fit, and it has {length}. Shorten it, or "
        "share it in two parts."
    ),
    "level": marked(
        "This level is too long: {longest} characters fit, and it has {length}. Shorten it, or "
        "share it in two parts."
    ),
    "unit": marked(
        "This unit is too long: {longest} characters fit, and it has {length}. Shorten it, or "
        "share it in two parts."
    ),
    "draft": marked(
        "This draft is too long: {longest} characters fit, and it has {length}. Shorten it, or "
        "share it in two parts."
    ),
    "organisation": marked(
        "This name is too long: {longest} characters fit, and it has {length}. Shorten it."
    ),
}


def legible(text: str) -> str:
    r"""Return a text without what no reader can see and no file takes; lines end with ``\n``.

    Control characters, halves of characters, private ones and those that Unicode says are none
    (U+FFFE, U+FFFF) go. Letters, emoji and the joiners that some scripts need stay.

    Example:
        >>> legible("More\vtime\x01 for\uffff patients \U0001f469\u200d\U0001f680")
        'More\ntime for patients 👩\u200d🚀'
    """
    if text.isprintable():
        return text
    return _UNFIT.sub("", _LINE_ENDS.sub("\n", text))


def named(text: str, *, longest: int, what: str) -> str:
    r"""Return a typed name, title or question ready to be stored: one line of it.

    Args:
        text: As it arrived.
        longest: Characters allowed.
        what: What it is called in the message.

    Raises:
        InvalidTextError: Nothing is left, or more than ``longest`` characters are.

    Example:
        >>> named(" Harbour\x00\tClinic\n", longest=80, what="unit")
        'Harbour Clinic'
    """
    bare = without_order_signs(legible(text))
    return entered(" ".join(bare.split()), longest=longest, what=what)


def entered(text: str, *, longest: int = LONGEST_STATEMENT, what: str = "statement") -> str:
    r"""Return a typed text ready to be stored.

    What nobody can see goes (see :func:`legible`), the ends are trimmed, letters are composed
    (NFC). Nothing else changes: what was typed is data.

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
    composed = unicodedata.normalize("NFC", legible(text)).strip()
    if is_blank(composed):
        raise InvalidTextError(BLANK.get(what, BLANK["answer"]))
    if len(composed) > longest:
        raise too_long(what, len(composed), longest)
    return composed


def too_long(what: str, length: int, longest: int) -> InvalidTextError:
    """Return what is raised for a text that is too long.

    Args:
        what: What it is called in the message.
        length: Characters that it has.
        longest: Characters allowed.
    """
    return InvalidTextError(
        told(TOO_LONG.get(what, TOO_LONG["answer"]), longest=longest, length=length)
    )


def is_blank(text: str) -> bool:
    r"""Return whether nothing in a text leaves a mark: only spaces, joiners, direction signs.

    Example:
        >>> is_blank(" \u200b"), is_blank("!")
        (True, False)
    """
    return all(
        unicodedata.category(character) in _UNSEEN or character in _BLANK_LETTERS
        for character in legible(text)
    )
