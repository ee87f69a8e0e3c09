"""The statements of one run as points: for clustering, and for comparing as they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from sklearn.utils.extmath import randomized_svd

from vision.themes.clusters import clusters, counts_to_try
from vision.themes.features import (
    MEANING_DIRECTIONS,
    joined,
    neighbours_for,
    smoothed,
    tfidf,
    unit,
    wording,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from scipy import sparse

    from vision.text import Corpus
    from vision.themes.features import Wording

FEWEST_DIRECTIONS: Final = 4
SMOOTHED: Final = 20_000
"""Statements up to which neighbours are looked for; beyond, points stay as they are."""


@dataclass(frozen=True, slots=True)
class Plain:
    """Statements as they are, for saying how alike they are.

    Attributes:
        rows: Shape (n, d), unit length: centred sentence vectors, or TF-IDF of words.
    """

    rows: NDArray[np.float32] | sparse.csr_array

    def middle(self, own: NDArray[np.bool_]) -> NDArray[np.float32]:
        """Return shape (d,): the unit vector in the middle of some statements."""
        mean = np.asarray(self.rows[np.flatnonzero(own)].mean(axis=0), dtype=np.float32)
        return unit(mean.reshape(1, -1)).ravel()

    def cosines(
        self, places: NDArray[np.int64], middle: NDArray[np.float32]
    ) -> NDArray[np.float64]:
        """Return shape (len(places),): cosine of statements to a unit vector, 0 to 1."""
        cosine = np.asarray(self.rows[places] @ middle, dtype=np.float64).ravel()
        return np.clip(cosine, 0.0, 1.0)

    def between(self, one: NDArray[np.int64], other: NDArray[np.int64]) -> NDArray[np.float64]:
        """Return shape (len(one), len(other)): cosines between statements."""
        product = self.rows[one] @ self.rows[other].T
        dense = product if isinstance(product, np.ndarray) else product.toarray()
        return np.asarray(dense, dtype=np.float64)


@dataclass(frozen=True, slots=True)
class Space:
    """Statements as points for clustering.

    Attributes:
        words: Main directions of wording.
        whole: Shape (n, d): wording and meaning, smoothed; None under the lens ``words``.
    """

    words: Wording
    whole: NDArray[np.float32] | None

    def points(self, count: int) -> NDArray[np.float32]:
        """Return shape (n, d): points to make ``count`` clusters of.

        By wording alone, as many directions as clusters tell them apart best.
        """
        if self.whole is not None:
            return self.whole
        return self.words.points(max(FEWEST_DIRECTIONS, count))


def plain(corpus: Corpus, meaning: NDArray[np.float32] | None) -> Plain:
    """Return the statements as they are: by meaning where there is one, else by words."""
    if meaning is None:
        return Plain(tfidf(corpus))
    return Plain(unit(meaning - meaning.mean(axis=0)) if len(meaning) > 1 else meaning)


def space(
    corpus: Corpus, meaning: NDArray[np.float32] | None, count: int | None, seed: int
) -> Space:
    """Return the statements as points, with as many directions as the clustering will need."""
    statements = len(corpus.starts) - 1
    if meaning is None:
        most = count or max(counts_to_try(statements), default=1)
        return Space(wording(corpus, max(FEWEST_DIRECTIONS, most), seed), None)
    words = wording(corpus, MEANING_DIRECTIONS, seed)
    whole = joined(words.points(MEANING_DIRECTIONS), meaning)
    if statements <= SMOOTHED:
        whole = smoothed(whole, neighbours_for(statements))
    return Space(words, whole)


def parted(bare: Plain, own: NDArray[np.int64], held: list[list[int]], seed: int) -> list[int]:
    """Return the part, from 0, of each statement of a theme that is split.

    Where the parts had statements before, everything joins the nearest part and those stay;
    else the theme falls into clusters, the largest being part 0.

    Args:
        bare: The usable statements as they are.
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
        middles = [
            bare.middle(np.isin(np.arange(bare.rows.shape[0]), part)) for part in held if part
        ]
        kept = [part for part, places in enumerate(held) if places]
        nearest = np.argmax([bare.cosines(comparable, middle) for middle in middles], axis=0)
        found = np.array(kept)[nearest]
        for part, places in enumerate(held):
            found[np.isin(comparable, places)] = part
    else:
        found = clusters(_dense(bare, comparable, seed), len(held), seed).labels
        by_size = np.argsort(-np.bincount(found), kind="stable")
        found = np.argsort(by_size, kind="stable")[found]
    result[own >= 0] = found
    return result.tolist()


def _dense(bare: Plain, places: NDArray[np.int64], seed: int) -> NDArray[np.float32]:
    """Return shape (len(places), d): statements as they are, in few directions."""
    rows = bare.rows[places]
    if isinstance(rows, np.ndarray):
        return rows
    most = min(rows.shape) - 1
    if most < 1:
        return np.asarray(rows.toarray(), dtype=np.float32)
    left, values, _ = randomized_svd(rows, min(FEWEST_DIRECTIONS, most), random_state=seed)
    return unit((left * values).astype(np.float32))
