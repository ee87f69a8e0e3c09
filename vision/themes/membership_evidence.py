"""What speaks for each statement being in each theme: how well the theme's others foretell it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from scipy import sparse
from sklearn.preprocessing import normalize

from vision.text.tokens import BREAK, small_forms

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from vision.text import Corpus

BACKGROUND: Final = 300.0
"""Words of the whole collection that every theme is taken to have said as well."""
SMALL_WORD_WEIGHT: Final = 0.25
"""What a word without a subject ("what", "turn off") counts, against a subject word."""
MEANING_WEIGHT: Final = 20.0
"""What a cosine of one counts, in nats."""
ROUNDS: Final = 10
"""How often statements move to the theme that best foretells them, at most."""
_CHUNK: Final = 50_000


@dataclass(frozen=True, slots=True)
class Evidence:
    """Statements as the words they hold and, if known, the direction of their meaning.

    Attributes:
        words: Shape (n, n_words): 1 where a statement holds a word that two or more share;
            subject words first, then small words.
        names: Of the words: stems of subject words, small words in lower case.
        subjects: How many of them are subject words.
        meaning: Shape (n, d), centred, unit length; None under the lens ``words``.
    """

    words: sparse.csr_array
    names: tuple[str, ...]
    subjects: int
    meaning: NDArray[np.float32] | None

    def __len__(self) -> int:
        """Return how many statements there are."""
        return int(self.words.shape[0])

    def __getitem__(self, rows: NDArray[np.intp] | slice) -> Evidence:
        """Return the evidence of some statements."""
        meaning = None if self.meaning is None else self.meaning[rows]
        return Evidence(self.words[rows], self.names, self.subjects, meaning)

    @property
    def weight(self) -> NDArray[np.float32]:
        """Shape (n_words,): what each word counts."""
        weight = np.ones(self.words.shape[1], dtype=np.float32)
        weight[self.subjects :] = SMALL_WORD_WEIGHT
        return weight


@dataclass(frozen=True, slots=True)
class Gain:
    """What each theme's statements say for any other to be in it.

    Attributes:
        words: Shape (n_words, k): what holding a word says for each theme, in nats.
        middles: Shape (k, d): direction of each theme's meaning; None under the lens ``words``.
    """

    words: NDArray[np.float32]
    middles: NDArray[np.float32] | None

    def of(
        self, words: sparse.csr_array, meaning: NDArray[np.float32] | None
    ) -> NDArray[np.float32]:
        """Return shape (n, k): what speaks for each statement being in each theme."""
        fit: NDArray[np.float32] = words @ self.words
        if meaning is not None and self.middles is not None:
            fit += np.float32(MEANING_WEIGHT) * (meaning @ self.middles.T)
        return fit


@dataclass(frozen=True, slots=True)
class _Told:
    """What the statements of each theme say.

    Attributes:
        counts: Shape (n_words, k): statements of each theme with each word.
        totals: Shape (2, k): their sums over subject words and over small words.
        share: Shape (n_words,): of each word among all of its kind.
        middles: Shape (k, d): direction of each theme's meaning.
    """

    counts: NDArray[np.float64]
    totals: NDArray[np.float64]
    share: NDArray[np.float64]
    middles: NDArray[np.float32] | None


def evidence(corpus: Corpus, meaning: NDArray[np.float32] | None) -> Evidence:
    """Return what can speak for a statement being in a theme.

    Subject words compete with subject words, and small words with small words.

    Args:
        corpus: The words of the statements.
        meaning: Shape (n, d), centred, unit length.
    """
    many = len(corpus.starts) - 1
    numbers: dict[str, int] = {}
    lower = np.array([numbers.setdefault(form, len(numbers)) for form in small_forms(corpus)])
    said = corpus.stems != BREAK
    subjects = len(corpus.stem_names)
    small = corpus.stems[said] < 0
    column = corpus.stems[said].astype(np.int64)
    column[small] = subjects + lower[corpus.words[said][small]]
    starts = np.concatenate([[0], np.cumsum(said)])[corpus.starts]
    table = sparse.csr_array(
        (np.ones(len(column), dtype=np.float32), column, starts),
        shape=(many, subjects + len(numbers)),
    )
    table.sum_duplicates()
    table.data[:] = 1
    kept = np.flatnonzero(np.bincount(table.indices, minlength=table.shape[1]) >= 2)  # noqa: PLR2004
    names = (*corpus.stem_names, *numbers)
    named = tuple(names[column] for column in kept.tolist())
    return Evidence(table[:, kept], named, int((kept < subjects).sum()), meaning)


def settled(
    found: Evidence,
    labels: NDArray[np.int32],
    count: int,
    rounds: int = ROUNDS,
    learned_from: NDArray[np.int64] | None = None,
) -> NDArray[np.int32]:
    """Return the labels after statements have moved to the theme that best foretells them.

    What speaks for a theme is the sum over the statement's words of
    log((n_wc + b p_w) / (n_c + b)) - log p_w, the statement itself left out, plus 20 times the
    cosine of its meaning with the middle of the theme. n_wc are the theme's statements with the
    word, n_c their sum over words of its kind, p_w the word's share everywhere, b a background.
    All move at once, ten times at most; no theme becomes empty.

    Args:
        found: The statements.
        labels: Shape (n,): theme of each, from 0; -1 for one that joins when the others have moved.
        count: Number of themes.
        rounds: How often, at most; with 0 the others stay where they are.
        learned_from: Places of the statements that move first, the others after them; None for
            all that have a theme.

    Source:
        Celeux & Govaert (1992), "A classification EM algorithm for clustering", CSDA 14(3).
        Nigam et al. (2000), "Text classification from labeled and unlabeled documents using
        EM", Machine Learning 39.
    """
    learned = np.flatnonzero(labels >= 0) if learned_from is None else learned_from
    part, own = found[learned], labels[learned]
    for _ in range(rounds):
        told = _told(part, own, count)
        fit = _gain(part, told).of(part.words, part.meaning)
        fit[np.arange(len(own)), own] = _fit_left_out(part, told, own)
        new = _none_empty(fit.argmax(axis=1).astype(np.int32), own, count)
        if np.array_equal(new, own):
            break
        own = new
    result = labels.copy()
    result[learned] = own
    rest = np.setdiff1d(np.arange(len(labels)), learned)
    if len(rest):
        result[rest] = nearest(found[rest], part, own, count)
    return result


def told_by_themes(found: Evidence, labels: NDArray[np.int32], count: int) -> float:
    """Return how much a theme tells about the subject words of its statements, in nats a word.

    The mean over words of what each says for its own statement's theme: 0 if themes tell
    nothing; below 0 if they mislead.
    """
    words = Evidence(found.words[:, : found.subjects], found.names, found.subjects, None)
    if not words.words.nnz:
        return 0.0
    told = _told(words, labels, count)
    return float(_fit_left_out(words, told, labels).sum() / words.words.nnz)


def nearest(
    new: Evidence, known: Evidence, labels: NDArray[np.int32], count: int
) -> NDArray[np.int32]:
    """Return for new statements the theme, from 0, whose known statements best foretell them."""
    said = gain(known, labels, count)
    chunks = (new[start : start + _CHUNK] for start in range(0, len(new), _CHUNK))
    best = [said.of(chunk.words, chunk.meaning).argmax(axis=1) for chunk in chunks]
    return np.concatenate(best).astype(np.int32)


def gain(known: Evidence, labels: NDArray[np.int32], count: int) -> Gain:
    """Return what statements in themes, from 0, say for any other to be in each theme."""
    return _gain(known, _told(known, labels, count))


def _told(part: Evidence, labels: NDArray[np.int32], count: int) -> _Told:
    words, subjects = part.words, part.subjects
    cell = words.indices.astype(np.int64) * count + np.repeat(labels, np.diff(words.indptr))
    counts = np.bincount(cell, minlength=words.shape[1] * count)
    counts = counts.reshape(words.shape[1], count)
    everywhere = counts.sum(axis=1) + 0.5
    share = everywhere.copy()
    share[:subjects] /= max(1.0, everywhere[:subjects].sum())
    share[subjects:] /= max(1.0, everywhere[subjects:].sum())
    middles = None
    if part.meaning is not None:
        member = sparse.csr_array(
            (np.ones(len(labels), dtype=np.float32), (labels, np.arange(len(labels)))),
            shape=(count, len(labels)),
        )
        middles = np.asarray(normalize(member @ part.meaning))
    totals = np.stack([counts[:subjects].sum(axis=0), counts[subjects:].sum(axis=0)])
    return _Told(counts.astype(np.float32), totals, share.astype(np.float32), middles)


def _gain(part: Evidence, told: _Told) -> Gain:
    background = BACKGROUND * told.share[:, None]
    said = np.log(1 + told.counts / background)
    said[: part.subjects] -= np.log(1 + told.totals[0] / BACKGROUND).astype(np.float32)
    said[part.subjects :] -= np.log(1 + told.totals[1] / BACKGROUND).astype(np.float32)
    said *= part.weight[:, None]
    return Gain(said, told.middles)


def _fit_left_out(part: Evidence, told: _Told, labels: NDArray[np.int32]) -> NDArray[np.float64]:
    """Return shape (n,): what speaks for each statement's own theme, its own words left out."""
    row = np.repeat(np.arange(len(labels)), np.diff(part.words.indptr))
    column, theme = part.words.indices, labels[row]
    small = (column >= part.subjects).astype(np.int64)
    own_words = np.bincount(row * 2 + small, minlength=len(labels) * 2)
    others = told.counts[column, theme] - 1
    all_others = told.totals[small, theme] - own_words[row * 2 + small]
    gain = np.log(1 + others / (BACKGROUND * told.share[column]))
    gain -= np.log(1 + all_others / BACKGROUND)
    fit = np.bincount(row, gain * part.weight[column], minlength=len(labels))
    if part.meaning is not None and told.middles is not None:
        cosine = np.einsum("ij,ij->i", part.meaning, told.middles[labels])
        fit = fit + MEANING_WEIGHT * cosine
    return np.asarray(fit, dtype=np.float64)


def _none_empty(new: NDArray[np.int32], old: NDArray[np.int32], count: int) -> NDArray[np.int32]:
    """Return the new labels, but the old ones for all of a theme that nobody stays in."""
    while True:
        empty = np.bincount(new, minlength=count) == 0
        back = empty[old] & (new != old)
        if not back.any():
            return new
        new = np.where(back, old, new)
