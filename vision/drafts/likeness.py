"""How alike sentences are to the statements that people wrote."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import log, sqrt
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import numpy as np
from scipy import sparse
from sklearn.feature_extraction.text import CountVectorizer

from vision.text import clean, detect_languages, read_corpus
from vision.themes.encoders import encode

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from numpy.typing import NDArray

    from vision.themes import Encoder

    FloatArray: TypeAlias = NDArray[np.float64]
    Rows: TypeAlias = Any  # scipy's sparse arrays, and NDArray[np.float32]

COMMON: Final = 0.5
"""What a word counts for that stock phrases are made of, beside another one as rare."""

WORDING: Final = 0.3
"""What wording counts for beside meaning, 0..1: half of it whole words, half parts of words."""


class Wording:
    """TF-IDF of token lists, learned from one collection, for any sentence.

    A token that the collection doesn't know counts in a sentence's length, so that one common
    word among many strange ones doesn't make two sentences alike.

    Args:
        collection: Tokens of each statement.
        common: Tokens that say less than their rarity, such as those of stock phrases.
    """

    def __init__(
        self, collection: Sequence[Sequence[str]], common: Collection[str] = frozenset()
    ) -> None:
        spread = Counter(token for tokens in collection for token in set(tokens))
        self._column = {token: column for column, token in enumerate(spread)}
        many = 1.0 + len(collection)
        self._rarity = {
            token: (1.0 + log(many / (1.0 + n))) * (COMMON if token in common else 1.0)
            for token, n in spread.items()
        }
        self._strange = 1.0 + log(many)

    def vectors(self, sentences: Sequence[Sequence[str]]) -> sparse.csr_array:
        """Return shape (sentences, tokens known): rows of length one, or less if strange."""
        rows, columns, values = [], [], []
        for row, tokens in enumerate(sentences):
            weights = {
                token: (1.0 + log(count)) * self._rarity.get(token, self._strange)
                for token, count in Counter(tokens).items()
            }
            length = sqrt(sum(weight * weight for weight in weights.values()))
            for token, weight in weights.items():
                if token in self._column:
                    rows.append(row)
                    columns.append(self._column[token])
                    values.append(weight / length)
        shape = (len(sentences), max(len(self._column), 1))
        return sparse.csr_array((values, (rows, columns)), shape=shape)


@dataclass(frozen=True, slots=True)
class View:
    """Sentences seen in one way: by wording, or by meaning.

    Attributes:
        rows: Shape (n, d): one vector a sentence, of length one or less.
        weight: What this view counts for, 0..1; the weights of all views add up to 1.
    """

    rows: Rows
    weight: float


class Likeness:
    """Sees sentences as the collection of statements lets them be seen.

    Args:
        texts: The statements.
        language: A code, or ``auto``.
        encoder: Gives sentence vectors; None compares wording only.
        common: Sentences whose subject words count for less.

    Attributes:
        statements: The statements by each view: wording, then meaning where there is an encoder.
    """

    def __init__(
        self,
        texts: Sequence[str | None],
        language: str,
        encoder: Encoder | None,
        common: Sequence[str] = (),
    ) -> None:
        self._language, self._encoder = language, encoder
        lines = [clean(text) for text in texts]
        stems, parts = _stems(lines, language), _parts(lines)
        less = {stem for stems_of_one in _stems(common, "auto") for stem in stems_of_one}
        self._stems, self._parts = Wording(stems, less), Wording(parts)
        meaning = self.meaning(lines)
        self._middle = 0.0 if meaning is None or not lines else meaning.mean(axis=0)
        self.statements = self._views(stems, parts, meaning)

    def __call__(self, sentences: Sequence[str]) -> tuple[View, ...]:
        """Return sentences by the same views as ``statements``."""
        lines = [clean(each) for each in sentences]
        return self._views(
            _stems(lines, self._language), _parts(lines), self.meaning(lines) if lines else None
        )

    def cosines(self, sentence: str, rows: NDArray[np.int64]) -> FloatArray:
        """Return shape (rows,): how like a sentence some statements are, -1..1.

        Args:
            sentence: Any.
            rows: Places of the statements.
        """
        near = np.zeros(len(rows))
        for view, one in zip(self.statements, self([sentence]), strict=True):
            near += view.weight * product(view.rows[rows], one.rows.T).ravel()
        return near

    def meaning(self, sentences: Sequence[str]) -> NDArray[np.float32] | None:
        """Return shape (n, d): sentence vectors as they are; None without an encoder."""
        if self._encoder is None:
            return None
        return encode(self._encoder, [clean(each) for each in sentences])

    def _views(
        self,
        stems: Sequence[Sequence[str]],
        parts: Sequence[Sequence[str]],
        meaning: NDArray[np.float32] | None,
    ) -> tuple[View, ...]:
        wording = [self._stems.vectors(stems), self._parts.vectors(parts)]
        words = sparse.hstack(wording, format="csr") * np.sqrt(0.5)
        if self._encoder is None:
            return (View(words, 1.0),)
        if meaning is None:
            return (View(words, WORDING), View(np.zeros((0, 1), dtype=np.float32), 1.0 - WORDING))
        away = meaning - self._middle
        length = np.linalg.norm(away, axis=1, keepdims=True)
        turned = np.divide(
            away,
            length,
            out=np.zeros_like(away),
            where=length > 1e-6,  # noqa: PLR2004 - rounding
        )
        return (View(words, WORDING), View(turned, 1.0 - WORDING))


def product(rows: Rows, columns: Rows) -> FloatArray:
    """Return the cosines of unit vectors, shape (rows, columns)."""
    found = rows @ columns
    dense = found if isinstance(found, np.ndarray) else found.toarray()
    return np.asarray(dense, dtype=np.float64)


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
