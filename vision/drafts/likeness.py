"""How alike sentences are to the statements that people wrote."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

import numpy as np
from scipy import sparse
from sklearn.feature_extraction.text import CountVectorizer

from vision.text import clean, detect_languages, read_corpus
from vision.themes.encoders import encode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from vision.themes import Encoder

    FloatArray = NDArray[np.float64]
    Vectors = tuple[sparse.csr_array, NDArray[np.float32] | None]

MEANING: Final = 0.6
"""Share of sentence meaning in likeness where there is an encoder; the rest is wording, half of it
whole words and half of it parts of words."""


class Wording:
    """TF-IDF of token lists, learned from one collection, for any sentence.

    A token that the collection doesn't know counts in a sentence's length, so that one common
    word among many strange ones doesn't make two sentences alike.

    Args:
        collection: Tokens of each statement.
    """

    def __init__(self, collection: Sequence[Sequence[str]]) -> None:
        spread = Counter(token for tokens in collection for token in set(tokens))
        self._column = {token: column for column, token in enumerate(spread)}
        many = 1.0 + len(collection)
        self._rarity = {token: 1.0 + np.log(many / (1.0 + n)) for token, n in spread.items()}
        self._strange = 1.0 + np.log(many)

    def vectors(self, sentences: Sequence[Sequence[str]]) -> sparse.csr_array:
        """Return shape (sentences, tokens known): rows of length one, or less if strange."""
        rows, columns, values = [], [], []
        for row, tokens in enumerate(sentences):
            weights = {
                token: (1.0 + np.log(count)) * self._rarity.get(token, self._strange)
                for token, count in Counter(tokens).items()
            }
            length = np.sqrt(sum(weight**2 for weight in weights.values()))
            for token, weight in weights.items():
                if token in self._column:
                    rows.append(row)
                    columns.append(self._column[token])
                    values.append(weight / length)
        shape = (len(sentences), max(len(self._column), 1))
        return sparse.csr_array((values, (rows, columns)), shape=shape)


class Likeness:
    """Compares sentences with a fixed collection of statements.

    Args:
        texts: The statements.
        language: A code, or ``auto``.
        encoder: Gives sentence vectors; None compares wording only.
    """

    def __init__(self, texts: Sequence[str | None], language: str, encoder: Encoder | None) -> None:
        self._language, self._encoder = language, encoder
        lines = [clean(text) for text in texts]
        stems, parts = _stems(lines, language), _parts(lines)
        self._stems, self._parts = Wording(stems), Wording(parts)
        meaning = None if encoder is None else encode(encoder, lines)
        self._middle = 0.0 if meaning is None or not lines else meaning.mean(axis=0)
        self._statements = self._vectors(stems, parts, meaning)

    def __call__(self, sentences: Sequence[str]) -> FloatArray:
        """Return shape (sentences, statements): cosine, -1..1; 0 where nothing is known."""
        if not sentences:
            return np.zeros((0, self._statements[0].shape[0]))
        lines = [clean(each) for each in sentences]
        stems, parts = _stems(lines, self._language), _parts(lines)
        meaning = None if self._encoder is None else encode(self._encoder, lines)
        return _cosines(self._vectors(stems, parts, meaning), self._statements)

    def among(self, rows: NDArray[np.int64]) -> FloatArray:
        """Return shape (rows, statements): some of the statements against all."""
        words, meaning = self._statements
        chosen = (words[rows], None if meaning is None else meaning[rows])
        return _cosines(chosen, self._statements)

    def lengths_of_sums(self, belongs: FloatArray) -> FloatArray:
        """Return shape (groups,): length of the sum of each group's vectors.

        Args:
            belongs: Shape (statements, groups), 0 or 1.
        """
        words, meaning = self._statements
        squares = np.square(words.T @ belongs).sum(axis=0)
        if meaning is not None:
            squares = squares + np.square(meaning.T @ belongs).sum(axis=0)
        lengths: FloatArray = np.sqrt(squares)
        return lengths

    def _vectors(
        self,
        stems: Sequence[Sequence[str]],
        parts: Sequence[Sequence[str]],
        meaning: NDArray[np.float32] | None,
    ) -> Vectors:
        wording = [self._stems.vectors(stems), self._parts.vectors(parts)]
        words = sparse.hstack(wording, format="csr") * np.sqrt(0.5)
        if meaning is None:
            return words, None
        away = meaning - self._middle
        length = np.linalg.norm(away, axis=1, keepdims=True)
        turned = np.divide(
            away,
            length,
            out=np.zeros_like(away),
            where=length > 1e-6,  # noqa: PLR2004 - rounding
        )
        return words * np.sqrt(1.0 - MEANING), turned * np.float32(np.sqrt(MEANING))


def _cosines(
    these: Vectors,
    those: Vectors,
) -> FloatArray:
    cosines: FloatArray = (these[0] @ those[0].T).toarray()
    if these[1] is not None and those[1] is not None:
        cosines = cosines + these[1] @ those[1].T
    return cosines


def _stems(lines: Sequence[str], language: str) -> list[list[str]]:
    """Return the stems of each line's subject words."""
    corpus = read_corpus(lines, detect_languages(lines, language))
    found: list[list[str]] = []
    for start, end in zip(corpus.starts[:-1], corpus.starts[1:], strict=True):
        stems = corpus.stems[start:end]
        found.append([corpus.stem_names[stem] for stem in stems[stems >= 0]])
    return found


def _parts(lines: Sequence[str]) -> list[list[str]]:
    """Return each line's runs of three to five characters within words."""
    cut = CountVectorizer(analyzer="char_wb", ngram_range=(3, 5)).build_analyzer()
    return [list(cut(line)) for line in lines]
