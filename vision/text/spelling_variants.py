"""Spellings of one word: with and without accents, as one word and as two."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from numpy.typing import NDArray

ACCENTS_LEFT_OUT: Final = frozenset({"fr", "es", "pt", "it", "ca", "ro", "pl", "cs", "sk", "el"})
"""Languages whose accents many leave out; elsewhere a mark makes another letter ("schön")."""

SHORTEST_PART: Final = 3
"""Letters of each half of a word that is written as one and as two."""

_KEPT: Final = frozenset("ñÑ")
_STROKES: Final = str.maketrans("łŁøØđĐ", "lLoOdD")


def plain(word: str) -> str:
    """Return a word without its accents.

    Example:
        >>> plain("télétravail"), plain("zażółć"), plain("año")
        ('teletravail', 'zazolc', 'año')
    """
    if word.isascii():
        return word
    return "".join(map(_bare, unicodedata.normalize("NFC", word))).translate(_STROKES)


def _bare(letter: str) -> str:
    """Return a letter without its marks; one that is made of other letters as it is."""
    parts = unicodedata.normalize("NFD", letter)
    if letter in _KEPT or not all(map(unicodedata.combining, parts[1:])):
        return letter
    return parts[0]


def without_accents(stems: Mapping[str, frozenset[str]]) -> dict[str, str]:
    """Return stems that people wrote without accents, each with the one that has them.

    A stem without accents joins one with accents where only one differs by nothing else, so that
    "cote" joins neither "côte" nor "côté".

    Args:
        stems: Each, with the languages it was found in.

    Example:
        >>> french = frozenset({"fr"})
        >>> without_accents({"télétravail": french, "teletravail": french, "idée": french})
        {'teletravail': 'télétravail'}
    """
    accented: dict[str, list[str]] = defaultdict(list)
    for name, languages in stems.items():
        if not name.isascii() and languages & ACCENTS_LEFT_OUT and plain(name) != name:
            accented[plain(name)].append(name)
    return {
        bare: names[0]
        for bare, names in accented.items()
        if len(names) == 1 and bare in stems and stems[bare] & ACCENTS_LEFT_OUT
    }


def open_compounds(
    forms: Iterable[tuple[str, str]], stem: Callable[[str, str], str], stems: Iterable[str]
) -> dict[tuple[str, str], str]:
    """Return pairs of words that others write as one word, with the stem of that word.

    Args:
        forms: Lower-case words in their language.
        stem: Gives the stem of a word in a language; "" for a small word.
        stems: All that are there.

    Returns:
        First word and stem of the second -> stem of both as one word.

    Example:
        >>> from vision.text.stems import stem
        >>> words = [("home", "de"), ("office", "de"), ("homeoffice", "de")]
        >>> open_compounds(words, stem, [stem(*word) for word in words])
        {('home', 'offic'): 'homeoffic'}
    """
    known = set(stems)
    written = [pair for pair in dict.fromkeys(forms) if pair[0].isalpha()]
    first_words = {word for word, _ in written}
    found: dict[tuple[str, str], str] = {}
    for word, language in written:
        if len(word) < 2 * SHORTEST_PART:
            continue
        for place in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
            if word[:place] in first_words:
                second, whole = stem(word[place:], language), stem(word, language)
                if second in known and whole in known and stem(word[:place], language):
                    found[word[:place], second] = whole
    return found


def joined_places(
    words: NDArray[np.int32], starts: NDArray[np.int64], joins: Sequence[tuple[int, int]]
) -> NDArray[np.int64]:
    """Return the places of first words that stand directly before their second word.

    Args:
        words: Shape (n_words,): numbers of words in reading order.
        starts: Shape (n_statements + 1,): where statements begin.
        joins: Numbers of a first and a second word.
    """
    if not joins or len(words) < 2:  # noqa: PLR2004 - a pair
        return np.zeros(0, dtype=np.int64)
    base = int(words.max()) + 1
    wanted = np.array([one * base + other for one, other in joins], dtype=np.int64)
    beside = words[:-1].astype(np.int64) * base + words[1:]
    found = np.isin(beside, wanted)
    ends = starts[1:-1] - 1
    found[ends[(ends >= 0) & (ends < len(found))]] = False
    places = np.flatnonzero(found)
    # Of three words in a row that could join both ways, the first two do.
    kept: list[int] = []
    for place in places.tolist():
        if not kept or place > kept[-1] + 1:
            kept.append(place)
    return np.array(kept, dtype=np.int64)
