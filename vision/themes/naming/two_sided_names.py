"""Pairs: two sides of a theme, or three, joined with the language's word for *and*."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np

from vision.themes.naming.candidates import FEW, NAMED, Candidate, cover
from vision.themes.naming.tagger import UNSPACED, can_tag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vision.themes.naming.collection import Pile

AND: Final = {
    "en": "and", "de": "und", "fr": "et", "es": "y", "it": "e", "pt": "e", "nl": "en", "da": "og",
    "no": "og", "sv": "och", "fi": "ja", "pl": "i", "cs": "a", "sk": "a", "hu": "és", "ro": "și",
    "bg": "и", "hr": "i", "sl": "in", "el": "και", "tr": "ve", "ru": "и", "uk": "та", "fa": "و",
    "hi": "और", "ko": "및", "vi": "và", "id": "dan",
    "ca": "i", "et": "ja", "lv": "un", "lt": "ir", "ar": "و", "he": "\N{HEBREW LETTER VAV}",
}  # fmt: skip
TRIED: Final = 14
"""Sides that are tried with each other."""
WIDENED: Final = 10
"""Pairs that are tried with a third side."""
FOUND: Final = 0.8
"""F1 from which on two sides find their theme, and need no third."""
LONGEST: Final = 52
"""Letters of three sides."""
LEAST_SHARE: Final = 0.04
"""Part of the theme's people who must have spoken of a side; of a third one, of nothing else."""
LEAST_COVER: Final = 0.3
"""What both sides together must cover of the theme: a quarter of such pairs was good below it."""
Joined: TypeAlias = tuple[Candidate, Candidate, Candidate]
"""What was joined, and its two sides; of three, a pair and the third."""
_CUT: Final = 1.2
_LED: Final = 0.75
_ENOUGH: Final = 8
_SAME_START: Final = 4
_LEANING: Final = frozenset({"he", "ar"})


def pairs(found: Sequence[Candidate], pile: Pile) -> list[Joined]:
    """Return pairs of a theme's best sides, each with its two sides, the commoner one first.

    A side is one noun, or a noun and what stands before it, and no proper name, nor one
    in the singular that mostly follows an article ("the boss"); two people or more spoke of it,
    unless the theme has fewer than eight and word classes are known. Pairs that cover little of
    the theme are left out.
    Scripts without spaces have none.

    Args:
        found: Candidates with signals and score.
        pile: The theme.
    """
    if pile.language in UNSPACED or pile.voices == 1:
        return []  # what is shown there stands in a statement, letter by letter; one has one voice
    sides = [each for each in found if _is_side(each, pile)]
    sides.sort(key=lambda each: (-each.score, each.text))
    joined = (
        _joined(one, other, pile)
        for one, other in combinations(sides[:TRIED], 2)
        if not set(one.stems) & set(other.stems) and not alike(one.text, other.text)
    )
    return [each for each in joined if cover(each[0], pile) >= LEAST_COVER]


def triples(double: Sequence[Joined], pile: Pile) -> list[Joined]:
    """Return the best pairs with a third side, each with its pair and that side.

    For what two sides leave out: none where the best pair finds a theme by meaning, in a small
    theme, or in a language whose word classes are not known.

    Args:
        double: Pairs with signals and score, and their sides.
        pile: The theme.
    """
    best = sorted(double, key=lambda each: (-each[0].score, each[0].text))
    found_by_two = best[0][0].signals.get("f1", 1.0) if best else 1.0
    if pile.voices <= FEW or found_by_two > FOUND or not can_tag(pile.language):
        return []
    sides = {side.text: side for _, *both in best for side in both}
    found: dict[frozenset[int], Joined] = {}
    for pair, one, other in best[:WIDENED]:
        for third in sides.values():
            stems = frozenset(pair.stems + third.stems)
            again = any(alike(third.text, side.text) for side in (one, other))
            new = len(third.voices - pair.voices) / pile.voices
            text = _listed([one, other, third], pile.language)
            if stems in found or again or new < LEAST_SHARE or len(text) > LONGEST:
                continue
            if not set(pair.stems) & set(third.stems):
                both = _joined(pair, third, pile)[0]
                found[stems] = replace(both, kind="triple", text=text), pair, third
    return list(found.values())


def alike(one: str, other: str) -> bool:
    """Tell whether two phrases hold a word that begins like one of the other.

    Example:
        >>> alike("private data", "privacy"), alike("time", "patients")
        (True, False)
    """
    for first in bare(one).split():
        for second in bare(other).split():
            short = min(len(first), len(second))
            if first[:short] == second[:short] or (
                short >= _SAME_START
                and (
                    first[:_SAME_START] == second[:_SAME_START]
                    or first in second
                    or second in first
                )
            ):
                return True
    return False


@lru_cache(maxsize=10_000)
def bare(text: str) -> str:
    """Return a text in lower case without accents.

    Example:
        >>> bare("Télétravail")
        'teletravail'
    """
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(each for each in letters if not unicodedata.combining(each))


def _is_side(each: Candidate, pile: Pile) -> bool:
    return (
        each.kind == "noun"
        and not each.negated
        and len(each.letters) <= 2  # noqa: PLR2004 - a noun and one word before it
        and each.letters[-1] in ("N" if len(each.letters) == 1 else "NG")
        and each.letters[0] in "NJLK"
        and each.cut < _CUT
        and each.name < NAMED
        and (len(each.letters) > 1 or each.led < _LED)
        and each.own >= LEAST_SHARE
        and (len(each.voices) > 1 or (pile.voices < _ENOUGH and can_tag(pile.language)))
        and not each.signals["empty"]
        and not each.signals["subject"]
    )


def _joined(one: Candidate, other: Candidate, pile: Pile) -> Joined:
    if len(other.voices) > len(one.voices):
        one, other = other, one
    both = Candidate(
        stems=one.stems + other.stems,
        kind="pair",
        text=_with_and(one.text, other.text, pile.language),
        letters=f"{one.letters}C{other.letters}",
        voices=one.voices | other.voices,
        found=min(one.found, other.found),
        other=one.other + other.other - one.other * other.other,
        cut=max(one.cut, other.cut),
        language=pile.language,
    )
    both.own = len(both.voices) / max(1, pile.voices)
    if one.cosines is not None and other.cosines is not None:
        both.cosines = np.maximum(one.cosines, other.cosines)
    return both, one, other


def _listed(sides: Sequence[Candidate], language: str) -> str:
    """Return "A, B and C", the commonest first."""
    *others, last = sorted(sides, key=lambda each: (-len(each.voices), each.text))
    return _with_and(", ".join(each.text for each in others), last.text, language)


def _with_and(one: str, other: str, language: str) -> str:
    word = AND.get(language)
    if word is None:
        return f"{one}, {other}"
    if language in _LEANING:
        return f"{one} {word}{other}"
    return f"{one} {word} {other}"
