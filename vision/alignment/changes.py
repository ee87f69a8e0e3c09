"""Has shared focus changed from round to round, beyond what chance and fewer people would make?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from vision.alignment.roster import roster
from vision.alignment.shared_focus import balanced
from vision.privacy import of_round
from vision.significance.registry import GREW, SHRANK, Share
from vision.translation import marked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from vision.alignment.roster import Roster
    from vision.privacy import Published

STAYED: Final = marked("no change beyond chance")
CLOSE: Final = 1e-9

_TWO: Final = 2


@dataclass(frozen=True, slots=True)
class Change:
    """Overall shared focus in two rounds.

    Attributes:
        first: The earlier round.
        last: The later one.
        before: Shared focus in the earlier round, 0 to 1.
        now: In the later one.
        chance_low: Where it would be now if nothing had changed, with as many people of each level
            as there were in each round: from ...
        chance_high: ... to; chance alone leaves this range in 1.5 of 100 cases.
        verdict: Grew, shrank, or no change beyond chance.
    """

    first: int
    last: int
    before: float
    now: float
    chance_low: float
    chance_high: float
    verdict: str


def change(
    published: Published, themes: Sequence[int], permutations: int, seed: int
) -> Change | None:
    """Return what became of overall shared focus from the first round to the last.

    Small groups share less by chance alone, so two rounds of different size can't be compared as
    they are. People are dealt to the two rounds anew, within their level and as many as there
    were; who took part in both either keeps the order of the two or swaps it. So the range that
    chance gives lies where fewer people alone would put it.

    Args:
        published: What may be counted, of all rounds.
        themes: Theme ids.
        permutations: How often people are dealt.
        seed: Of the random numbers.

    Returns:
        None with fewer than two rounds, or where they can't be told apart by the same levels.
    """
    if len(published.rounds) < _TWO or permutations * Share.ROUNDS.value < 1:
        return None
    waves = (published.rounds[0], published.rounds[-1])
    parts = [of_round(published, wave) for wave in waves]
    tables = [roster(part, themes) for part in parts]
    levels = [[band.members for band in table.bands] for table in tables]
    if levels[0] != levels[1] or len(levels[0]) < _TWO:
        return None
    people = sorted({person for part in parts for person in part.roster})
    said = np.stack(
        [
            _weights(table, part.roster, people, themes)
            for table, part in zip(tables, parts, strict=True)
        ]
    )
    band = _bands(tables, [part.roster for part in parts], people)
    # Equal rooms get equal numbers, whatever people's ids are.
    order = np.lexsort([*said[0].T, *said[1].T, band])
    said, band = said[:, order], band[order]
    moved = _dealt(said, band, len(levels[0]), permutations, seed)
    return _compared(waves, _focus(said, band, len(levels[0])), moved)


def _weights(
    table: Roster, roster_of: Sequence[str], people: Sequence[str], themes: Sequence[int]
) -> NDArray[np.float64]:
    """Return each person's voice over all themes in one round, zero where they said nothing."""
    full = np.zeros((len(people), len(themes)))
    row = {person: k for k, person in enumerate(people)}
    column = {theme: k for k, theme in enumerate(themes)}
    rows = np.array([row[person] for person in roster_of], dtype=np.int64)
    columns = np.array([column[theme] for theme in table.themes], dtype=np.int64)
    full[np.ix_(rows, columns)] = table.weights
    return full


def _bands(
    tables: Sequence[Roster], rosters: Sequence[Sequence[str]], people: Sequence[str]
) -> NDArray[np.int64]:
    """Return each person's band, -1 without one."""
    known: dict[str, int] = {}
    for table, names in zip(tables, rosters, strict=True):
        known |= dict(zip(names, table.band.tolist(), strict=True))
    return np.array([known[person] for person in people], dtype=np.int64)


def _focus(said: NDArray[np.float64], band: NDArray[np.int64], bands: int) -> tuple[float, float]:
    """Return overall shared focus in each of two rounds; ``said`` has shape (2, n, k)."""
    sums = np.zeros((2, bands, said.shape[2]))
    known = band >= 0
    for wave in range(2):
        np.add.at(sums[wave], band[known], said[wave][known])
    total = sums.sum(axis=2, keepdims=True)
    shares = np.divide(sums, total, where=total > 0, out=np.zeros(sums.shape))
    before, now = balanced(shares)
    return float(before), float(now)


def _dealt(
    said: NDArray[np.float64], band: NDArray[np.int64], bands: int, permutations: int, seed: int
) -> NDArray[np.float64]:
    """Return the change that chance alone gives, shape (permutations,)."""
    spoke = said.sum(axis=2) > 0
    both = spoke.all(axis=0)
    once = [np.flatnonzero((band == b) & spoke.any(axis=0) & ~both) for b in range(bands)]
    voice = said.sum(axis=0)
    random = np.random.default_rng(seed)
    moved = np.empty(permutations)
    for k in range(permutations):
        swapped = both & random.integers(0, _TWO, len(band)).astype(bool)
        dealt = np.where(swapped[None, :, None], said[::-1], said)
        for members in once:
            late = random.permutation(spoke[1][members])
            dealt[0, members] = voice[members] * ~late[:, None]
            dealt[1, members] = voice[members] * late[:, None]
        before, now = _focus(dealt, band, bands)
        moved[k] = now - before
    return moved


def _compared(
    waves: tuple[int, int], focus: tuple[float, float], moved: NDArray[np.float64]
) -> Change:
    """Return what became of shared focus, beside what chance gives."""
    before, now = focus
    low, high = np.quantile(moved, [Share.ROUNDS.value / 2, 1 - Share.ROUNDS.value / 2])
    verdict = STAYED
    if now - before < low - CLOSE:
        verdict = SHRANK
    elif now - before > high + CLOSE:
        verdict = GREW
    return Change(
        first=waves[0],
        last=waves[1],
        before=round(before, 2),
        now=round(now, 2),
        chance_low=round(float(np.clip(before + low, 0, 1)), 2),
        chance_high=round(float(np.clip(before + high, 0, 1)), 2),
        verdict=verdict,
    )
