"""Gaps and trends of a whole roster, rounded as they may be shown."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Final

import numpy as np

from vision.alignment.amount_matching import staying_gaps, staying_trends
from vision.alignment.models import Detectable, Gap, Trend
from vision.alignment.reach import speakers
from vision.alignment.reach_interval import likely_range
from vision.alignment.trend import trend
from vision.privacy import round_share
from vision.privacy.share_rounding import FEW_PEOPLE
from vision.significance import adjusted, detectable, score_test
from vision.significance.registry import FALSE_DISCOVERIES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from vision.alignment.roster import Roster

STEPS: Final = (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0)
"""p and q of small groups are given up to the next step, or they would give away exact counts."""


def gaps(
    table: Roster, *, may_call: bool = True, within: NDArray[np.int64] | None = None
) -> tuple[Gap, ...]:
    """Return every difference in reach between two levels, largest first.

    Args:
        table: Who speaks of what.
        may_call: Whether the room has anything beyond chance at all; see ``permutation_test``.
        within: Where levels write differently much, whom each person is compared with.
    """
    if len(table.bands) <= 1 or not table.themes:
        return ()
    counts, people = speakers(table.speaks, table.band, len(table.bands))
    pairs = list(combinations(range(len(table.bands)), 2))
    tested = [(t, a, b) for t in range(len(table.themes)) for a, b in pairs]
    theme, upper, lower = (np.array(column) for column in zip(*tested, strict=True))
    sides = (counts[theme, upper], people[upper], counts[theme, lower], people[lower])
    p = score_test(*sides)
    q = adjusted(p)
    low, high = likely_range(*sides)
    stays = (
        np.ones(len(tested), dtype=bool) if within is None else staying_gaps(table, within).ravel()
    )
    found = []
    for k, (t, a, b) in enumerate(tested):
        fewer = int(min(people[a], people[b]))
        reach_a = round_share(counts[t, a] / people[a], int(people[a]))
        reach_b = round_share(counts[t, b] / people[b], int(people[b]))
        found.append(
            Gap(
                theme=table.themes[t],
                level_a=table.bands[a].name,
                level_b=table.bands[b].name,
                reach_a=reach_a,
                reach_b=reach_b,
                difference=round(reach_a - reach_b, 4),
                low=round(float(low[k]), _digits(fewer)),
                high=round(float(high[k]), _digits(fewer)),
                p=shown(float(p[k]), fewer),
                q=shown(float(q[k]), fewer),
                beyond_chance=may_call and bool(q[k] <= FALSE_DISCOVERIES and stays[k]),
            )
        )
    return tuple(sorted(found, key=lambda g: (not g.beyond_chance, -abs(g.difference))))


def room_for_gaps(table: Roster, critical: float) -> tuple[Detectable, ...]:
    """Return for each two levels the difference in reach that would most likely have shown.

    As if it were the only one among all that are looked at.

    Args:
        table: Who speaks of what.
        critical: p up to which all gaps together may open the room's verdicts; see
            ``permutation_test``.
    """
    pairs = list(combinations(table.bands, 2))
    looked_at = max(1, len(pairs) * len(table.themes))
    each = min(critical, FALSE_DISCOVERIES) / looked_at
    return tuple(Detectable(a.name, b.name, detectable(a.people, b.people, each)) for a, b in pairs)


def trends(
    table: Roster, *, may_call: bool = True, within: NDArray[np.int64] | None = None
) -> tuple[Trend, ...]:
    """Return how each theme's reach changes from the bottom to the top, strongest first.

    A theme is said to grow or to fade only if top and bottom differ in that direction, too: levels
    in between may tilt the test the other way.

    Args:
        table: Who speaks of what.
        may_call: Whether the room has anything beyond chance at all; see ``permutation_test``.
        within: Where levels write differently much, whom each person is compared with.
    """
    if len(table.bands) <= 1 or not table.themes:
        return ()
    counts, people = speakers(table.speaks, table.band, len(table.bands))
    z, p = trend(counts, people)
    stays = np.ones(len(z), dtype=bool) if within is None else staying_trends(table, within)
    q = adjusted(p)
    found = []
    for t in np.argsort(-np.abs(z), kind="stable"):
        bottom = round_share(counts[t, -1] / people[-1], int(people[-1]))
        top = round_share(counts[t, 0] / people[0], int(people[0]))
        called = (
            may_call and bool(stays[t]) and q[t] <= FALSE_DISCOVERIES and z[t] * (top - bottom) > 0
        )
        found.append(
            Trend(
                theme=table.themes[t],
                bottom=bottom,
                top=top,
                direction=("grows" if z[t] > 0 else "fades") if called else "neither",
                p=shown(float(p[t]), int(people.min())),
                q=shown(float(q[t]), int(people.min())),
                beyond_chance=bool(called),
            )
        )
    return tuple(found)


def _digits(people: int) -> int:
    """Return to how many digits a likely range is given: whole points for few people."""
    return 4 if people >= FEW_PEOPLE else 2


def shown(p: float, people: int) -> float:
    """Return p as it may be shown."""
    if people >= FEW_PEOPLE:
        return round(p, 4)
    return next(step for step in STEPS if p <= step + 1e-12)
