"""Themes that the same people speak of together, more often than chance would have it."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import asdict, dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from scipy import stats

from vision.significance import Share, adjusted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]

ROUNDS: Final = 200
CLOSE: Final = 1e-6
"""When weights are good enough: relative error of the people of a theme."""

TAIL: Final = 0.05
"""What lies beyond each end of what chance alone gives."""


@dataclass(frozen=True, slots=True)
class Together:
    """Two themes that some people speak of both of.

    Attributes:
        theme_a: The one with the smaller id.
        theme_b: The other.
        people: How many speak of both; at least the smallest group.
        low: What chance alone falls short of in 5 of 100 rooms, people.
        high: What chance alone exceeds in 5 of 100 rooms, people.
        beyond_chance: Whether more speak of both than chance alone would have it.
    """

    theme_a: int
    theme_b: int
    people: int
    low: int
    high: int
    beyond_chance: bool

    def to_json(self) -> dict[str, Any]:
        """Return it as a plain dictionary."""
        return asdict(self)


def together(
    spoken: Iterable[tuple[str, int]], themes: Sequence[int], *, smallest_group: int
) -> tuple[Together, ...]:
    """Return the pairs of themes that enough people speak of both of, most beyond chance first.

    By chance each person speaks of as many of these themes as they do, and each theme has as many
    people as it has, but which goes with which is left to chance (the least assuming distribution
    with these margins). The number of people who speak of both is then a sum of independent draws;
    a binomial of the same mean, which is wider, stands in for it. Benjamini and Hochberg's rule is
    applied over all pairs, at half of the budget's share.

    Args:
        spoken: Person and theme, as published; repeats count once.
        themes: Those to compare.
        smallest_group: People that a pair needs to be shown.

    Source:
        Conditional Bernoulli distribution: Chen, Dempster, Liu (1994), Biometrika 81, 457-469.
    """
    own: dict[str, set[int]] = defaultdict(set)
    wanted = set(themes)
    for person, theme in spoken:
        if theme in wanted:
            own[person].add(theme)
    several = [each for each in own.values() if len(each) > 1]
    pairs = list(combinations(sorted(wanted), 2))
    both = Counter(pair for each in several for pair in combinations(sorted(each), 2))
    if not several or not pairs:
        return ()
    expected = _expected(several, sorted(wanted))
    people = len(several)
    chance = {pair: min(1.0, expected[pair] / people) for pair in pairs}
    p = [float(stats.binom.sf(both[pair] - 1, people, chance[pair])) for pair in pairs]
    called = adjusted(p) <= Share.INFLUENCE.value / 4.0
    found = [
        (at, Together(
            *pair, both[pair],
            int(stats.binom.ppf(TAIL, people, chance[pair])),
            int(stats.binom.ppf(1.0 - TAIL, people, chance[pair])),
            bool(called[at]),
        ))
        for at, pair in enumerate(pairs)
        if both[pair] >= smallest_group
    ]  # fmt: skip
    return tuple(each for _, each in sorted(found, key=lambda item: (p[item[0]], item[0])))


def from_json(rows: Iterable[Mapping[str, Any]]) -> tuple[Together, ...]:
    """Return what ``to_json`` wrote of each."""
    return tuple(Together(**row) for row in rows)


def _expected(several: Sequence[set[int]], themes: Sequence[int]) -> dict[tuple[int, int], float]:
    """Return by pair how many people would speak of both by chance."""
    sizes = Counter(len(each) for each in several)
    people = np.array([sum(theme in each for each in several) for theme in themes], dtype=float)
    weights = _weights(sizes, people)
    found = {}
    for a, b in combinations(range(len(themes)), 2):
        others = np.delete(weights, [a, b])
        whole, rest = _sums(weights), _sums(others)
        found[themes[a], themes[b]] = float(
            sum(
                many * weights[a] * weights[b] * rest[size - 2] / whole[size]
                for size, many in sizes.items()
                if size - 2 < len(rest)
            )
        )
    return found


def _weights(sizes: Mapping[int, int], people: FloatArray) -> FloatArray:
    """Return weights of themes with which each has as many people as it has, in the mean."""
    weights: FloatArray = np.where(people > 0, people, 0.0) / max(float(people.mean()), 1.0)
    for _ in range(ROUNDS):
        whole = _sums(weights)
        mean = np.zeros_like(people)
        for at in np.flatnonzero(people):
            rest = _sums(np.delete(weights, at))
            mean[at] = sum(
                many * weights[at] * rest[size - 1] / whole[size]
                for size, many in sizes.items()
                if size - 1 < len(rest)
            )
        ratio = np.divide(people, mean, out=np.ones_like(people), where=mean > 0)
        weights *= ratio
        weights /= weights[weights > 0].mean()
        if np.abs(ratio - 1.0).max() < CLOSE:
            break
    return weights


def _sums(weights: FloatArray) -> FloatArray:
    """Return the elementary symmetric sums of weights, of none up to all of them."""
    found = np.zeros(len(weights) + 1)
    found[0] = 1.0
    for at, weight in enumerate(weights, start=1):
        found[1 : at + 1] += weight * found[:at].copy()
    return found
