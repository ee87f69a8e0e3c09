"""Statements as points: how far two of them lie apart says how much they have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from scipy import sparse
from sklearn.utils.extmath import randomized_svd

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from vision.text import Corpus

MEANING_WEIGHT: Final = 0.75
"""Share of sentence meaning in the features of the lens ``meaning``; the rest is wording."""


def tfidf(corpus: Corpus) -> sparse.csr_matrix:
    """Return shape (n_statements, n_stems): how much each word stands out in each statement.

    (1 + log count) * (1 + log((1 + n) / (1 + statements with the word))), rows of unit length.
    A row without subject words is all zero.

    Source:
        Salton & Buckley (1988), "Term-weighting approaches in automatic text retrieval".
    """
    named = corpus.stems >= 0
    shape = (len(corpus.starts) - 1, len(corpus.stem_names))
    ones = np.ones(int(named.sum()), dtype=np.float32)
    counts = sparse.csr_matrix((ones, (corpus.rows[named], corpus.stems[named])), shape=shape)
    counts.sum_duplicates()
    statements = np.bincount(counts.indices, minlength=shape[1])
    rarity = 1 + np.log((1 + shape[0]) / (1 + statements))
    counts.data = ((1 + np.log(counts.data)) * rarity[counts.indices]).astype(np.float32)
    length = np.sqrt(counts.multiply(counts).sum(axis=1)).A1
    return sparse.diags_array(1 / np.maximum(length, 1e-9)).tocsr().astype(np.float32) @ counts


def reduced(matrix: sparse.csr_matrix, dimensions: int, seed: int) -> NDArray[np.float32]:
    """Return shape (n, d <= dimensions): latent semantic analysis, rows of unit length or zero.

    Source:
        Deerwester et al. (1990), "Indexing by latent semantic analysis", JASIS 41(6).
    """
    most = min(matrix.shape) - 1
    if most < 1:
        return unit(np.asarray(matrix.todense(), dtype=np.float32))
    wanted = min(dimensions, most)
    left, values, _ = randomized_svd(matrix, wanted, n_iter=4, random_state=seed, flip_sign=True)
    return unit((left * values).astype(np.float32))


def unit(points: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the same directions at length one; points at the origin stay there."""
    length = np.linalg.norm(points, axis=1, keepdims=True)
    return np.where(length > 1e-6, points / np.maximum(length, 1e-6), 0).astype(np.float32)  # noqa: PLR2004


def joined(words: NDArray[np.float32], meaning: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return shape (n, d): wording beside meaning, centred, unit length."""
    parts = [np.sqrt(MEANING_WEIGHT) * meaning, np.sqrt(1 - MEANING_WEIGHT) * words]
    beside = np.hstack(parts)
    return unit(beside - beside.mean(axis=0))


def smoothed(
    points: NDArray[np.float32], *, neighbours: int, times: int = 2
) -> NDArray[np.float32]:
    """Return each point as the mean of itself and its nearest neighbours, unit length.

    Statements that sit between two themes move towards the one that more of their neighbours
    belong to, so that clusters part more clearly.

    Args:
        points: Shape (n, d), unit length.
        neighbours: How many, by cosine.
        times: How often.
    """
    for _ in range(times):
        if neighbours < 1 or len(points) <= neighbours:
            return points
        total = points.copy()
        for start in range(0, len(points), 1024):
            block = slice(start, start + 1024)
            cosine = points[block] @ points.T
            cosine[np.arange(len(cosine)), np.arange(start, start + len(cosine))] = -2
            nearest = np.argpartition(-cosine, neighbours - 1, axis=1)[:, :neighbours]
            total[block] += points[nearest].sum(axis=1)
        points = unit(total)
    return points
