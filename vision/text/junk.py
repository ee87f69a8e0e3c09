"""Statements that can't be grouped, and why."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from vision.text.flooding import pasted
from vision.text.near_duplicates import fold
from vision.translation import marked

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

BLANK: Final = marked("nothing written")
NO_WORDS: Final = marked("no words")
NO_ANSWER: Final = marked("no answer")
KEYBOARD: Final = marked("keys pressed at random")
FLOOD: Final = marked("the same text many times")

_ROWS = (
    *("qwertyuiop", "qwertzuiopü", "azertyuiop", "asdfghjklöä", "asdfghjklñ", "qsdfghjklm"),
    *("zxcvbnm", "yxcvbnm", "wxcvbn", "1234567890", "aoeu", "snth"),
)
_WALKS = " ".join((*_ROWS, *(row[::-1] for row in _ROWS)))
_SHORTEST_WALK = 3
_AS_IN_WORDS = ("er", "re")
_NOT_IN_WORDS = ("qw", "wq")
_LONGER_THAN_IN_WORDS = 6
_WALKED = 0.8
_VOWELS = frozenset("aeiouyäöüáéíóúýàèìòùâêîôûãõëïÿåæøœ")
_NO_ABBREVIATION = 7
_SHORTEST_MASH = 4
_REPEATED = re.compile(r"(.{1,4}?)\1{2,}")
_LATIN = re.compile(r"[a-zà-öø-ÿœ]+")


def junk_reasons(
    lines: Sequence[str], writers: Sequence[Hashable] | None = None
) -> list[str | None]:
    """Return for each cleaned statement why it can't be grouped, or None if it can.

    What many people write word for word is their strongest wish; the same many times by one person
    is a flood, and its first copy says it all.

    Args:
        lines: Cleaned statements.
        writers: Of each, whoever wrote it; None where that is not known, which makes no flood.

    Returns:
        One of the reasons above, or None.

    Example:
        >>> junk_reasons(["Fair pay", "", "n/a", "??", "asdfgh", "I don't know"])
        [None, 'nothing written', 'no answer', 'no words', 'keys pressed at random', 'no answer']
    """
    keys = list(map(fold, lines))
    reasons = [junk_reason(line, key) for line, key in zip(lines, keys, strict=True)]
    if writers is not None:
        for row in pasted(keys, writers):
            reasons[row] = reasons[row] or FLOOD
    return reasons


def junk_reason(line: str, key: str) -> str | None:
    """Return why one cleaned statement can't be grouped, or None if it can.

    Args:
        line: The statement.
        key: The same, folded.
    """
    if not line:
        return BLANK
    if key in no_answers():
        return NO_ANSWER
    if not any(map(str.isalpha, key)) or (len(key) == 1 and key.isascii()):
        return NO_WORDS
    if _is_mash(key):
        return KEYBOARD
    return None


@cache
def no_answers() -> frozenset[str]:
    """Return the folded ways of not answering, in several languages."""
    lines = (files("vision.text") / "no_answers.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(fold(line) for line in lines if line)


def _is_mash(key: str) -> bool:
    """Tell whether every word of a text is keys pressed at random."""
    words = key.split()
    return min(map(len, words)) >= _SHORTEST_MASH and all(map(_is_mashed_word, words))


def _is_mashed_word(word: str) -> bool:
    """Tell whether a word is one unit repeated, walks along rows of keys, or long without vowel."""
    if not _LATIN.fullmatch(word):
        return False
    if _REPEATED.fullmatch(word):
        return True
    walks = [len(walk) if _is_no_syllable(walk) else 0 for walk in _walks(word)]
    if walks[0] and sum(walks) >= _WALKED * len(word):
        return True
    return len(word) >= _NO_ABBREVIATION and not _VOWELS & set(word)


def _walks(word: str) -> list[str]:
    """Return a word cut into straight walks along a row of keys, each as long as can be.

    Example:
        >>> _walks("asdfe")
        ['asdf', 'e']
    """
    found, start = [], 0
    while start < len(word):
        end = start + 1
        while end < len(word) and word[start : end + 1] in _WALKS:
            end += 1
        found.append(word[start:end])
        start = end
    return found


def _is_no_syllable(walk: str) -> bool:
    """Tell whether a walk is none that words hold: of three letters, and not as in "Wert"."""
    if len(walk) < _SHORTEST_WALK:
        return False
    in_words = any(pair in walk for pair in _AS_IN_WORDS)
    return (
        not in_words
        or len(walk) >= _LONGER_THAN_IN_WORDS
        or any(pair in walk for pair in _NOT_IN_WORDS)
    )
