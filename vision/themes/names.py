"""What a theme is called: one to four words, no two themes alike."""

from __future__ import annotations

import math
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vision.themes.phrases import Phrase

KEYWORDS: Final = 10
MOST_WORDS: Final = 4
SPOKEN_OF: Final = 0.08
"""Part of a theme's statements that a phrase must stand in to be a side of the theme."""
SAME_MEANING: Final = 0.8
"""Cosine from which on two phrases say the same: "Zeit" and "time" .9, "car" and "route" .5."""
_TOGETHER: Final = 0.05
_WORTH_JOINING: Final = 0.04
_COMMONER: Final = 1.5
_NOUN: Final = 0.25
_STANDS_AS_NOUN: Final = 1 / 3
_FREE: Final = 0.25
_TRIED: Final = 8
_SHORTEST_PART: Final = 3
_SAME_START: Final = 4
_SAME_PART: Final = 0.6


def theme_names(
    phrases: Mapping[int, Sequence[Phrase]], taken: Sequence[str] = ()
) -> dict[int, str]:
    """Return a name for each theme: its best phrase, and a second one where there is another side.

    Where people wrote both in one phrase ("time for patients"), that phrase is the name. No name is
    a part of another ("time"), unless a theme has no other words.

    Args:
        phrases: Theme id -> phrases, best first.
        taken: Names that other themes have already.

    Returns:
        Theme id -> name; "Theme 3" where a theme has no words of its own.
    """
    used = list(taken)
    names: dict[int, str] = {}
    for theme in sorted(phrases, key=lambda theme: -_best_score(phrases[theme])):
        free = [
            name
            for name in _candidates(phrases[theme])
            if name.casefold() not in {other.casefold() for other in used}
        ]
        apart = (name for name in free if not any(_part_of(name, other) for other in used))
        names[theme] = next(apart, free[0] if free else f"Theme {theme}")
        used.append(names[theme])
    return names


def theme_keywords(phrases: Sequence[Phrase]) -> tuple[str, ...]:
    """Return the words and phrases that set a theme apart, none repeating another's words."""
    kept: list[Phrase] = []
    for phrase in phrases:
        if all(_differ(phrase, other) for other in kept):
            kept.append(phrase)
    return tuple(phrase.text for phrase in kept[:KEYWORDS])


def sentence_case(text: str) -> str:
    """Return the text with a capital first letter, unless the first word has its own spelling.

    Example:
        >>> sentence_case("public transport"), sentence_case("iPhone users")
        ('Public transport', 'iPhone users')
    """
    first = text.split(" ", 1)[0]
    return text if first != first.lower() else text[:1].upper() + text[1:]


def _best_score(phrases: Sequence[Phrase]) -> float:
    return phrases[0].score if phrases else 0.0


def _candidates(phrases: Sequence[Phrase]) -> list[str]:
    """Return possible names, best first."""
    short = [each for each in phrases if len(each.text) > 1 and _length(each) <= MOST_WORDS]
    fit = [phrase for phrase in short if len(phrase.stems) > 1 or phrase.freedom >= _FREE]
    sides = [phrase for phrase in fit if phrase.share >= SPOKEN_OF]
    names = []
    for first in (sides or fit or short)[:_TRIED]:
        others = _other_sides(first, sides)
        if others:
            names += _in_one_phrase(first, others[0], short)
        alone = (each for each in others if each.noun * each.freedom >= _STANDS_AS_NOUN)
        names += [f"{sentence_case(first.text)} & {second.text}" for second in alone][:1]
        names.append(sentence_case(first.text))
    return names


def _other_sides(first: Phrase, sides: Sequence[Phrase]) -> list[Phrase]:
    """Return the phrases that say something else than the first, and as surely, best first."""
    return [
        other
        for other in sides
        if other.noun >= _NOUN
        and other.lift >= _COMMONER
        and other.statements > 1
        and other.score >= _WORTH_JOINING * first.score
        and _length(first) + _length(other) <= MOST_WORDS
        and _differ(first, other)
        and not _mean_the_same(first, other)
    ]


def _length(phrase: Phrase) -> int:
    return len(phrase.text.split())


def _in_one_phrase(first: Phrase, second: Phrase, phrases: Sequence[Phrase]) -> list[str]:
    """Return the phrase in which people wrote both sides, if they did."""
    wanted = {*first.stems, *second.stems}
    both = [
        phrase
        for phrase in phrases
        if len(phrase.stems) > 1
        and wanted <= set(phrase.stems)
        and phrase.statements > 1
        and phrase.share >= _TOGETHER
    ]
    best = max(both, key=lambda phrase: (phrase.statements, phrase.score), default=None)
    return [sentence_case(best.text)] if best else []


def _differ(one: Phrase, other: Phrase) -> bool:
    """Tell whether two phrases share no word, and no word is much the same as another."""
    if set(one.stems) & set(other.stems) or _bare(one.text) == _bare(other.text):
        return False
    return not any(
        _much_the_same(_bare(first), _bare(second))
        for first in one.text.split()
        for second in other.text.split()
    )


def _mean_the_same(one: Phrase, other: Phrase) -> bool:
    """Tell whether one phrase is the other in another language, or another word for it."""
    if one.direction is None or other.direction is None:
        return False
    return float(one.direction @ other.direction) >= SAME_MEANING


def _part_of(one: str, other: str) -> bool:
    """Tell whether one of two names holds all words of the other."""
    words = [{_bare(word) for word in name.split()} - {""} for name in (one, other)]
    return words[0] <= words[1] or words[1] <= words[0]


def _much_the_same(one: str, other: str) -> bool:
    """Tell whether one word is a part of the other, or begins like it."""
    shorter = min(len(one), len(other))
    if shorter < _SHORTEST_PART:
        return False
    start = max(_SAME_START, math.ceil(_SAME_PART * shorter))
    return one in other or other in one or one[:start] == other[:start]


@lru_cache(maxsize=10_000)
def _bare(text: str) -> str:
    """Return letters and digits only, without case and accents."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in letters if character.isalnum())
