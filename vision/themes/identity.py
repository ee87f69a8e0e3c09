"""Themes keep their identity when statements arrive: new clusters take up old themes' ids."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from scipy.optimize import linear_sum_assignment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

LEAST_SHARED: Final = 0.3
"""Part of an old theme or of a new cluster that both must share to be the same theme."""


def carried_labels(
    keys: Sequence[str], old_keys: Sequence[str], old_labels: NDArray[np.int32]
) -> NDArray[np.int32]:
    """Return shape (len(keys),): the label each key had before, -1 where it had none."""
    before = dict(zip(old_keys, old_labels.tolist(), strict=True))
    return np.array([before.get(key, -1) for key in keys], dtype=np.int32)


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
