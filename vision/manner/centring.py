"""Vectors of statements without what tells levels apart within themes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import NDArray

    from vision.themes import Encoder


class CentredEncoder:
    """An encoder that takes a shift off the vectors of texts it knows.

    Args:
        encoder: Does the work.
        shifts: Text -> what is taken off; other texts stay as they are.
    """

    def __init__(self, encoder: Encoder, shifts: Mapping[str, NDArray[np.float32]]) -> None:
        self.inner, self._shifts = encoder, shifts

    def around(self, wrap: Callable[[Encoder], Encoder]) -> CentredEncoder:
        """Return the same with another encoder inside, which is given its own to do the work."""
        return CentredEncoder(wrap(self.inner), self._shifts)

    def encode(self, texts: list[str], /) -> NDArray[np.float32]:
        """Return shape (n, d): one vector for each text, of unit length where one was shifted."""
        vectors = np.array(self.inner.encode(texts), dtype=np.float32)
        for row, text in enumerate(texts):
            shift = self._shifts.get(text)
            if shift is not None:
                moved = vectors[row] / max(float(np.linalg.norm(vectors[row])), 1e-9) - shift
                vectors[row] = moved / max(float(np.linalg.norm(moved)), 1e-9)
        return vectors


def shifts(
    vectors: NDArray[np.float32],
    texts: Sequence[str],
    level: NDArray[np.int64],
    theme: NDArray[np.int64],
) -> dict[str, NDArray[np.float32]]:
    """Return for each text the mean difference of its level from all, within themes.

    Args:
        vectors: Shape (n, d), unit length.
        texts: Of the statements, as the encoder will be asked for them.
        level: Shape (n,), -1 for none, which are not shifted.
        theme: Shape (n,): strata within which levels are compared, -1 for none; all the same for a
            plain difference of means.
    """
    levels = int(level.max(initial=-1)) + 1
    summed = np.zeros((levels, vectors.shape[1]), dtype=np.float64)
    weight = np.zeros(levels)
    for stratum in np.unique(theme[theme >= 0]):
        inside = (theme == stratum) & (level >= 0)
        present = np.unique(level[inside])
        if len(present) <= 1:
            continue
        means = {one: vectors[inside & (level == one)].mean(axis=0) for one in present}
        middle = np.mean(list(means.values()), axis=0)
        for one in present:
            people = float((inside & (level == one)).sum())
            others = float(inside.sum()) - people
            both = people * others / (people + others)
            summed[one] += both * (means[one] - middle)
            weight[one] += both
    shift = (summed / np.maximum(weight, 1e-9)[:, None]).astype(np.float32)
    return {text: shift[one] for text, one in zip(texts, level, strict=True) if one >= 0}
