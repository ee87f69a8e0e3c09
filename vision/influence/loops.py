"""Loops: themes that come back to themselves through steady arrows."""

from __future__ import annotations

from dataclasses import dataclass
from math import comb, factorial
from typing import TYPE_CHECKING, Final

from scipy import optimize

from vision.significance import Share

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vision.influence.arrows import Arrow

LONGEST_LOOP: Final = 4
"""Arrows of a loop, at most: longer ones nobody can follow."""


@dataclass(frozen=True, slots=True)
class Loop:
    """Themes each of which drives the next, and the last the first.

    Attributes:
        themes: In the order of the arrows; the one with the smallest id first.
        reinforcing: True where an even number of its arrows says "harder": more of a theme comes
            back as more of it. False: it comes back as less, and the loop balances.
        people: Answers behind its least answered arrow.
        called: Whether all its arrows are steady; others are not listed.

    Source:
        Sterman (2000), Business Dynamics, ch. 5: the polarity of a loop is the product of the
        polarities of its links.
    """

    themes: tuple[int, ...]
    reinforcing: bool
    people: int
    called: bool = True


def loops(arrows: Sequence[Arrow]) -> tuple[Loop, ...]:
    """Return every loop of up to ``LONGEST_LOOP`` steady arrows, short ones first.

    Args:
        arrows: Of one map.
    """
    onward: dict[int, dict[int, Arrow]] = {}
    for arrow in arrows:
        if arrow.steady:
            onward.setdefault(arrow.cause, {})[arrow.effect] = arrow
    found: list[Loop] = []

    def walk(path: list[int]) -> None:
        for effect in sorted(onward.get(path[-1], {})):
            if effect == path[0] and len(path) > 1:
                found.append(_loop(path, onward))
            elif effect > path[0] and effect not in path and len(path) < LONGEST_LOOP:
                walk([*path, effect])

    for start in sorted(onward):
        walk([start])
    return tuple(sorted(found, key=lambda loop: (len(loop.themes), loop.themes)))


def steady_level(themes: int) -> float:
    """Return how often chance may make one arrow steady, so that false loops are rare enough.

    Among k themes there are so many ways round for loops of two to ``LONGEST_LOOP`` arrows: the
    choices of themes, each with the directed circles of its own, (size - 1)! of them. Where
    nothing hangs together each needs all its arrows by chance. The level is the one at which all of
    these together stay within half of the budget's share.

    Example:
        >>> round(steady_level(8), 4), round(steady_level(3), 4)
        (0.0117, 0.0361)
    """
    ways = {
        size: comb(themes, size) * factorial(size - 1)
        for size in range(2, min(LONGEST_LOOP, themes) + 1)
    }
    if not ways:
        return 0.0
    share = Share.INFLUENCE.value / 2.0
    return float(
        optimize.brentq(lambda a: sum(n * a**size for size, n in ways.items()) - share, 0.0, 1.0)
    )


def _loop(path: Sequence[int], onward: dict[int, dict[int, Arrow]]) -> Loop:
    steps = [onward[a][b] for a, b in zip(path, [*path[1:], path[0]], strict=True)]
    against = sum(arrow.lean < 0 for arrow in steps)
    return Loop(tuple(path), against % 2 == 0, min(arrow.people for arrow in steps))
