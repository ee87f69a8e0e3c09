"""Which themes a sentence carries, and how surely: calibrated on the statements themselves."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
from scipy.special import softmax

from vision.drafts.likeness import Likeness
from vision.models import Lens
from vision.text import clean, junk_reasons
from vision.themes import UNASSIGNED, default_encoder

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from vision.drafts.likeness import FloatArray
    from vision.themes import Encoder, Themes

CARRIES: Final = 0.5
"""Strength from which on a sentence is said to carry a theme."""

NEAREST: Final = 5
"""Statements of a theme, the most alike ones, that a sentence is compared with."""

CALIBRATED_ON: Final = 2_000
"""Statements, at most, that the scale is read from."""

SHARPNESS: Final = np.geomspace(0.015, 0.2, 20)
"""Softmax scales that are tried; the least still lets a sentence carry two themes."""


class Matcher:
    """Says how strongly sentences carry themes, on a scale read from the themes' own statements.

    Nearness of a sentence to a theme: half the mean cosine to the five statements of the theme
    that are most alike, half the cosine to the middle of all of them. Two questions are asked:

    - *Does it speak of anything here?* 0 if it is no nearer than the nearest 5% of pairs of a
      statement and a theme it doesn't belong to, and no nearer than nine of ten stock phrases
      that fit any organisation ("We shape the future"); 1 if it is as near as the middle one of
      the statements is to its own theme, itself left out; in between in proportion.
    - *Of which?* The chance that a statement this near to each theme belongs to it: a softmax
      whose sharpness makes the statements' own themes most likely. A chance of one half or more
      counts in full, so that a sentence can carry two themes.

    Strength is the product.

    Args:
        themes: As found; their statements set the scale.
        texts: The statements, in the order of ``themes.keys``.
        encoder: Gives sentence vectors under the lens ``meaning``; default: the installed one.
    """

    def __init__(
        self, themes: Themes, texts: Sequence[str | None], *, encoder: Encoder | None = None
    ) -> None:
        if len(texts) != len(themes.keys):
            raise ValueError(f"{len(texts)} texts were given for {len(themes.keys)} statements.")
        self.themes = themes
        rows = np.flatnonzero(themes.labels != UNASSIGNED)
        self._labels = themes.labels[rows]
        self._ids = np.array([theme.id for theme in themes.themes], dtype=np.int64)
        self._belongs = (self._labels[:, None] == self._ids).astype(float)
        by_meaning = themes.lens is Lens.MEANING
        encoder = (encoder or default_encoder()) if by_meaning else None
        self._likeness = Likeness([texts[row] for row in rows.tolist()], themes.language, encoder)
        self._floor, self._ceiling, self._sharpness = 0.0, 1.0, 0.02
        self._lengths = np.zeros(len(self._ids))
        if len(rows) and len(self._ids):
            self._calibrate()

    def strengths(self, sentences: Sequence[str]) -> FloatArray:
        """Return shape (sentences, themes) in the themes' display order, 0..1.

        A sentence that says nothing (blank, "n/a", keyboard mash) carries nothing.

        Args:
            sentences: Clauses of a draft, or any other.
        """
        if not sentences or not self._labels.size or not self._ids.size:
            return np.zeros((len(sentences), len(self._ids)))
        near = self._nearness(self._likeness(sentences))
        speaks = np.clip((near - self._floor) / (self._ceiling - self._floor), 0.0, 1.0)
        of_which = np.minimum(1.0, 2.0 * softmax(near / self._sharpness, axis=1))
        empty = [reason is not None for reason in junk_reasons([clean(s) for s in sentences])]
        strengths: FloatArray = np.where(np.array(empty)[:, None], 0.0, speaks * of_which)
        return strengths

    def nearest(self, sentences: Sequence[str]) -> NDArray[np.int64]:
        """Return shape (sentences,): id of the nearest theme, however far."""
        near = self._nearness(self._likeness(sentences))
        ids: NDArray[np.int64] = self._ids[near.argmax(axis=1)]
        return ids

    def _calibrate(self) -> None:
        step = -(-len(self._labels) // CALIBRATED_ON)
        rows = np.arange(0, len(self._labels), step)
        self._lengths = self._likeness.lengths_of_sums(self._belongs)
        near = self._nearness(self._likeness.among(rows), leave_out=rows)
        own = self._belongs[rows] > 0
        alone = self._belongs.sum(axis=0) < 2  # noqa: PLR2004 - itself left out, nothing is left
        told = own & ~alone
        if not told.any():
            return
        self._sharpness = _sharpness(near[told.any(axis=1)], own[told.any(axis=1)])
        stock = self._nearness(self._likeness(_stock_phrases())).max(axis=1)
        others = near[~own]
        floor = float(np.quantile(stock, 0.9))
        if others.size:
            floor = max(floor, float(np.quantile(others, 0.95)))
        self._floor = floor
        self._ceiling = max(float(np.median(near[told])), floor + 0.03)

    def _nearness(
        self, cosines: FloatArray, leave_out: NDArray[np.int64] | None = None
    ) -> FloatArray:
        """Return shape (sentences, themes) from cosines to all statements.

        Args:
            cosines: Shape (sentences, statements).
            leave_out: The statement that each sentence is, if it is one: then it is not compared
                with itself.
        """
        sums = cosines @ self._belongs
        lengths = np.broadcast_to(self._lengths, sums.shape)
        if leave_out is not None:
            lone = np.arange(len(leave_out))
            itself = cosines[lone, leave_out][:, None] * self._belongs[leave_out]
            lengths = np.sqrt(
                np.maximum(
                    self._lengths**2 - self._belongs[leave_out] * (2.0 * sums - itself), 1e-12
                )
            )
            sums = sums - itself
            cosines = cosines.copy()
            cosines[lone, leave_out] = -np.inf
        middle = np.divide(sums, lengths, out=np.zeros_like(sums), where=lengths > 1e-5)  # noqa: PLR2004
        near = np.column_stack(
            [_mean_of_nearest(cosines[:, self._belongs[:, t] > 0]) for t in range(len(self._ids))]
        )
        nearness: FloatArray = (near + middle) / 2.0
        return nearness


def _mean_of_nearest(cosines: FloatArray) -> FloatArray:
    """Return each row's mean of its largest values, those left out aside."""
    if not cosines.shape[1]:
        return np.zeros(len(cosines))
    count = min(NEAREST, cosines.shape[1])
    largest = -np.partition(-cosines, count - 1, axis=1)[:, :count]
    known = np.isfinite(largest)
    total = np.where(known, largest, 0.0).sum(axis=1)
    means: FloatArray = total / np.maximum(known.sum(axis=1), 1)
    return means


def _sharpness(near: FloatArray, own: NDArray[np.bool_]) -> float:
    """Return the softmax scale under which statements' own themes are most likely."""
    losses = [
        -np.log(np.maximum(softmax(near / scale, axis=1)[own], 1e-9)).mean() for scale in SHARPNESS
    ]
    return float(SHARPNESS[int(np.argmin(losses))])


@cache
def _stock_phrases() -> tuple[str, ...]:
    """Return sentences that would fit any organisation, and so say nothing about this one."""
    path = Path(__file__).with_name("stock_phrases.txt")
    return tuple(path.read_text(encoding="utf-8").splitlines())
