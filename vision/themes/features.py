"""Statements by their words, and what is clustered: wording, or wording beside meaning."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from scipy import sparse
from sklearn.utils.extmath import randomized_svd

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from vision.text import Corpus

SUBWORD_WEIGHT: Final = 0.6
"""Share of parts of words, against whole words, in the comparison of wording."""
_PARTS: Final = (4, 5)
_PART_TOO_COMMON: Final = 0.3
_CHUNK: Final = 50_000
FEWEST_DIRECTIONS: Final = 4
MEANING_WEIGHT: Final = 0.9
"""Share of sentence meaning, against wording, under the lens ``meaning``."""
MEANING_DIRECTIONS: Final = 64
"""Directions of wording kept beside sentence meaning."""
SMOOTHED: Final = 20_000
"""Statements up to which neighbours are looked for; beyond, points stay as they are."""
_BLOCK: Final = 256


@dataclass(frozen=True, slots=True)
class Space:
    """Statements as points for clustering.

    Attributes:
        words: Shape (n, d): main directions of wording, strongest first, not of unit length.
        whole: Shape (n, d): wording and meaning, smoothed; None under the lens ``words``.
    """

    words: NDArray[np.float32]
    whole: NDArray[np.float32] | None

    def points(self, count: int) -> NDArray[np.float32]:
        """Return shape (n, d): points to make ``count`` clusters of.

        By wording alone, as many directions as clusters tell them apart best.
        """
        if self.whole is not None:
            return self.whole
        return unit(self.words[:, : max(FEWEST_DIRECTIONS, count)])


def tfidf(corpus: Corpus) -> sparse.csr_array:
    """Return shape (n_statements, n_stems): how much each word stands out in each statement.

    (1 + log count) * (1 + log((1 + n) / (1 + statements with the word))), rows of unit length.
    A row without subject words is all zero.

    Source:
        Salton & Buckley (1988), "Term-weighting approaches in automatic text retrieval".
    """
    counts = _counts(corpus)
    return _weighted(counts, _rarity(counts))


def wording(
    corpus: Corpus, directions: int, learned_from: NDArray[np.int64], seed: int
) -> NDArray[np.float32]:
    """Return shape (n, <= directions): statements along the main directions of their wording.

    Whole words and parts of words (so that *Klimaschutz* and *Klimawandel* have something in
    common) are weighted by TF-IDF each, put side by side, and reduced by a singular value
    decomposition that is learned from some statements.

    Source:
        Deerwester et al. (1990), "Indexing by latent semantic analysis", JASIS 41(6).
        Bojanowski et al. (2017), "Enriching word vectors with subword information", TACL 5.
    """
    counts = _counts(corpus)
    sample = counts[learned_from]
    parts = _part_table(corpus.stem_names)
    sample_parts = _logged(sample @ parts)
    words_kept, parts_kept = _kept(sample, 1.0), _kept(sample_parts, _PART_TOO_COMMON)
    words_rarity, parts_rarity = _rarity(sample), _rarity(sample_parts)

    def beside(rows: sparse.csr_array) -> sparse.csr_array:
        whole = _weighted(rows, words_rarity)[:, words_kept]
        pieces = _weighted(_logged(rows @ parts), parts_rarity)[:, parts_kept]
        both = [
            _unit_rows(whole) * np.float32(np.sqrt(1 - SUBWORD_WEIGHT)),
            _unit_rows(pieces) * np.float32(np.sqrt(SUBWORD_WEIGHT)),
        ]
        return sparse.hstack(both, format="csr")

    fitted = beside(sample)
    most = min(fitted.shape) - 1
    if fitted.shape[1] == 0:
        return np.zeros((counts.shape[0], 1), dtype=np.float32)
    if most < 1:
        return np.asarray(beside(counts).todense(), dtype=np.float32)
    _, _, axes = randomized_svd(
        fitted, min(directions, most), n_iter=4, random_state=seed, flip_sign=True
    )
    axes = axes.T.astype(np.float32)
    chunks = range(0, counts.shape[0], _CHUNK)
    return np.vstack([beside(counts[start : start + _CHUNK]) @ axes for start in chunks])


def space(
    corpus: Corpus,
    meaning: NDArray[np.float32] | None,
    most: int,
    learned_from: NDArray[np.int64],
    seed: int,
) -> Space:
    """Return the statements as points to cluster.

    Args:
        corpus: The words of the statements.
        meaning: Shape (n, d): their sentence vectors; None under the lens ``words``.
        most: Clusters there may be: under the lens ``words`` each needs a direction.
        learned_from: Places of the statements that directions of wording are learned from.
        seed: Of the reduction to main directions.
    """
    many = len(corpus.starts) - 1
    if meaning is None:
        return Space(wording(corpus, max(FEWEST_DIRECTIONS, most), learned_from, seed), None)
    words = wording(corpus, MEANING_DIRECTIONS, learned_from, seed)
    whole = joined(unit(words), meaning, learned_from)
    if many <= SMOOTHED:
        whole = smoothed(whole, neighbours_for(many))
    return Space(words, whole)


def joined(
    words: NDArray[np.float32], meaning: NDArray[np.float32], learned_from: NDArray[np.int64]
) -> NDArray[np.float32]:
    """Return shape (n, d): wording beside meaning, centred on some of them, unit length.

    A statement whose vector is 0, since its meaning is not known, is its wording alone.
    """
    known = np.asarray(meaning.any(axis=1), dtype=bool)
    base = learned_from[known[learned_from]]
    beside = np.hstack([meaning, words])
    beside[:, : meaning.shape[1]] *= np.float32(np.sqrt(MEANING_WEIGHT))
    beside[:, meaning.shape[1] :] *= np.float32(np.sqrt(1 - MEANING_WEIGHT))
    beside -= beside[base if len(base) else learned_from].mean(axis=0)
    beside[~known, : meaning.shape[1]] = 0
    return unit(beside)


def neighbours_for(statements: int) -> int:
    """Return how many neighbours a statement is smoothed over: none in a handful, at most 10."""
    if statements < 20:  # noqa: PLR2004 - three neighbours would be a theme
        return 0
    return min(10, 5 + statements // 150)


def smoothed(points: NDArray[np.float32], neighbours: int, times: int = 2) -> NDArray[np.float32]:
    """Return each point as the mean of itself and its nearest neighbours, unit length.

    Statements that sit between two themes move towards the one that more of their neighbours
    belong to, so that clusters part more clearly.

    Args:
        points: Shape (n, d), unit length.
        neighbours: How many, by cosine; 0 leaves the points as they are.
        times: How often.
    """
    if neighbours < 1 or len(points) <= neighbours:
        return points
    for _ in range(times):
        total = points.copy()
        for start in range(0, len(points), _BLOCK):
            cosine = points[start : start + _BLOCK] @ points.T
            own = np.arange(len(cosine))
            cosine[own, own + start] = -2
            nearest = np.argpartition(-cosine, neighbours - 1, axis=1)[:, :neighbours]
            total[start : start + _BLOCK] += points[nearest].sum(axis=1)
        points = unit(total)
    return points


def unit(points: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the same directions at length one; points at the origin stay there."""
    length = np.linalg.norm(points, axis=1, keepdims=True)
    scaled = points / np.maximum(length, np.float32(1e-6))
    scaled[length[:, 0] <= 1e-6] = 0  # noqa: PLR2004 - rounding, not direction
    result: NDArray[np.float32] = scaled.astype(np.float32, copy=False)
    return result


