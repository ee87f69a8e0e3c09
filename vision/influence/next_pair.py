"""Which pair somebody is asked about next."""

from __future__ import annotations

import hashlib
from collections import Counter
from math import sqrt
from typing import TYPE_CHECKING, Final

from vision.influence.arrows import NEITHER
from vision.influence.theme_pairs import ENOUGH, pairs

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from vision.influence.arrows import Counts
    from vision.influence.theme_pairs import Pair

AHEAD: Final = 3
"""Answers by which "neither" leads where a pair is put off: it is likely to stay that way."""

CLEAR: Final = 3.0
"""Standard errors by which any answer leads where a pair with enough answers is put off."""

PUT_OFF: Final = (8, 30, 60)
"""Answers that pairs are taken to have more: that seem empty, that are clear, and that have enough
answers and seem empty."""

TOGETHER: Final = 2
"""Pairs whose answers differ by no more are dealt by lot, so that a room spreads over them."""


def next_pair(
    themes: Sequence[int], counts: Mapping[Pair, Counts], mine: Collection[Pair], person: str
) -> Pair | None:
    """Return the pair that a person's answer tells most about; None when all were answered.

    Pairs with the fewest answers come first; those that seem to have no arrow are put off, and
    those that have enough answers and seem to have none, or a clear one, are put off for longer. So
    the answers of a room go where they can still change what is said.

    Args:
        themes: That are asked about.
        counts: All answers so far, by pair.
        mine: Pairs this person has answered or skipped.
        person: Decides between pairs that tell as much.

    Example:
        >>> next_pair([1, 2], {(1, 2): Counter({1: 9})}, mine=[], person="p")
        (2, 1)
    """
    left = [pair for pair in pairs(themes) if pair not in mine]
    if not left:
        return None
    need = {pair: _need(counts.get(pair, Counter())) for pair in left}
    least = min(need.values())
    near = [pair for pair in left if need[pair] <= least + TOGETHER]
    return min(near, key=lambda pair: _lot(person, pair))


def _need(answers: Counts) -> int:
    """Return how many answers a pair has, or is taken to have."""
    people = answers.total()
    others = [count for answer, count in answers.items() if answer != NEITHER]
    empty = answers[NEITHER] - max(others, default=0) >= AHEAD
    if empty:
        return people + PUT_OFF[2 if people >= ENOUGH else 0]
    clear = people >= ENOUGH and _lead(answers) >= CLEAR
    return people + (PUT_OFF[1] if clear else 0)


def _lead(answers: Counts) -> float:
    """Return by how many standard errors the most common answer leads the next."""
    first, second = [*sorted(answers.values(), reverse=True), 0, 0][:2]
    return (first - second) / sqrt(max(first + second, 1))


def _lot(person: str, pair: Pair) -> bytes:
    return hashlib.blake2b(f"{person} {pair}".encode(), digest_size=8).digest()
