"""Which points belong together, and how many clusters there are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from sklearn.cluster import KMeans
from sklearn.metrics import silhouette_score

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Clusters:
    """A partition of points.

    Attributes:
        labels: Shape (n,): cluster of each point, from 0.
        centres: Shape (k, d).
    """

    labels: NDArray[np.int32]
    centres: NDArray[np.float32]


def clusters(
    points: NDArray[np.float32], count: int, seed: int, start: NDArray[np.float32] | None = None
) -> Clusters:
    """Return ``count`` clusters by KMeans.

    Args:
        points: Shape (n, d).
        count: Clusters wanted; at most the number of different points is given.
        seed: Of the starting centres.
        start: Shape (count, d): centres to start from, instead of drawing some.
    """
    model = KMeans(
        count,
        init="k-means++" if start is None else start,
        n_init=10 if start is None else 1,
        random_state=seed,
    ).fit(points)
    return Clusters(model.labels_.astype(np.int32), model.cluster_centers_.astype(np.float32))


def best_count(points: NDArray[np.float32], counts: Sequence[int], seed: int) -> int:
    """Return the number of clusters with the best silhouette.

    Source:
        Rousseeuw (1987), "Silhouettes", J. Computational and Applied Mathematics 20, 53-65.
    """
    picked = np.random.default_rng(seed).permutation(len(points))[:2000]
    sample = points[np.sort(picked)]
    best, best_score = counts[0], -2.0
    for count in counts:
        labels = KMeans(count, n_init=3, random_state=seed).fit_predict(sample)
        if len(set(labels)) < 2:  # noqa: PLR2004 - the silhouette compares clusters
            continue
        score = silhouette_score(sample, labels)
        if score > best_score + 1e-9:  # noqa: PLR2004
            best, best_score = count, score
    return best
