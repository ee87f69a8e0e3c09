"""The theme map: every theme an island, alike themes near each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


def theme_map(points: NDArray[np.float32], labels: NDArray[np.int32]) -> NDArray[np.float64]:
    """Return shape (n, 2): a place for each statement, about -1 to 1; NaN where unassigned.

    Middles of themes are placed by principal components, then pushed apart until their islands
    don't overlap; an island's area grows with its theme's size, and within it statements lie by
    the theme's own two main directions, the most typical ones in the middle.
    """
    places = np.full((len(labels), 2), np.nan)
    ids = np.unique(labels[labels >= 0])
    if not len(ids):
        return places
    sizes = np.array([(labels == theme).sum() for theme in ids])
    radii = 0.9 * np.sqrt(sizes / sizes.sum() / 2)
    centres = np.stack([points[labels == theme].mean(axis=0) for theme in ids])
    middles = _apart(_two_directions(centres.astype(np.float64)), radii)
    for middle, radius, theme in zip(middles, radii, ids, strict=True):
        own = labels == theme
        offset = _two_directions(points[own].astype(np.float64))
        distance = np.linalg.norm(offset, axis=1)
        rank = np.argsort(np.argsort(distance, kind="stable"), kind="stable")
        outwards = np.sqrt((rank + 0.5) / len(rank)) * radius
        places[own] = middle + offset / np.maximum(distance, 1e-9)[:, None] * outwards[:, None]
    largest = np.nanmax(np.abs(places))
    return np.round(places / max(largest, 1e-9), 4)


def _two_directions(points: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return shape (n, 2): the two main directions of points, signs fixed."""
    if len(points) == 1:
        return np.zeros((1, 2))
    centred = points - points.mean(axis=0)
    values, vectors = np.linalg.eigh(centred.T @ centred)
    main = vectors[:, ::-1][:, :2]
    main = main * np.where(main[np.abs(main).argmax(axis=0), np.arange(main.shape[1])] < 0, -1, 1)
    flat = centred @ main
    flat = np.hstack([flat, np.zeros((len(flat), 2 - flat.shape[1]))])
    del values
    return flat / max(1e-9, float(np.abs(flat).max()))


def _apart(middles: NDArray[np.float64], radii: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the middles, pushed apart where islands of these radii would overlap."""
    middles = middles.copy()
    angle = np.arange(len(middles)) * 2.399963
    middles += 1e-3 * np.stack([np.cos(angle), np.sin(angle)], axis=1)
    for _ in range(200):
        gap = middles[:, None] - middles[None]
        distance = np.linalg.norm(gap, axis=2) + np.eye(len(middles))
        overlap = np.maximum(0, 1.08 * (radii[:, None] + radii[None]) - distance)
        np.fill_diagonal(overlap, 0)
        if overlap.max() < 1e-3:  # noqa: PLR2004 - nothing to see any more
            break
        middles += (gap / distance[..., None] * overlap[..., None]).sum(axis=1) / 2
    return middles
