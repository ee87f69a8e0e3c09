"""Parts with which the statements of one level open or close, and texts without them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

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
    said = [parts(text) for text in texts]
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
        text if len(own) == len(parts(text)) else "".join(own).strip()
        for text, own in zip(texts, said, strict=True)
    )


def _repeated(said: Sequence[Sequence[str]], people: Sequence[int]) -> frozenset[tuple[str, ...]]:
    """Return the words of parts that several people wrote, and nobody as all they said."""
    users: dict[tuple[str, ...], set[int]] = {}
    for own, person in zip(said, people, strict=True):
        for part in own:
            users.setdefault(words_of(part), set()).add(person)
    alone = {words_of(own[0]) for own in said if len(own) == 1}
    return frozenset(part for part, who in users.items() if len(who) > 1) - alone


def _is_habit(who: Iterable[int], level: NDArray[np.int64], least: int) -> bool:
    """Return whether what some people do marks a level, as a word of theirs would."""
    does = np.zeros((len(level), 1))
    does[list(who)] = 1
    own = own_words(Usage(("",), sparse.csr_array(does)), level, int(level.max()) + 1, least)
    return any(marks and does[level == one].mean() >= HABIT for one, marks in enumerate(own))


def _without(
    own: list[str], place: int, repeated: frozenset[tuple[str, ...]], words: frozenset[str]
) -> list[str]:
    """Return the parts of a statement without the one at a place, if it is a set phrase."""
    if len(own) == 1 or not own:
        return own
    if words_of(own[place]) not in repeated and _share(own[place], words) <= SOME:
        return own
    return own[1:] if place == 0 else own[:-1]


def _share(part: str, words: frozenset[str]) -> float:
    own = words_of(part)
    return sum(word in words for word in own) / len(own)
