"""Which pairs of themes are asked about: few enough that each gets the answers it needs."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING, Final, TypeAlias

from vision.limits import MOST_PAIRS_ASKED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

Pair: TypeAlias = tuple[int, int]
"""Ids of two themes: of which there is more, and which gets easier or harder."""

ENOUGH: Final = 15
"""Answers that a pair should have."""

WISHED: Final = 24
"""Answers a pair for which the number of themes is chosen: most loops are found from there on."""

MOST_THEMES: Final = 8
"""Themes that are asked about, at most: 56 pairs."""

FEWEST_THEMES: Final = 3
"""Below this there is nothing that could hang together."""


def themes_asked(
    people: Mapping[int, int | None], room: int, before: Sequence[int] = ()
) -> tuple[int, ...]:
    """Return the themes that are asked about: the largest, as many as a room has answers for.

    A room of n people gives about 6 n answers, and k themes make k (k - 1) pairs; 24 answers each
    are wished for. Themes that were asked about before stay, so that answers are not scattered.

    Args:
        people: Theme to how many speak of it; None where withheld.
        room: How many people take part.
        before: Themes asked about so far.

    Example:
        >>> themes_asked({1: 40, 2: 12, 3: 30, 4: None, 5: 9}, room=12)
        (1, 3, 2)
    """
    fits = int((1.0 + sqrt(1.0 + 4.0 * MOST_PAIRS_ASKED * room / WISHED)) / 2.0)
    most = max(FEWEST_THEMES, min(MOST_THEMES, fits))
    kept = [theme for theme in before if theme in people]
    largest = sorted(people, key=lambda theme: (-(people[theme] or 0), theme))
    found = [*kept, *(theme for theme in largest if theme not in kept)]
    return tuple(found[: max(most, len(kept))])


def pairs(themes: Sequence[int]) -> Iterator[Pair]:
    """Yield every ordered pair of themes.

    Example:
        >>> list(pairs([1, 2]))
        [(1, 2), (2, 1)]
    """
    for cause in themes:
        for effect in themes:
            if cause != effect:
                yield cause, effect


def pair_asked(pair: Pair) -> str:
    """Return what ``vision.privacy.release`` calls the question about a pair.

    Example:
        >>> pair_asked((3, 5))
        'pair 3 5'
    """
    return f"pair {pair[0]} {pair[1]}"
