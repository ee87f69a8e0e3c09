"""Which statements say the same, word for word: so that each sentence is asked about once.

Compared is what a sentence is read by: its letters and figures in order. Capitals, spaces, hyphens,
punctuation and forgotten accents tell nothing apart. What turns a sentence round does: a negation,
a pause or hyphen beside it, another number, a sign, an emoji, and two words that differ by their
accents.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import TYPE_CHECKING, Final

from vision.text.analysed_text import clean
from vision.text.language import detect_languages
from vision.text.scripts import is_unspaced
from vision.text.spelling_variants import ACCENTS_LEFT_OUT

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

_MARKED: Final = str.maketrans(
    {"\u0131": "i\u0307", "ø": "o\u0338", "ł": "l\u0338", "đ": "d\u0335", "ё": "\u0435\u0308"}
)
"""Letters that are another one with a mark, though Unicode does not take all of them apart."""
_TURKISH: Final = str.maketrans({"I": "\u0131"})
"""What is a capital of another letter where somebody writes one without a dot."""
_NO_LETTERS: Final = re.compile(r"[\W_]+")
_TOKEN: Final = re.compile(
    r"(?<!\w)[-−+]?\d+(?:[.,:/\-–]\d+)*|\d+(?:[.,:/\-–]\d+)*|[^\W\d_]|.", re.DOTALL
)
_APOSTROPHES: Final = frozenset("'’\u02bc`\u00b4")
_SIGNS: Final = frozenset("%‰")
_VARIANTS: Final = frozenset(map(chr, range(0xFE00, 0xFE10)))
_RUSSIAN_E: Final = "\u0435"
_SPANISH_N: Final = "n\u0303"
_ACCENTED: Final = ("LATIN", "GREEK")
"""Scripts in which people leave accents out; in others a mark is a letter of its own."""


def same(texts: Sequence[str]) -> list[int]:
    """Return for each text the place of the first one that says the same, its own if none does.

    In languages whose accents people leave out, one that is missing is a slip of the keyboard, so
    "télétravail" and "teletravail" say the same; elsewhere a mark makes another letter, and
    "fördern" is not "fordern". Two sentences whose accents differ do not say the same, and one
    without any then goes with the more frequent of the two. Nothing but sentences of the same
    letters decides that: what others write changes nothing.

    Args:
        texts: As typed.

    Example:
        >>> same(["Flexible hours!", "flexible  HOURS", "No flexible hours", "5 days", "4 days"])
        [0, 0, 2, 3, 4]
        >>> same(["Télétravail pour tous", "teletravail pour tous", "Home office", "Homeoffice"])
        [0, 0, 2, 2]
    """
    first = list(range(len(texts)))
    cleaned = [clean(text) for text in texts]
    lines = dict(enumerate(map(_folded, cleaned)))
    for some in _buckets([_NO_LETTERS.sub("", line) for line in lines.values()]):
        if any("\u0131" in cleaned[place] for place in some):
            lines |= {at: _folded(cleaned[at].translate(_TURKISH)) for at in some}
        read = [_read(lines[place]) for place in some]
        if len({tuple(filter(None, marks)) for _, marks in read}) > 1:
            languages = detect_languages([cleaned[place] for place in some])
            own = [code for code, (_, marks) in zip(languages, read, strict=True) if any(marks)]
            if 2 * sum(code in ACCENTS_LEFT_OUT for code in own) <= len(own):
                read = [_read(lines[place], slips=False) for place in some]
        for alike in _buckets([key for key, _ in read]):
            for group in _by_accents([read[at][1] for at in alike]):
                for at in group:
                    first[some[alike[at]]] = some[alike[group[0]]]
    return first


@cache
def negations() -> frozenset[str]:
    """Return words that turn a sentence round, in many languages, accents left out."""
    text = (files("vision.text") / "duplicate_negations.txt").read_text(encoding="utf-8")
    return frozenset(_bare(_folded(word)) for word in text.split())


@cache
def _inside() -> re.Pattern[str]:
    """Return a pattern of the negations of scripts that write words without spaces."""
    return re.compile("|".join(sorted(word for word in negations() if is_unspaced(word))))


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


def _folded(line: str) -> str:
    """Return a line in one case, its marks apart from their letters."""
    folded = unicodedata.normalize("NFKC", line).replace("\u0130", "i").casefold()
    return unicodedata.normalize("NFD", folded.translate(_MARKED))


def _bare(line: str) -> str:
    """Return a folded line without accents."""
    kept: list[str] = []
    for letter in line:
        if not (unicodedata.category(letter) == "Mn" and kept and _takes_accents(kept[-1])):
            kept.append(letter)
    return "".join(kept)


def _read(line: str, *, slips: bool = True) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what a line is compared by, and the accents of each part of it.

    Compared are its letters, numbers and signs, and how it is turned.

    Args:
        line: Folded.
        slips: Whether an accent that is missing may be a slip, so that it is no part of a letter.
    """
    parts: list[str] = []
    marks: list[str] = []
    for token in _TOKEN.findall(line):
        if token in _VARIANTS:
            continue
        if unicodedata.category(token[-1]) == "Mn" and parts and _takes_accents(parts[-1]):
            if parts[-1] + token == _SPANISH_N or not (slips or parts[-1] == _RUSSIAN_E):
                parts[-1] += token
            else:
                marks[-1] += token
        elif _kind(token[-1]) in "LN":
            parts.append(token.replace(",", "."))
            marks.append("")
    return (*parts, "", *_turns(line)), tuple(marks)


def _turns(line: str) -> tuple[str, ...]:
    """Return the negations of a line, each with the pauses beside it ("no," of "No – more pay").

    A pause is any sign between two words. So "not able" is not "notable". Where words are written
    without spaces, it is what stands together with a negation.
    """
    words: list[str] = []
    pauses: list[bool] = []
    paused = False
    letters = (letter for letter in _bare(line) if letter not in _APOSTROPHES | _VARIANTS)
    for kind, run in groupby(letters, _kind):
        if kind in "LN":
            words.append("".join(run))
            pauses.append(paused and len(words) > 1)
        paused = kind == "," or (paused and kind == " ")
    pauses.append(False)
    return tuple(
        "," * pauses[at] + word + "," * pauses[at + 1]
        for at, word in enumerate(words)
        if word in negations() or _inside().search(word)
    )


def _kind(letter: str) -> str:
    """Return what a character is: L of a word, N figure or symbol, a space, or a comma: a sign."""
    kind = unicodedata.category(letter)
    if kind[0] in "LM":
        return "L"
    if kind[0] == "N" or letter in _SIGNS or (kind[0] == "S" and kind != "Sk"):
        return "N"
    return " " if kind[0] in "ZC" else ","


def _takes_accents(part: str) -> bool:
    return part[0] == _RUSSIAN_E or unicodedata.name(part[0], "").startswith(_ACCENTED)
