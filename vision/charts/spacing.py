"""Spacing: labels moved as little as it takes to be read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

HAIR: Final = 1e-6
"""Pixels by which boxes may overlap, from rounding."""

STEP: Final = 4.0
"""Pixels between two places that are tried."""


def spread(places: ArrayLike, gap: float) -> NDArray[np.float64]:
    """Return places moved as little as it takes to be ``gap`` apart, in the same order.

    Neighbours that are too close form a block that stays centred on where it wanted to be
    (pool adjacent violators), so that labels move no further than they must.

    Example:
        >>> spread([10, 12, 50], 16).tolist()
        [3.0, 19.0, 50.0]
    """
    wanted = np.asarray(places, dtype=float)
    order = np.argsort(wanted, kind="stable")
    shifted = wanted[order] - gap * np.arange(len(wanted))
    blocks: list[tuple[float, int]] = []
    for value in shifted:
        mean, size = float(value), 1
        while blocks and blocks[-1][0] > mean:
            other, count = blocks.pop()
            mean = (mean * size + other * count) / (size + count)
            size += count
        blocks.append((mean, size))
    level = np.concatenate([np.full(size, mean) for mean, size in blocks] or [np.empty(0)])
    placed = np.empty(len(wanted))
    placed[order] = level + gap * np.arange(len(wanted))
    return placed


def apart(
    centres: NDArray[np.float64], boxes: NDArray[np.float64], span: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return centres of boxes that do not overlap, each as close as can be to where it was.

    One after the other takes the nearest place that is still free; earlier boxes do not move.

    Args:
        centres: Shape (n, 2), in pixels.
        boxes: Shape (n, 2), width and height, in pixels.
        span: Width and height of the picture; boxes stay inside.

    Returns:
        Shape (n, 2). A box without any free place stays where it was.
    """
    placed: NDArray[np.float64] = np.clip(
        centres.astype(float), boxes / 2, np.maximum(span - boxes / 2, boxes / 2)
    )
    for at in range(len(placed)):
        tried = np.vstack([placed[at], _places(boxes[at], span)])
        between = np.abs(tried[:, None, :] - placed[None, :at, :])
        near = (between < (boxes[None, :at] + boxes[at]) / 2 - HAIR).all(axis=2).any(axis=1)
        away = np.where(near, np.inf, ((tried - placed[at]) ** 2).sum(axis=1))
        placed[at] = tried[int(away.argmin())]
    return placed


def _places(box: NDArray[np.float64], span: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return centres, ``STEP`` pixels apart, at which a box lies inside the picture."""
    sides = [
        np.arange(side / 2, max(whole - side / 2, side / 2) + HAIR, STEP)
        for side, whole in zip(box, span, strict=True)
    ]
    return np.asarray(np.stack(np.meshgrid(*sides), axis=-1).reshape(-1, 2))
