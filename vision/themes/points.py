"""Statements as points: what two of them have in common, by words and by meaning."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from sklearn.preprocessing import normalize

from vision.text.one_spelling import in_one_spelling
from vision.themes.encoders import LONGEST_ENCODED, encode, known_to, respelled
from vision.themes.features import MEANING_DIRECTIONS, tfidf, unit, wording
from vision.themes.membership_evidence import Evidence, evidence

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray
    from scipy import sparse

    from vision.themes.encoders import Encoder
    from vision.themes.reading import Reading


@dataclass(frozen=True, slots=True)
class Plain:
    """Statements as they are, for saying how alike they are.

    Attributes:
        rows: Shape (n, d), unit length: centred sentence vectors, those of wording in columns of
            their own behind them, or TF-IDF of words.
    """

    rows: NDArray[np.float32] | sparse.csr_array

    def middle(self, places: NDArray[np.int64]) -> NDArray[np.float32]:
        """Return shape (d,): the unit vector in the middle of some statements."""
        mean = np.asarray(self.rows[places].mean(axis=0), dtype=np.float32)
        return np.asarray(normalize(mean.reshape(1, -1)), dtype=np.float32).ravel()

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
class Points:
    """The usable statements of one run, ready to be grouped and compared.

    Attributes:
        reading: The statements.
        plain: As they are, for comparing.
        evidence: What can speak for their being in a theme.
        encoder: Gives the vectors of phrases to compare with them; None under ``words``.
        meaning: Shape (m, d): their sentence vectors, 0 for those in languages that the encoder
            does not know; None under ``words``.
        middle: Shape (d,): the mean of those.
    """

    reading: Reading
    plain: Plain
    evidence: Evidence
    encoder: Encoder | None = None
    meaning: NDArray[np.float32] | None = None
    middle: NDArray[np.float32] | None = None

    def __len__(self) -> int:
        """Return how many statements there are."""
        return len(self.reading.rows)


def points(
    reading: Reading,
    encoder: Encoder | None,
    progress: Callable[[float], None] | None = None,
) -> Points:
    """Return the statements as points: by meaning where there is an encoder, else by words.

    Args:
        reading: The statements.
        encoder: Gives sentence vectors; None under the lens ``words``.
        progress: Called with the part of the encoding that is done, 0 to 1.
    """
    corpus = reading.corpus
    if encoder is None or not len(reading.rows):
        return Points(reading, Plain(tfidf(corpus)), evidence(corpus, None))
    known = known_to(encoder, corpus.languages)
    if not known.any():
        return Points(reading, Plain(tfidf(corpus)), evidence(corpus, None))
    own = [line for line, one in zip(reading.lines, known, strict=True) if one]
    other = in_one_spelling(reading.lines, corpus)
    told = {
        reading.lines[row][:LONGEST_ENCODED]: line[:LONGEST_ENCODED] for row, line in other.items()
    }
    vectors = encode(respelled(encoder, told), own, progress)
    counted = ~reading.repeat[known]
    middle = (vectors[counted] if counted.any() else vectors).mean(axis=0)
    meaning = np.zeros((len(known), vectors.shape[1]), dtype=np.float32)
    rows = meaning.copy()
    meaning[known] = vectors
    rows[known] = normalize(vectors - middle) if len(vectors) > 1 else vectors
    plain = Plain(rows if known.all() else _beside(rows, reading, known))
    return Points(reading, plain, evidence(corpus, rows), encoder, meaning, middle)


def _beside(
    rows: NDArray[np.float32], reading: Reading, known: NDArray[np.bool_]
) -> NDArray[np.float32]:
    """Return meaning, and beside it the wording of those whose meaning is not known."""
    others = np.flatnonzero(~known)
    words = unit(wording(reading.corpus, MEANING_DIRECTIONS, others, 0))
    words[known] = 0
    return np.hstack([rows, words]).astype(np.float32)
