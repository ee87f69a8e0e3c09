"""Capitals and small letters: what is shouted, and languages with two letters i."""

# ruff: noqa: RUF002 - Turkish

from __future__ import annotations

import re
from typing import Final

TWO_LETTERS_I: Final = frozenset({"tr", "az"})
"""Languages in which the capital of *i* has a dot, and a capital without one is another letter."""

LONGEST_SHORT_FORM: Final = 5
"""Letters of what may be a short form, all in capitals: HR, NHS, CEO."""

_DOTTED: Final = "\N{LATIN CAPITAL LETTER I WITH DOT ABOVE}"
_DOTLESS: Final = "\N{LATIN SMALL LETTER DOTLESS I}"
_LETTERS: Final = re.compile(r"[^\W\d_]{2,}")
_BESIDE: Final = re.compile(r"[^\W_]\s+[^\W_]")


def small(text: str, language: str) -> str:
    """Return a text in small letters, as its language writes them.

    Example:
        >>> small("Isıtma", "tr"), small("İYİ", "tr"), small("IT", "en")
        ('ısıtma', 'iyi', 'it')
    """
    if language in TWO_LETTERS_I:
        text = text.replace(_DOTTED, "i").replace("I", _DOTLESS)
    return text.lower()


def is_shouted(line: str) -> bool:
    """Return whether a whole line is in capitals, so that they tell no word from another.

    Beside words of a script without capitals nobody shouts, and a list of short forms is none.

    Example:
        >>> is_shouted("FAIR PAY FOR ALL"), is_shouted("IT"), is_shouted("ER, OR, ICU")
        (True, False, False)
        >>> is_shouted("IT और HR")
        False
    """
    words: list[str] = []
    for found in _LETTERS.finditer(line):
        words.append(found.group())
        if not words[-1].isupper():
            return False
    if len(words) <= 1:
        return False
    if not line.isascii() and any(map(_has_no_case, line)):
        return False
    return bool(_BESIDE.search(line)) or any(len(word) > LONGEST_SHORT_FORM for word in words)


def is_short_form(word: str) -> bool:
    """Return whether a word is written as a short form.

    Example:
        >>> [is_short_form(word) for word in ("HR", "Hr", "I", "EVERYONE")]
        [True, False, False, False]
    """
    return 1 < len(word) <= LONGEST_SHORT_FORM and word.isupper()


def _has_no_case(letter: str) -> bool:
    return letter.isalpha() and letter.lower() == letter.upper()
