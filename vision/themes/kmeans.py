"""Which points belong together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from sklearn.cluster import KMeans
from sklearn.utils.extmath import randomized_svd

from vision.themes.features import unit
from vision.themes.theme_count import different

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from vision.themes.points import Plain

_FEW_DIRECTIONS: Final = 4


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
    points: NDArray[np.float32],
    count: int,
    seed: int,
    *,
    start: NDArray[np.float32] | None = None,
    learned_from: NDArray[np.int64] | None = None,
) -> Clusters:
    """Return at most ``count`` clusters by KMeans.

    Args:
        points: Shape (n, d), at least one.
        count: Clusters wanted; there are never more than different points.
        seed: Of the starting centres.
        start: Shape (count, d): centres to start from, instead of drawing some.
        learned_from: Places of the points that centres are learned from; None for all.
    """
    sample = points if learned_from is None else points[learned_from]
    count = min(count, different(sample))
    model = KMeans(
        count,
        init="k-means++" if start is None else start[:count],
        n_init=_draws(len(points)) if start is None else 1,
        random_state=seed,
    ).fit(sample)
    labels = model.labels_ if len(sample) == len(points) else model.predict(points)
    return Clusters(labels.astype(np.int32), model.cluster_centers_.astype(np.float32))


def _draws(statements: int) -> int:
    """Return how many starts are tried: more where each costs little."""
    return 10 if statements <= 5_000 else 3  # noqa: PLR2004 - a second at most


def parted(plain: Plain, own: NDArray[np.int64], held: list[list[int]], seed: int) -> list[int]:
    """Return the part, from 0, of each statement of a theme that is split.

    Where the parts had statements before, everything joins the nearest part and those stay;
    else the theme falls into clusters, the largest being part 0.

    Args:
        plain: The usable statements as they are.
        own: Shape (m,): places of the theme's statements; -1 for one that can't be compared.
        held: For each part the places it had before.
        seed: Of the clustering.
    """
    comparable = own[own >= 0]
    result = np.zeros(len(own), dtype=np.int64)
    if len(comparable) < len(held):
        result[: len(held)] = np.arange(len(held))[: len(own)]
        return result.tolist()
    if all(held[1:]):
        middles = [plain.middle(np.sort(part)) for part in held if part]
        kept = [part for part, places in enumerate(held) if places]
        nearest = np.argmax([plain.cosines(comparable, middle) for middle in middles], axis=0)
        found = np.array(kept)[nearest]
        for part, places in enumerate(held):
            found[np.isin(comparable, places)] = part
    else:
        found = clusters(_dense(plain, comparable, seed), len(held), seed).labels
        by_size = np.argsort(-np.bincount(found), kind="stable")
        found = np.argsort(by_size, kind="stable")[found]
    result[own >= 0] = found
    return result.tolist()


def _dense(plain: Plain, places: NDArray[np.int64], seed: int) -> NDArray[np.float32]:
    """Return shape (len(places), d): statements as they are, in few directions."""
    rows = plain.rows[places]
    if isinstance(rows, np.ndarray):
        return rows
    most = min(rows.shape) - 1
    if most < 1:
        return np.asarray(rows.toarray(), dtype=np.float32)
    left, values, _ = randomized_svd(rows, min(_FEW_DIRECTIONS, most), random_state=seed)
    return unit((left * values).astype(np.float32))
