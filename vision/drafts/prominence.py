"""How far a sentence stands out for each theme, beside sentences that are not of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from vision.drafts.likeness import product
from vision.drafts.platitudes import plain_sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from vision.drafts.likeness import FloatArray, Likeness, View

FLATTEST: Final = 1e-3
"""Least standard deviation of cosines that a distance is measured in."""


class Prominence:
    """Measures how far sentences stand out for themes.

    For each theme: the cosine to the middle of its statements, less the mean cosine of sentences
    that are not of it, in standard deviations of the latter. Half of these are the statements of
    other themes, half are sentences of our own about all sorts of things. The deviation is the mean
    over all themes: a theme of few has too few to tell. Wording and meaning are averaged.

    Args:
        likeness: Sees sentences beside the statements.
        belongs: Shape (statements, themes), 0 or 1.
    """

    def __init__(self, likeness: Likeness, belongs: NDArray[np.float32]) -> None:
        self._likeness, self._themes = likeness, belongs.shape[1]
        plain = likeness(plain_sentences())
        self._scales = [
            _scale(view, other, belongs)
            for view, other in zip(likeness.statements, plain, strict=True)
        ]

    def __call__(self, sentences: Sequence[str]) -> FloatArray:
        """Return shape (sentences, themes): how far each stands out, in standard deviations."""
        found = np.zeros((len(sentences), self._themes))
        if not sentences:
            return found
        views = self._likeness(sentences)
        for view, (middles, means, spread) in zip(views, self._scales, strict=True):
            found += view.weight * (product(view.rows, middles) - means) / spread
        return found


def _scale(
    view: View, plain: View, belongs: NDArray[np.float32]
) -> tuple[NDArray[np.float32], FloatArray, float]:
    """Return the middle of each theme, and mean and spread of sentences that are not of it."""
    sums = np.asarray(view.rows.T @ belongs, dtype=np.float32)
    lengths = np.linalg.norm(sums, axis=0)
    middles = np.divide(sums, lengths, out=np.zeros_like(sums), where=lengths > 1e-5)  # noqa: PLR2004
    cosines, strange = product(view.rows, middles), product(plain.rows, middles)
    means, spreads = [], []
    for theme in range(belongs.shape[1]):
        parts = [strange[:, theme]]
        if len(others := cosines[belongs[:, theme] == 0, theme]):
            parts.append(others)
        means.append(np.mean([part.mean() for part in parts]))
        spreads.append(np.mean([part.std() for part in parts]))
    return middles, np.array(means), max(float(np.mean(spreads)), FLATTEST)
