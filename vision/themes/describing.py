"""What is said about each theme: name, keywords, typical quotes, how alike its statements are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from vision.text.junk import fold
from vision.themes.features import unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

QUOTES: Final = 12
TOO_ALIKE: Final = 0.9
"""Cosine from which on two quotes say the same."""
TIGHT: Final = 0.45
LOOSE: Final = 0.25


@dataclass(frozen=True, slots=True)
class Closeness:
    """How statements lie around the middle of their themes.

    Attributes:
        similarity: Shape (n,): cosine of each statement to its theme's middle, 0 to 1.
        coherence: Theme id -> mean of it over the theme.
    """

    similarity: NDArray[np.float64]
    coherence: dict[int, float]


def closeness(
    points: NDArray[np.float32], labels: NDArray[np.int32], ids: Sequence[int]
) -> Closeness:
    """Return how close statements are to the middle of their theme."""
    similarity = np.zeros(len(labels))
    coherence = {}
    for theme in ids:
        own = labels == theme
        middle = unit(points[own].mean(axis=0, keepdims=True))[0]
        similarity[own] = np.clip(points[own] @ middle, 0, 1)
        coherence[theme] = round(float(similarity[own].mean()), 4) if own.any() else 0.0
    return Closeness(np.round(similarity, 4), coherence)


def closeness_word(coherence: float) -> str:
    """Return ``tight``, ``mixed`` or ``loose``."""
    if coherence >= TIGHT:
        return "tight"
    return "mixed" if coherence >= LOOSE else "loose"


def typical(
    points: NDArray[np.float32], similarity: NDArray[np.float64], lines: Sequence[str]
) -> list[int]:
    """Return places of statements near the middle that differ from each other, nearest first.

    Very short and very long statements come after those that can be read at a glance.
    """
    glance = np.array([1.0 if 20 <= len(line) <= 200 else 0.85 for line in lines])  # noqa: PLR2004
    order = np.argsort(-similarity * glance, kind="stable")
    chosen: list[int] = []
    texts: set[str] = set()
    for place in order[:400]:
        if len(chosen) == QUOTES:
            break
        text = fold(lines[place])
        if text in texts or (chosen and (points[chosen] @ points[place]).max() > TOO_ALIKE):
            continue
        chosen.append(int(place))
        texts.add(text)
    return chosen
