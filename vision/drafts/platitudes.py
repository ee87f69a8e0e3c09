"""How empty a sentence is: whether it would fit any organisation, and so says nothing of this."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
from sklearn.linear_model import LogisticRegression

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from vision.drafts.likeness import FloatArray

STRICTNESS: Final = 10.0
"""Inverse of the penalty on the line between both kinds."""

MOST: Final = 3.0
"""Log odds beyond which a sentence is no emptier."""


class Emptiness:
    """Tells stock phrases ("We shape the future") from sentences that speak of something.

    A straight line between the sentence vectors of stock phrases and of plain sentences about all
    sorts of things, both from lists of our own in several languages (logistic regression, both
    kinds weighing the same). Of a list that it has not seen it knows all but a few.

    Args:
        vectors: Gives sentence vectors as they are; None for all means that there are none.
    """

    def __init__(self, vectors: Callable[[Sequence[str]], NDArray[np.float32] | None]) -> None:
        empty, plain = stock_phrases(), plain_sentences()
        rows = vectors([*empty, *plain])
        self._model: LogisticRegression | None = None
        if rows is not None and np.ptp(rows, axis=0).any():
            is_empty = np.arange(len(rows)) < len(empty)
            model = LogisticRegression(C=STRICTNESS, class_weight="balanced", max_iter=1_000)
            self._model = model.fit(rows, is_empty)

    def __call__(self, rows: NDArray[np.float32] | None) -> FloatArray | float:
        """Return shape (n,): log odds that a sentence says nothing, 0 (it speaks) to ``MOST``.

        Args:
            rows: Shape (n, d): sentence vectors as they are; 0 comes back where there are none.
        """
        if rows is None or self._model is None or not len(rows):
            return 0.0
        odds: FloatArray = np.clip(self._model.decision_function(rows), 0.0, MOST)
        return odds


@cache
def stock_phrases() -> tuple[str, ...]:
    """Return sentences that would fit any organisation, and so say nothing about this one."""
    return _lines("stock_phrases.txt")


@cache
def plain_sentences() -> tuple[str, ...]:
    """Return sentences that each speak of something, all of different things."""
    return _lines("plain_sentences.txt")


def _lines(name: str) -> tuple[str, ...]:
    return tuple(Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines())
