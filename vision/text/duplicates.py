"""Which statements say the same, word for word: so that each sentence is asked about once.

Compared is what a sentence is read by: its letters and figures in order. Capitals, spaces, hyphens,
punctuation and forgotten accents tell nothing apart. What turns a sentence round does: a negation,
another number, a sign, an emoji, and two words that differ by their accents.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from vision.text.analysed_text import clean

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

_MARKED: Final = str.maketrans(
    {"\u0131": "i\u0307", "ø": "o\u0338", "ł": "l\u0338", "đ": "d\u0335", "ё": "\u0435\u0308"}
)
"""Letters that are another one with a mark, though Unicode does not take all of them apart."""

_NO_LETTERS: Final = re.compile(r"[\W_]+")
_TOKEN: Final = re.compile(
    r"(?<!\w)[-−+]?\d+(?:[.,:/\-–]\d+)*|\d+(?:[.,:/\-–]\d+)*|[^\W\d_]|.", re.DOTALL
)
_APOSTROPHES: Final = frozenset("'’\u02bc`\u00b4")
_SIGNS: Final = frozenset("%‰")
_PAUSES: Final = frozenset(",;:.!?–—…")
_VARIANTS: Final = frozenset(map(chr, range(0xFE00, 0xFE10)))
_RUSSIAN_E: Final = "\u0435"
_ACCENTED: Final = ("LATIN", "GREEK")
"""Scripts in which people leave accents out; in others a mark is a letter of its own."""


def same(texts: Sequence[str]) -> list[int]:
    """Return for each text the place of the first one that says the same, its own if none does.

    An accent that is missing is taken for a slip of the keyboard, so "télétravail" and
    "teletravail" say the same. Two sentences whose accents differ do not, and one without any then
    goes with the more frequent of the two.

    Args:
        texts: As typed.

    Example:
        >>> same(["Flexible hours!", "flexible  HOURS", "No flexible hours", "5 days", "4 days"])
        [0, 0, 2, 3, 4]
        >>> same(["Télétravail", "teletravail", "Home office", "Homeoffice"])
        [0, 0, 2, 2]
    """
    first = list(range(len(texts)))
    lines = [unicodedata.normalize("NFKC", clean(text)).casefold() for text in texts]
    lines = [unicodedata.normalize("NFD", line.translate(_MARKED)) for line in lines]
    for some in _buckets([_NO_LETTERS.sub("", line) for line in lines]):
        read = [_read(lines[place]) for place in some]
        for alike in _buckets([key for key, _ in read]):
            for group in _by_accents([read[at][1] for at in alike]):
                for at in group:
                    first[some[alike[at]]] = some[alike[group[0]]]
    return first


@cache
def negations() -> frozenset[str]:
    """Return words that turn a sentence round, in several languages, accents left out."""
    return frozenset(
        (files("vision.text") / "duplicate_negations.txt").read_text(encoding="utf-8").split()
    )


def _buckets(keys: Sequence[Hashable]) -> list[list[int]]:
    """Return the places of equal keys, where several are equal; an empty key equals none."""
    places: dict[Hashable, list[int]] = {}
    for place, key in enumerate(keys):
        if key:
            places.setdefault(key, []).append(place)
    return [each for each in places.values() if len(each) > 1]


def _by_accents(accents: Sequence[tuple[str, ...]]) -> list[list[int]]:
    """Return places of sentences of the same letters, together where no two accents differ."""
    often = Counter(accents)
    groups: list[list[tuple[str, ...]]] = []
    for each in sorted(often, key=lambda marks: (not any(marks), -often[marks], marks)):
        home = next((g for g in groups if all(_agree(each, other) for other in g)), None)
        if home is None:
            groups.append([each])
        else:
            home.append(each)
    return [[at for at, marks in enumerate(accents) if marks in group] for group in groups]


def _agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return all(not a or not b or a == b for a, b in zip(one, other, strict=False))


def _read(line: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what a line is compared by, and the accents of each part of it.

    Compared are its letters, numbers and signs, whether a pause follows a negation ("No, more
    meetings"), and which negations there are, so that "not able" is not "notable".
    """
    parts: list[str] = []
    marks: list[str] = []
    turned: list[str] = []
    word, pause, negative = "", False, negations()
    for token in _TOKEN.findall(line):
        kind = unicodedata.category(token[-1])
        if token in _APOSTROPHES or token in _VARIANTS:
            continue
        if kind == "Mn" and parts and _takes_accents(parts[-1]):
            marks[-1] += token
            continue
        if kind[0] in "LM":
            parts += [","] * pause
            marks += [""] * pause
            word, pause = word + token, False
        else:
            if word in negative:
                turned.append(word)
                pause = token in _PAUSES
            word = ""
        if kind[0] in "LMN" or token in _SIGNS or (kind[0] == "S" and kind != "Sk"):
            parts.append(token.replace(",", "."))
            marks.append("")
    turned += [word] * (word in negative)
    return (*parts, "", *turned), tuple(marks)


def _takes_accents(part: str) -> bool:
    return part == _RUSSIAN_E or unicodedata.name(part[0], "").startswith(_ACCENTED)
