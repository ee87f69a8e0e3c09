"""What a theme is called: one to four words, no two themes alike."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vision.themes.phrases import Phrase

KEYWORDS: Final = 10
MOST_WORDS: Final = 4
_WORTH_JOINING: Final = 0.35
_NOUN: Final = 0.5
_SAME_START: Final = 6


def theme_names(
    phrases: Mapping[int, Sequence[Phrase]], taken: Sequence[str] = ()
) -> dict[int, str]:
    """Return a name for each theme: its best phrase, and a second one where there is room.

    Args:
        phrases: Theme id -> phrases, best first.
        taken: Names that other themes have already.

    Returns:
        Theme id -> name; "Theme 3" where a theme has no words of its own.
    """
    used = {name.casefold() for name in taken}
    names: dict[int, str] = {}
    for theme in sorted(phrases, key=lambda theme: -_best_score(phrases[theme])):
        name = next(
            (name for name in _candidates(phrases[theme]) if name.casefold() not in used),
            f"Theme {theme}",
        )
        used.add(name.casefold())
        names[theme] = name
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
    short = [phrase for phrase in phrases if len(phrase.text.split()) <= MOST_WORDS]
    named = [phrase for phrase in short if phrase.noun >= _NOUN] or short
    names = []
    for place, first in enumerate(named[:8]):
        for second in named[place + 1 :]:
            fits = len(first.text.split()) + len(second.text.split()) <= MOST_WORDS
            worth = second.score >= _WORTH_JOINING * first.score
            if fits and worth and _differ(first, second):
                names.append(f"{sentence_case(first.text)} & {second.text}")
                break
        names.append(sentence_case(first.text))
    return names


def _differ(one: Phrase, other: Phrase) -> bool:
    """Tell whether two phrases share no word and no beginning of a word."""
    if set(one.stems) & set(other.stems) or _squeezed(one.text) == _squeezed(other.text):
        return False
    return not any(
        first[:_SAME_START] == second[:_SAME_START]
        for first in one.text.lower().split()
        for second in other.text.lower().split()
        if len(first) >= _SAME_START
    )


@lru_cache(maxsize=10_000)
def _squeezed(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())
