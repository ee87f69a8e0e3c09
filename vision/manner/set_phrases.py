"""Parts with which the statements of one level open or close, and texts without them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np
from scipy import sparse

from vision.manner.wording import MOSTLY, Usage, own_words, parts, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

HABIT: Final = 0.25
"""Share of a level's people from which it is a habit to open, or to close, with own words."""

SOME: Final = 1 / 3
"""A part at such a place goes if more of it than this is words that mark a level."""

PLACES: Final = (0, -1, 0, -1)
"""Where parts are looked at, in this order: "Frankly, we as leaders say:" are two openings."""


def without_set_phrases(
    texts: Sequence[str],
    people: Sequence[int],
    level: NDArray[np.int64],
    words: frozenset[str],
    least: int,
) -> tuple[str, ...]:
    """Return texts without the parts that one level sets before or after what it says.

    Of a dozen stock phrases each has few users, and words of few are not struck one by one: that
    would tell at which level they were written. Whether a level has such a habit follows from words
    of many. A part at its place then goes, whoever wrote it, if more than ``SOME`` of it is such
    words, or if several people, whatever their level, wrote it word for word, and nobody as all
    they said.

    Args:
        texts: Cleaned statements.
        people: Index of each statement's author.
        level: Shape (people,), -1 for people without a level.
        words: Those that mark some level, each used by enough of its people.
        least: People of a level who open or close with them, at least.

    Returns:
        The texts, each with at least one of its parts.
    """
    said = [_in_parts(text) for text in texts]
    repeated = _repeated(said, people)
    for place in PLACES:
        mostly = {
            person
            for own, person in zip(said, people, strict=True)
            if len(own) > 1 and _share(own[place], words) > MOSTLY
        }
        if _is_habit(mostly, level, least):
            said = [_without(own, place, repeated, words) for own in said]
    return tuple(
        "".join(part.text for part in own).strip() or text
        for text, own in zip(texts, said, strict=True)
    )


class _Part(NamedTuple):
    text: str
    words: tuple[str, ...]


def _in_parts(text: str) -> list[_Part]:
    return [_Part(part, words_of(part)) for part in parts(text)]


def _repeated(said: Sequence[Sequence[_Part]], people: Sequence[int]) -> frozenset[tuple[str, ...]]:
    """Return the words of parts that several people wrote, and nobody as all they said."""
    first: dict[tuple[str, ...], int] = {}
    several = {
        part.words
        for own, person in zip(said, people, strict=True)
        for part in own
        if first.setdefault(part.words, person) != person
    }
    return frozenset(several - {own[0].words for own in said if len(own) == 1})


def _is_habit(who: Iterable[int], level: NDArray[np.int64], least: int) -> bool:
    """Return whether what some people do marks a level, as a word of theirs would."""
    does = np.zeros((len(level), 1))
    does[list(who)] = 1
    own = own_words(Usage(("",), sparse.csr_array(does)), level, int(level.max()) + 1, least)
    return any(marks and does[level == one].mean() >= HABIT for one, marks in enumerate(own))


def _without(
    own: list[_Part], place: int, repeated: frozenset[tuple[str, ...]], words: frozenset[str]
) -> list[_Part]:
    """Return the parts of a statement without the one at a place, if it is a set phrase."""
    if len(own) <= 1 or not (own[place].words in repeated or _share(own[place], words) > SOME):
        return own
    return own[1:] if place == 0 else own[:-1]


def _share(part: _Part, words: frozenset[str]) -> float:
    return sum(word in words for word in part.words) / len(part.words)
