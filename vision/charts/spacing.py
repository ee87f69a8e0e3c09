"""Spacing: labels moved as little as it takes to be read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

HAIR: Final = 1e-6
"""Pixels by which boxes may overlap, from rounding."""

ROUNDS: Final = 300
"""Passes after which labels that still overlap stay as they are."""


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
    """Return centres of boxes moved as little as it takes for the boxes not to overlap.

    Args:
        centres: Shape (n, 2), in pixels.
        boxes: Shape (n, 2), width and height, in pixels.
        span: Width and height of the picture; boxes stay inside.

    Returns:
        Shape (n, 2). Where the picture is too full for all boxes, some overlap is left.
    """
    placed: NDArray[np.float64] = np.clip(
        centres.astype(float), boxes / 2, np.maximum(span - boxes / 2, boxes / 2)
    )
    for _ in range(ROUNDS):
        moved = False
        for one in range(len(placed)):
            for other in range(one + 1, len(placed)):
                between = placed[other] - placed[one]
                overlap = (boxes[one] + boxes[other]) / 2 - np.abs(between)
                if (overlap <= HAIR).any():
                    continue
                axis = int(np.argmin(overlap))
                push = overlap[axis] / 2 * (1.0 if between[axis] >= 0 else -1.0)
                placed[one, axis] -= push
                placed[other, axis] += push
                moved = True
        placed = np.clip(placed, boxes / 2, np.maximum(span - boxes / 2, boxes / 2))
        if not moved:
            break
    return placed