def _counts(corpus: Corpus) -> sparse.csr_array:
    """Return shape (n_statements, n_stems): 1 + log of how often each word stands in each."""
    named = corpus.stems >= 0
    starts = np.concatenate([[0], np.cumsum(named)])[corpus.starts]
    columns = corpus.stems[named]
    ones = np.ones(len(columns), dtype=np.float32)
    shape = (len(corpus.starts) - 1, len(corpus.stem_names))
    counts = sparse.csr_array((ones, columns, starts), shape=shape)
    counts.sum_duplicates()
    return _logged(counts)


def _part_table(names: tuple[str, ...]) -> sparse.csr_array:
    """Return shape (n_stems, n_parts): runs of four and five characters of each stem."""
    numbers: dict[str, int] = {}
    columns: list[int] = []
    starts = [0]
    for name in names:
        marked = f"<{name[:40]}>"
        parts = {
            marked[place : place + length]
            for length in _PARTS
            for place in range(len(marked) - length + 1)
        }
        columns.extend(numbers.setdefault(part, len(numbers)) for part in sorted(parts))
        starts.append(len(columns))
    ones = np.ones(len(columns), dtype=np.float32)
    return sparse.csr_array((ones, columns, starts), shape=(len(names), max(1, len(numbers))))


def _logged(counts: sparse.csr_array) -> sparse.csr_array:
    counts.data = 1 + np.log(np.maximum(counts.data, 1))
    return counts


def _rarity(counts: sparse.csr_array) -> NDArray[np.float32]:
    """Return shape (n_columns,): 1 + log((1 + n) / (1 + rows that hold the column))."""
    holding = np.bincount(counts.indices, minlength=counts.shape[1])
    rarity: NDArray[np.float32] = (1 + np.log((1 + counts.shape[0]) / (1 + holding))).astype(
        np.float32
    )
    return rarity


def _kept(counts: sparse.csr_array, most: float) -> NDArray[np.int64]:
    """Return the columns that two rows or more share, but not more than a part of all."""
    holding = np.bincount(counts.indices, minlength=counts.shape[1])
    return np.flatnonzero((holding >= 2) & (holding <= max(2, most * counts.shape[0])))  # noqa: PLR2004


def _weighted(counts: sparse.csr_array, rarity: NDArray[np.float32]) -> sparse.csr_array:
    weighted = counts.copy()
    weighted.data = weighted.data * rarity[weighted.indices]
    return _unit_rows(weighted)


def _unit_rows(matrix: sparse.csr_array) -> sparse.csr_array:
    squares = np.add.reduceat(
        np.append(matrix.data**2, 0), np.minimum(matrix.indptr[:-1], matrix.nnz)
    )
    squares[np.diff(matrix.indptr) == 0] = 0
    scale = 1 / np.sqrt(np.maximum(squares, np.float32(1e-12)))
    scaled = matrix.copy()
    scaled.data = (matrix.data * np.repeat(scale, np.diff(matrix.indptr))).astype(np.float32)
    return scaled
