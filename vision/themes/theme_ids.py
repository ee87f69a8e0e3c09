"""Themes keep their identity when statements arrive: new clusters take up old themes' ids."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from scipy.optimize import linear_sum_assignment

from vision.themes.models import UNASSIGNED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from vision.themes.models import Themes

LEAST_SHARED: Final = 0.3
"""Part of an old theme or of a new cluster that both must share to be the same theme."""


@dataclass(frozen=True, slots=True)
class Past:
    """What the last result says of the statements of this run.

    Attributes:
        found: Shape (n,): their theme before curation, or -1.
        labels: Shape (n,): their theme after curation, or -1.
        positions: Shape (n, 2): their place on the map; NaN where they had none.
    """

    found: NDArray[np.int32]
    labels: NDArray[np.int32]
    positions: NDArray[np.float64]


def past(keys: Sequence[str], previous: Themes | None) -> Past:
    """Return what the last result says of statements; of new ones nothing.

    Args:
        keys: Of all statements of this run.
        previous: The last result.
    """
    many = len(keys)
    found, labels = np.full((2, many), UNASSIGNED, dtype=np.int32)
    positions = np.full((many, 2), np.nan)
    if previous is not None:
        place = {key: row for row, key in enumerate(previous.keys)}
        before = np.array([place.get(key, -1) for key in keys], dtype=np.int64)
        known = before >= 0
        found[known] = previous.found_labels[before[known]]
        labels[known] = previous.labels[before[known]]
        positions[known] = previous.positions[before[known]]
    return Past(found, labels, positions)


def matched_ids(
    clusters: NDArray[np.int32], old: NDArray[np.int32], next_id: int
) -> dict[int, int]:
    """Return cluster -> theme id: the id of the old theme that it mostly continues, or a new one.

    Old and new are paired so that as many statements as possible stay together.

    Args:
        clusters: Shape (n,): cluster of each statement now, from 0; -1 for none.
        old: Shape (n,): theme id of each statement before; -1 for none.
        next_id: First id that no theme has ever had.

    Source:
        Kuhn (1955), "The Hungarian method for the assignment problem".

    Example:
        >>> matched_ids(np.array([0, 0, 1, 1]), np.array([7, 7, -1, -1]), 9)
        {0: 7, 1: 9}
    """
    now = np.unique(clusters[clusters >= 0])
    before = np.unique(old[old >= 0])
    shared = np.array(
        [[int(((clusters == c) & (old == o)).sum()) for o in before] for c in now]
    ).reshape(len(now), len(before))
    ids: dict[int, int] = {}
    for row, column in zip(*linear_sum_assignment(-shared), strict=True):
        both = shared[row, column]
        smaller = min((clusters == now[row]).sum(), (old == before[column]).sum())
        if both and both >= LEAST_SHARED * smaller:
            ids[int(now[row])] = int(before[column])
    fresh = [int(cluster) for cluster in now if int(cluster) not in ids]
    fresh.sort(key=lambda cluster: (-int((clusters == cluster).sum()), cluster))
    ids |= {cluster: next_id + place for place, cluster in enumerate(fresh)}
    return dict(sorted(ids.items()))
