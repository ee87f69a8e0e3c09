"""Does anything about levels and units stand out at all? One test over every view of a room."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Final

import numpy as np
from scipy import stats

from vision.alignment.shared_focus import balanced, overlap
from vision.alignment.trend import trend
from vision.alignment.units import mean_square
from vision.significance import Share, score_test

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from vision.alignment.roster import Roster

TINY: Final = 1e-12

DEALS: Final = 999
"""How often people are dealt to levels and units by chance."""

LEAST_DEALS: Final = 19
"""With fewer deals of people no verdict can be had: chance itself is not known."""


@dataclass(frozen=True, slots=True)
class Omnibus:
    """What the test over all views of a room comes to.

    Attributes:
        p: How often dealing people to levels and units by chance lets some view stand out as much.
        critical: The p of a kind of verdict, corrected for how many of its kind are looked at, up
            to which this room may call anything.
    """

    p: float
    critical: float

    @property
    def may_call(self) -> bool:
        """Whether anything of this room may be called beyond chance."""
        return self.p <= Share.PLACES.value


def omnibus(
    table: Roster,
    *,
    ordered: bool,
    permutations: int,
    seed: int,
    within: NDArray[np.int64] | None = None,
) -> Omnibus:
    """Return how much the view that stands out most does so, beside what chance gives.

    Of each kind of verdict (gaps, trends, pairs of levels, all levels, units) the p of all its
    tests together is Simes'. The smallest of these is compared with the smallest that comes about
    when people are dealt to places, level and unit together: so what the views have in common,
    and how coarse small counts are, is taken into account and nothing is paid twice.

    Args:
        table: Who speaks of what.
        ordered: Whether levels have an order, so that trends are looked at.
        permutations: How often people are dealt by chance.
        seed: Of the random numbers.
        within: Shape (n,): people are dealt only among those with the same value.

    Source:
        Westfall, Young (1993), Resampling-Based Multiple Testing, ch. 2 (smallest p over deals);
        Simes (1986), Biometrika 73, 751-754; p with the room itself among the deals: Phipson,
        Smyth (2010), Statistical Applications in Genetics and Molecular Biology 9, 39.
    """
    levels, units = len(table.bands) > 1, len(table.units) > 1
    if not table.themes or not (levels or units):
        return Omnibus(1.0, 0.0)
    deals = _deals(table, permutations, seed, within)
    kinds = [*(_of_levels(deals, table, ordered=ordered) if levels else ())]
    if units:
        kinds.append(_beyond(mean_square(deals.units)[:, None]) / 2)
    least = np.min([_simes(p) for p in kinds], axis=0)
    chance = np.sort(least[1:])
    rank = int(np.floor(Share.PLACES.value * (permutations + 1))) - 1
    critical = float(chance[rank - 1]) if permutations >= LEAST_DEALS and rank >= 1 else 0.0
    return Omnibus(float((least <= least[0] * (1 + 1e-9)).mean()), critical)


@dataclass(frozen=True, slots=True)
class _Deals:
    """The room, first, and what it would be if people were dealt to places by chance.

    Attributes:
        counts: Shape (r + 1, k, g): people of each level who speak of a theme.
        people: Shape (g,): people of each level.
        voices: Shape (r + 1, g, k): summed voices of each level.
        units: Shape (r + 1, u, k): summed voices of each unit.
    """

    counts: NDArray[np.float64]
    people: NDArray[np.int64]
    voices: NDArray[np.float64]
    units: NDArray[np.float64]


def _deals(table: Roster, permutations: int, seed: int, within: NDArray[np.int64] | None) -> _Deals:
    bands, units, width = len(table.bands), len(table.units), len(table.themes)
    person, theme = np.nonzero(table.counts)
    voice = table.weights[person, theme]
    random = np.random.default_rng(seed)
    blocks = [np.arange(table.people)]
    if within is not None:
        blocks = [np.flatnonzero(within == one) for one in np.unique(within)]
    order = np.arange(table.people)
    counts = np.empty((permutations + 1, width, bands))
    voices = np.empty((permutations + 1, bands, width))
    apart = np.empty((permutations + 1, units, width))
    for k in range(permutations + 1):
        band, unit = table.band[order][person], table.unit[order][person]
        told, known = band >= 0, unit >= 0
        cells = band[told] * width + theme[told]
        counts[k] = np.bincount(cells, minlength=bands * width).reshape(bands, width).T
        voices[k] = np.bincount(cells, voice[told], bands * width).reshape(bands, width)
        cells = unit[known] * width + theme[known]
        apart[k] = np.bincount(cells, voice[known], units * width).reshape(units, width)
        for members in blocks:
            order[members] = random.permutation(members)
    sizes = np.bincount(table.band[table.band >= 0], minlength=bands)
    return _Deals(counts, sizes, voices, apart)


def _of_levels(deals: _Deals, table: Roster, *, ordered: bool) -> Iterator[NDArray[np.float64]]:
    """Yield p of each kind of verdict about levels, shape (r + 1, tests) each."""
    bands, width = len(table.bands), len(table.themes)
    upper, lower = np.array(list(combinations(range(bands), 2))).T
    sizes = deals.people
    p = score_test(deals.counts[..., upper], sizes[upper], deals.counts[..., lower], sizes[lower])
    yield p.reshape(len(p), -1)
    if ordered:
        _, steady = trend(deals.counts.reshape(-1, bands), sizes)
        yield steady.reshape(-1, width)
    total = deals.voices.sum(axis=2, keepdims=True)
    shares = np.divide(deals.voices, total, where=total > 0, out=np.zeros(deals.voices.shape))
    common = overlap(shares[:, upper], shares[:, lower])
    yield _beyond(common)
    if bands > 2:  # noqa: PLR2004 - with two levels, overall is the pair
        yield _beyond(balanced(shares)[:, None])


def _beyond(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return how far each value lies out among the deals, as a two-sided p that has no steps.

    From the mean and spread over the deals; what the normal curve gets wrong at its ends is
    mended by comparing with the deals afterwards.
    """
    spread = values.std(axis=0)
    away = np.divide(
        values - values.mean(axis=0), spread, where=spread > TINY, out=np.zeros(values.shape)
    )
    return np.asarray(2 * stats.norm.sf(np.abs(away)))


def _simes(p: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return one p for each row of tests, shape (r,)."""
    tests = p.shape[1]
    return np.asarray((np.sort(p, axis=1) * tests / np.arange(1, tests + 1)).min(axis=1))
