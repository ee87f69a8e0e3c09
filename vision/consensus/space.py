"""Where people stand to each other: votes turned into positions (PCA, as in Polis)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from vision.consensus.votes import FloatArray

MOST_AXES: Final = 4
SHUFFLES: Final = 19
"""One in twenty by chance: the largest of 19 shuffles is a 5% test."""


@dataclass(frozen=True, slots=True, eq=False)
class Space:
    """Positions of people by their votes.

    Attributes:
        positions: Shape (people, axes); distances mean different votes.
        map: Shape (people, 2): the first two axes, also where only one is beyond chance.
        axes: Shape (axes, statements), unit rows: which statements pull along each axis.
        beyond_chance: How many axes hold more than shuffled votes would give.
    """

    positions: FloatArray
    map: FloatArray
    axes: FloatArray
    beyond_chance: int


def opinion_space(values: FloatArray, *, seed: int = 0) -> Space:
    """Return everyone's position, from the votes that they did give.

    An unseen statement counts as that statement's mean vote, so that it moves no one. A person
    with few answers would sit near the middle for that reason alone, hence each row is stretched
    by sqrt(statements / answers), also before the axes are found, so that busy voters do not set
    them. As many axes are kept as beat votes shuffled within each
    statement (parallel analysis), one at least, ``MOST_AXES`` at most.

    Args:
        values: Shape (people, statements), 1, 0, -1 or NaN; everyone has answered something.
        seed: For the shuffles.

    Source:
        Small et al. (2021), "Polis: Scaling deliberation by mapping high dimensional opinion
        spaces", Recerca 26(2); Horn (1965), "A rationale and test for the number of factors in
        factor analysis", Psychometrika 30, 179-185.
    """
    centred = _centred(values)
    axes, strengths = _principal_axes(centred)
    chance = _strengths_by_chance(values, seed)
    beyond = 0
    while beyond < len(strengths) and strengths[beyond] > chance[beyond] * (1 + 1e-9):
        beyond += 1
    kept = axes[: max(beyond, 1)]
    return Space(centred @ kept.T, centred @ axes[:2].T, kept, beyond)


def _centred(values: FloatArray) -> FloatArray:
    seen = ~np.isnan(values)
    answers = seen.sum(axis=0)
    mean = np.where(seen, values, 0.0).sum(axis=0) / np.maximum(answers, 1)
    away = np.where(seen, values - mean, 0.0)
    stretch = np.sqrt(values.shape[1] / np.maximum(seen.sum(axis=1), 1))
    scaled: FloatArray = away * stretch[:, None]
    return scaled


def _principal_axes(centred: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return the first axes and their strengths, by the smaller of the two Gram matrices."""
    people, statements = centred.shape
    most = min(MOST_AXES, people, statements)
    if statements <= people:
        values, vectors = np.linalg.eigh(centred.T @ centred)
        axes = vectors[:, ::-1][:, :most].T
    else:
        values, vectors = np.linalg.eigh(centred @ centred.T)
        axes = (centred.T @ vectors[:, ::-1][:, :most]).T
        axes = axes / np.maximum(np.linalg.norm(axes, axis=1, keepdims=True), 1e-12)
    strengths = np.maximum(values[::-1][:most], 0.0)
    # An axis has no sign of its own: point it where its largest entry is positive.
    peaks = axes[np.arange(most), np.abs(axes).argmax(axis=1)]
    return axes * np.where(peaks < 0, -1.0, 1.0)[:, None], strengths


def _strengths_by_chance(values: FloatArray, seed: int) -> FloatArray:
    rng = np.random.default_rng(seed)
    found = []
    for _ in range(SHUFFLES):
        shuffled = values.copy()
        for column in shuffled.T:
            seen = np.flatnonzero(~np.isnan(column))
            column[seen] = column[rng.permutation(seen)]
        found.append(_principal_axes(_centred(shuffled))[1])
    largest: FloatArray = np.max(found, axis=0)
    return largest
