"""Which sentences each pictures differently, beyond what few pictures and other words do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]

SENTENCES: Final = 3
"""From so many on one can be told from the others by words: how far those vary is seen then."""

PICTURES: Final = 3
"""From so many on one can be left out."""

SURELY: Final = 2.3
"""Spreads below what the other sentences reach."""

TAIL: Final = 0.05
"""What lies beyond each end of what chance alone gives."""


@dataclass(frozen=True, slots=True)
class Dealt:
    """Likeness of pictures that are dealt to sentences by lot.

    Attributes:
        low: Shape (s,): what 5 of 100 deals fall short of, by sentence.
        high: Shape (s,): what 5 of 100 deals exceed.
        mean: Shape (s,).
        spread: Shape (s,): standard deviation over deals.
    """

    low: FloatArray
    high: FloatArray
    mean: FloatArray
    spread: FloatArray


def summed_up(deals: FloatArray) -> Dealt:
    """Return what deals have in common.

    Args:
        deals: Shape (r, s): likeness of each sentence's pictures in each deal.
    """
    low, high = np.quantile(deals, [TAIL, 1.0 - TAIL], axis=0)
    return Dealt(low, high, deals.mean(axis=0), deals.std(axis=0))


def apart(
    alike: FloatArray, error: FloatArray, dealt: Dealt, *, by_meaning: bool
) -> NDArray[np.bool_]:
    """Return which sentences are pictured differently by each.

    Their pictures are no more alike than chance gives. By meaning that is enough: ten pictures of
    one mind hardly ever are. By words alone they often are, being said in other words; so there
    a sentence's pictures have to lie besides below what the other sentences reach beyond chance,
    by more than their own error, that of the deals, and the spread of the others would explain.

    Args:
        alike: Shape (s,): mean likeness of two pictures of each sentence, -1..1.
        error: Shape (s,): its standard error, over people.
        dealt: The same where pictures are dealt to the sentences.
        by_meaning: Whether likeness is of meaning as well as of words.

    Returns:
        Shape (s,); by words nowhere with fewer than three sentences.
    """
    many = len(alike)
    if by_meaning:
        return np.asarray(alike <= dealt.high)
    if many < SENTENCES:
        return np.zeros(many, dtype=bool)
    beyond = alike - dealt.mean
    others = np.array([np.delete(beyond, at) for at in range(many)])
    spread = np.sqrt(error**2 + dealt.spread**2 + others.var(axis=1, ddof=1))
    found: NDArray[np.bool_] = (alike <= dealt.high) & (
        others.mean(axis=1) - beyond > SURELY * spread
    )
    return found


def jackknife(sums: FloatArray) -> float:
    """Return the standard error of the mean likeness of two pictures, over people.

    Args:
        sums: Shape (n,): likeness of each picture to all the others, added up.

    Returns:
        Infinite for fewer than three pictures.

    Source:
        Efron, Stein (1981), Annals of Statistics 9, 586-596.

    Example:
        >>> jackknife(np.array([1.0, 1.0, 1.0, 1.0]))
        0.0
    """
    many = len(sums)
    if many < PICTURES:
        return float("inf")
    left = (sums.sum() - 2.0 * sums) / ((many - 1) * (many - 2))
    return float(np.sqrt((many - 1) / many * ((left - left.mean()) ** 2).sum()))
