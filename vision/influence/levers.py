"""How far a theme must lead before it is called: further than chance alone makes any theme lead."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

import numpy as np

from vision.influence.arrows import EASIER, HARDER, NEITHER
from vision.significance import Share

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from vision.influence.arrows import Counts
    from vision.influence.theme_pairs import Pair

DRAWS: Final = 4_999
"""Rooms drawn in which answers do not depend on the pair."""

_SEED: Final = 0


def furthest_by_chance(counts: Mapping[Pair, Counts], themes: Sequence[int]) -> float:
    """Return how far any theme's active sum lies from its passive one by chance, at most.

    In so many rooms as draw on a quarter of the budget's share one lies further, where each pair
    gets every answer as often as all pairs of the room do.

    Args:
        counts: Answers that are counted, by pair; each has at least one.
        themes: That are asked about.
    """
    said = sum(counts.values(), Counter[int]())
    if not said:
        return 0.0
    part = np.array([said[answer] for answer in (EASIER, HARDER, NEITHER)], dtype=float)
    random = np.random.default_rng(_SEED)
    lead = {theme: np.zeros(DRAWS) for theme in themes}
    for (cause, effect), answers in counts.items():
        drawn = _strengths(random.multinomial(answers.total(), part / part.sum(), DRAWS))
        lead[cause] += drawn
        lead[effect] -= drawn
    furthest = np.abs(list(lead.values())).max(axis=0)
    return float(np.quantile(furthest, 1.0 - Share.INFLUENCE.value / 4.0, method="higher"))


def _strengths(drawn: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return what arrows with these answers add to sums: nothing where they lean nowhere."""
    easier, harder, neither = drawn.T
    leans = (np.maximum(easier, harder) > neither) & (easier != harder)
    strength: NDArray[np.float64] = np.where(leans, np.abs(easier - harder), 0) / drawn.sum(axis=1)
    return strength
