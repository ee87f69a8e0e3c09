"""Where people stand to each other: votes turned into positions (PCA, as in Polis)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from scipy import sparse, stats
from scipy.sparse.linalg import ArpackError, svds

from vision.significance import Share

if TYPE_CHECKING:
    from vision.consensus.votes import FloatArray

MOST_AXES: Final = 4
SMALL: Final = 12
"""People or statements up to which all axes are computed at once."""

ROUGHLY: Final = 1e-5
"""Precision that is enough for what chance gives."""

SHUFFLES: Final = 19
"""One in twenty by chance: a further axis has to beat the largest of 19 shuffles."""


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
    them. As many axes are kept as beat votes shuffled within each statement (parallel analysis),
    one at least, ``MOST_AXES`` at most.

    Args:
        values: Shape (people, statements), 1, 0, -1 or NaN; everyone has answered something.
        seed: For the shuffles.

    Source:
        Small et al. (2021), "Polis: Scaling deliberation by mapping high dimensional opinion
        spaces", Recerca 26(2); Horn (1965), "A rationale and test for the number of factors in
        factor analysis", Psychometrika 30, 179-185.
    """
    centred = _centred(values)
    axes, strengths = _principal_axes(centred, 0.0)
    chance = _strengths_by_chance(values, seed)
    beyond = 0
    while beyond < len(strengths) and strengths[beyond] > chance[beyond] * (1 + 1e-9):
        beyond += 1
    kept = axes[: max(beyond, 1)]
    return Space(centred @ kept.T, centred @ axes[:2].T, kept, beyond)


def _centred(values: FloatArray) -> sparse.csr_array:
    """Return votes less each statement's mean, stretched; 0 where there is none."""
    rows, columns = np.nonzero(~np.isnan(values))
    given = values[rows, columns]
    answers = np.bincount(columns, minlength=values.shape[1])
    mean = np.bincount(columns, weights=given, minlength=values.shape[1]) / np.maximum(answers, 1)
    by_person = np.bincount(rows, minlength=values.shape[0])
    stretch = np.sqrt(values.shape[1] / np.maximum(by_person, 1))
    away = (given - mean[columns]) * stretch[rows]
    return sparse.csr_array((away, (rows, columns)), shape=values.shape)


def _principal_axes(centred: sparse.csr_array, precision: float) -> tuple[FloatArray, FloatArray]:
    """Return the first axes, one a row, and their strengths, strongest first.

    Most votes are not given, so the matrix is kept sparse and only the axes that are needed are
    computed (Lanczos), always from the same start so that the result can be repeated.
    """
    smallest = min(centred.shape)
    most = min(MOST_AXES, smallest)
    if not centred.data.any():  # all agree on everything: no direction is one
        axes, strengths = np.eye(most, centred.shape[1]), np.zeros(most)
    elif smallest <= SMALL:
        _, values, vectors = np.linalg.svd(centred.toarray(), full_matrices=False)
        axes, strengths = vectors[:most], values[:most]
    else:
        start = np.random.default_rng(0).normal(size=smallest)
        try:
            _, values, vectors = svds(centred, k=most, v0=start, tol=precision)
        except ArpackError:  # nearly all agree: too little to go by for an iteration
            _, values, vectors = np.linalg.svd(centred.toarray(), full_matrices=False)
        order = np.argsort(-values, kind="stable")[:most]
        axes, strengths = vectors[order], values[order]
    # An axis has no sign of its own: point it where its largest entry is positive.
    peaks = axes[np.arange(most), np.abs(axes).argmax(axis=1)]
    return axes * np.where(peaks < 0, -1.0, 1.0)[:, None], strengths


def _strengths_by_chance(values: FloatArray, seed: int) -> FloatArray:
    """Return the strengths that votes shuffled within each statement hardly exceed.

    The first axis says whether there are groups at all, so it has to lie outside the prediction
    interval of the shuffles' first axes (Student's t) that chance leaves in one of 100 cases.
    """
    rng = np.random.default_rng(seed)
    columns, rows = np.nonzero(~np.isnan(values.T))
    given = values[rows, columns]
    found: list[FloatArray] = []
    for _ in range(SHUFFLES):
        shuffled = np.full(values.shape, np.nan)
        order = np.lexsort((rng.random(len(given)), columns))
        shuffled[rows, columns] = given[order]
        found.append(_principal_axes(_centred(shuffled), ROUGHLY)[1])
    largest: FloatArray = np.max(found, axis=0)
    first = np.array([each[0] for each in found])
    sure = stats.t.isf(Share.OPINIONS.value, SHUFFLES - 1) * np.sqrt(1 + 1 / SHUFFLES)
    largest[0] = max(largest[0], first.mean() + sure * first.std(ddof=1))
    return largest
