"""The method of equal shares: everyone has the same share of a short list to spend."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vision.consensus.votes import FloatArray

ALIKE: Final = 1e-9
"""Relative difference below which two prices are the same, but for rounding."""


@dataclass(frozen=True, slots=True, eq=False)
class Purchase:
    """One seat.

    Attributes:
        column: What was bought.
        tied: What could have been bought in its place at the same price.
        completed: Whether nobody could afford anything, so that everyone was given as much more.
        paid: Shape (people,): who paid how much of it.
    """

    column: int
    tied: tuple[int, ...]
    completed: bool
    paid: FloatArray


def equal_shares(
    worth: FloatArray, seats: int, *, rather: Sequence[float] = ()
) -> tuple[Purchase, ...]:
    """Return what is bought, in order.

    A seat costs 1, and everyone has seats / people to spend. Whoever buys pays in proportion to
    what it is worth to them, or all they have left; bought is what costs least for its worth. So
    every group that is large enough for a seat, and wants something in common, gets something it
    wants. Where money is left and buys nothing, everyone gets as much more until the next can be
    bought, whose buyers then pay all they have (sequential Phragmén).

    Args:
        worth: Shape (people, columns), 0 or more: what each column is worth to each person.
        seats: How many to buy.
        rather: Decides between columns of the same price, the highest first, then the first column.

    Returns:
        At most ``seats``, fewer where nobody wants more.

    Source:
        Peters & Skowron (2020), "Proportionality and the limits of welfarism", EC '20 (Rule X);
        with worths: Peters, Pierczyński & Skowron (2021), "Proportional participatory budgeting
        with additive utilities", NeurIPS 34.

    Example:
        >>> six, three = [[1.0, 1.0, 0.0]] * 6, [[0.0, 0.0, 1.0]] * 3
        >>> [bought.column for bought in equal_shares(np.array([*six, *three]), 3)]
        [0, 1, 2]
    """
    people, columns = worth.shape
    budget = np.full(people, seats / people) if people else np.zeros(0)
    left = [column for column in range(columns) if worth[:, column].any()]
    wish = [*rather] or [0.0] * columns
    bought: list[Purchase] = []
    price = np.zeros(columns)
    while left and len(bought) < seats:
        completed = False
        best = _cheapest(worth, budget, left, price)
        if not best:
            completed = True
            best = _completing(worth, budget, left)
        column = min(best, key=lambda each: (-wish[each], each))
        if completed:
            budget += _needed(worth, budget, column)
            paid = np.where(worth[:, column] > 0, budget, 0.0)
        else:
            paid = np.minimum(budget, price[column] * worth[:, column])
        budget -= paid
        others = tuple(each for each in best if each != column)
        bought.append(Purchase(column, others, completed, paid))
        left.remove(column)
    return tuple(bought)


def _cheapest(
    worth: FloatArray, budget: FloatArray, left: Sequence[int], price: FloatArray
) -> list[int]:
    """Return the columns that cost least for their worth; none where nothing can be afforded.

    Prices only rise as money is spent, so ``price`` holds the last one known of each column, and
    only columns that may still be the cheapest are looked at.
    """
    best = np.inf
    looked: dict[int, float] = {}
    for column in sorted(left, key=lambda each: price[each]):
        if price[column] > best * (1 + ALIKE):
            break
        price[column] = looked[column] = _price(worth[:, column], budget)
        best = min(best, looked[column])
    if not np.isfinite(best):
        return []
    return sorted(each for each, at in looked.items() if at <= best * (1 + ALIKE))


def _price(worth: FloatArray, budget: FloatArray) -> float:
    """Return what one unit of worth costs if all buy together; infinity if they can't afford it."""
    buys = worth > 0
    has, wants = budget[buys], worth[buys]
    if has.sum() < 1.0 - ALIKE:
        return np.inf
    order = np.argsort(has / wants, kind="stable")
    has, wants = has[order], wants[order]
    spent = np.concatenate([[0.0], np.cumsum(has)[:-1]])
    rest = np.cumsum(wants[::-1])[::-1]
    prices = (1.0 - spent) / rest
    paid = np.flatnonzero(prices * wants <= has * (1 + ALIKE) + ALIKE)
    return float(prices[paid[0]]) if len(paid) else float(prices[-1])


def _completing(worth: FloatArray, budget: FloatArray, left: Sequence[int]) -> list[int]:
    """Return the columns that can be afforded first if everyone is given more and more."""
    needed = {column: _needed(worth, budget, column) for column in left}
    least = min(needed.values())
    return [column for column, more in needed.items() if more <= least + ALIKE]


def _needed(worth: FloatArray, budget: FloatArray, column: int) -> float:
    """Return how much more each must be given so that those who want a column can buy it."""
    buys = worth[:, column] > 0
    return float((1.0 - budget[buys].sum()) / buys.sum())
