"""The theme map: every theme an island, alike themes near each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_GAP: Final = 1.08
_ROUNDS: Final = 200
_SHARED: Final = 3
_GOLDEN_ANGLE: Final = 2.399963


def theme_map(
    labels: NDArray[np.int32],
    before: NDArray[np.float64],
    rows: NDArray[np.int64],
    points: NDArray[np.float32] | None,
) -> NDArray[np.float64]:
    """Return shape (n, 2): a place for each statement, lying as the last map did.

    Args:
        labels: Shape (n,): theme of each statement, or -1.
        before: Shape (n, 2): where statements were before; NaN for new ones.
        rows: Shape (m,): the statements that were clustered.
        points: Shape (m, d): as what; None if the last clustering, and so the last map, stands.
    """
    places = before
    if points is not None:
        places = np.full((len(labels), 2), np.nan)
        places[rows] = islands(points, labels[rows])
        places = turned(places, before)
    return np.round(added(places, labels), 4)


def islands(points: NDArray[np.float32], labels: NDArray[np.int32]) -> NDArray[np.float64]:
    """Return shape (n, 2): a place for each statement, about -1 to 1; NaN where unassigned.

    Middles of themes are placed by principal components, then pushed apart until their islands
    don't overlap; an island's area grows with its theme's size, and within it statements lie by
    the theme's own two main directions, the most typical ones in the middle.
    """
    places = np.full((len(labels), 2), np.nan)
    ids = np.unique(labels[labels >= 0])
    if not len(ids):
        return places
    rows = [np.flatnonzero(labels == theme) for theme in ids]
    sizes = np.array([len(own) for own in rows])
    radii = 0.9 * np.sqrt(sizes / sizes.sum() / 2)
    centres = np.stack([points[own].mean(axis=0) for own in rows])
    middles = _apart(_two_directions(centres), radii)
    for middle, radius, own in zip(middles, radii, rows, strict=True):
        offset = _two_directions(points[own])
        distance = np.linalg.norm(offset, axis=1)
        rank = np.argsort(np.argsort(distance, kind="stable"), kind="stable")
        outwards = np.sqrt((rank + 0.5) / len(rank)) * radius
        places[own] = middle + offset / np.maximum(distance, 1e-9)[:, None] * outwards[:, None]
    return places / max(float(np.nanmax(np.abs(places))), 1e-9)


def turned(places: NDArray[np.float64], before: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the map turned and mirrored so that it lies as the last one did.

    Args:
        places: Shape (n, 2): the new map.
        before: Shape (n, 2): where statements were before; NaN for new ones.

    Source:
        Schönemann (1966), "A generalized solution of the orthogonal Procrustes problem".
    """
    both = ~np.isnan(places[:, 0]) & ~np.isnan(before[:, 0])
    if both.sum() < _SHARED:
        return places
    left, _, right = np.linalg.svd(places[both].T @ before[both])
    turned_places: NDArray[np.float64] = places @ (left @ right)
    return turned_places


def added(before: NDArray[np.float64], labels: NDArray[np.int32]) -> NDArray[np.float64]:
    """Return the last map with new statements put on the rim of their theme's island.

    Args:
        before: Shape (n, 2): where statements were before; NaN for new ones.
        labels: Shape (n,): theme of each now; -1 for none.
    """
    places = np.where((labels >= 0)[:, None], before, np.nan)
    for theme in np.unique(labels[labels >= 0]):
        own = labels == theme
        new = np.flatnonzero(own & np.isnan(places[:, 0]))
        old = places[own & ~np.isnan(places[:, 0])]
        middle = old.mean(axis=0) if len(old) else np.zeros(2)
        radius = np.linalg.norm(old - middle, axis=1).max() if len(old) > 1 else 0.05
        angle = (np.arange(len(new)) + len(old)) * _GOLDEN_ANGLE
        places[new] = middle + radius * np.stack([np.cos(angle), np.sin(angle)], axis=1)
    return places


def _two_directions(points: NDArray[np.float32]) -> NDArray[np.float64]:
    """Return shape (n, 2): the two main directions of points, at most 1, signs fixed."""
    centred = (points - points.mean(axis=0)).astype(np.float64)
    if len(points) == 1:
        return np.zeros((1, 2))
    if len(centred) < centred.shape[1]:
        values, vectors = np.linalg.eigh(centred @ centred.T)
        flat = vectors[:, ::-1][:, :2] * np.sqrt(np.maximum(values[::-1][:2], 0))
    else:
        flat = centred @ np.linalg.eigh(centred.T @ centred)[1][:, ::-1][:, :2]
    flat = np.hstack([flat, np.zeros((len(flat), 2 - flat.shape[1]))])
    farthest = flat[np.abs(flat).argmax(axis=0), [0, 1]]
    flat = flat * np.where(farthest < 0, -1, 1)
    return np.asarray(flat / max(1e-9, float(np.abs(flat).max())), dtype=np.float64)


def _apart(middles: NDArray[np.float64], radii: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the middles, pushed apart where islands of these radii would overlap."""
    angle = np.arange(len(middles)) * _GOLDEN_ANGLE
    middles = middles + 1e-3 * np.stack([np.cos(angle), np.sin(angle)], axis=1)
    for _ in range(_ROUNDS):
        gap = middles[:, None] - middles[None]
        distance = np.linalg.norm(gap, axis=2) + np.eye(len(middles))
        overlap = np.maximum(0, _GAP * (radii[:, None] + radii[None]) - distance)
        np.fill_diagonal(overlap, 0)
        if overlap.max() < 1e-3:  # noqa: PLR2004 - nothing to see any more
            break
        middles = middles + (gap / distance[..., None] * overlap[..., None]).sum(axis=1) / 2
    return middles
