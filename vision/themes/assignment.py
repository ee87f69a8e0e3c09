"""One statement at a time: into the themes that others were found in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from scipy import sparse
from sklearn.preprocessing import normalize

from vision.models import Lens
from vision.text import clean, detect_languages, read_corpus
from vision.text.junk import junk_reason
from vision.text.near_duplicates import fold
from vision.text.spelling_variants import ACCENTS_LEFT_OUT, plain
from vision.text.tokens import STOP, counting_small_words, small_forms
from vision.themes.encoders import LEAST_OF_A_LANGUAGE, Encoder, default_encoder, encode, trained_on
from vision.themes.membership_evidence import Gain, gain
from vision.themes.models import UNASSIGNED
from vision.themes.points import points
from vision.themes.reading import read

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from vision.text import Corpus
    from vision.themes.models import Themes

_PARTS_OF_A_NAT: Final = 1_000


@dataclass(frozen=True, slots=True)
class Model:
    """Themes as a stranger to their statements needs them.

    Attributes:
        ids: Shape (k,): the themes.
        lens: How statements were compared.
        subjects: Stem of a subject word -> its row of ``gain.words``.
        small_words: Small word in lower case -> its row.
        gain: What each theme's statements say for another to be in it.
        middle: Shape (d,): the mean of their sentence vectors; None under the lens ``words``.
        language: A code, or ``auto``.
        shares: Language code -> part of the statements written in it.
    """

    ids: NDArray[np.int32]
    lens: Lens
    subjects: Mapping[str, int]
    small_words: Mapping[str, int]
    gain: Gain
    middle: NDArray[np.float32] | None
    language: str
    shares: Mapping[str, float]


def fit(texts: Sequence[str | None], themes: Themes, *, encoder: Encoder | None = None) -> Model:
    """Return what is needed to put any other statement into one of the themes.

    Args:
        texts: The statements that themes were found in, in the order of ``themes.keys``.
        themes: As found, edits applied.
        encoder: As for ``find_themes``; it should keep vectors, or they are made anew.

    Raises:
        ValueError: ``texts`` and ``themes`` don't belong together.
    """
    if len(texts) != len(themes.keys):
        raise ValueError("Texts and themes don't belong together.")
    order = sorted(range(len(texts)), key=lambda row: (str(texts[row]), themes.keys[row]))
    keys = tuple(themes.keys[row] for row in order)
    reading = read([texts[row] for row in order], keys, themes.language)
    where = points(reading, _encoder(themes.lens, encoder))
    labels = themes.labels[order][reading.rows]
    known = np.flatnonzero(labels != UNASSIGNED)
    ids, own = np.unique(labels[known], return_inverse=True)
    found, total = where.evidence, max(1, sum(reading.languages.values()))
    small = found.names[found.subjects :]
    return Model(
        ids=ids.astype(np.int32),
        lens=themes.lens,
        subjects={name: row for row, name in enumerate(found.names[: found.subjects])},
        small_words={name: row for row, name in enumerate(small, start=found.subjects)},
        gain=gain(found[known], own.astype(np.int32), len(ids)),
        middle=where.middle,
        language=themes.language,
        shares={code: many / total for code, many in reading.languages.items()},
    )


def assign(
    texts: Sequence[str | None], model: Model, *, encoder: Encoder | None = None
) -> NDArray[np.int32]:
    """Return shape (n,): the theme whose statements best foretell each, -1 for what says nothing.

    What comes out for one statement depends on it and the model alone: not on the others, their
    order, nor on how they are dealt out. Sums are rounded to a thousandth of a nat before they
    are compared, so that it does not depend on the machine either.

    Args:
        texts: Statements as typed.
        model: What ``fit`` gave.
        encoder: The one that the themes were found with.

    Example:
        >>> from vision.themes import find_themes
        >>> answers = ["More trees", "Plant trees", "Trees, please", "Fair pay", "Better pay",
        ...            "Pay rise"]
        >>> found = find_themes(answers, lens=Lens.WORDS, count=2)
        >>> assign(["A pay cut", "???", "Old trees"], fit(answers, found)).tolist()
        [1, -1, 2]
    """
    labels = np.full(len(texts), UNASSIGNED, dtype=np.int32)
    lines = [clean(text) for text in texts]
    kept = [row for row, line in enumerate(lines) if junk_reason(line, fold(line)) is None]
    usable = [lines[row] for row in kept]
    codes = detect_languages(usable, model.language, model.shares)
    corpus = counting_small_words(read_corpus(usable, codes, variants=False))
    words = _words(corpus, model)
    full = _saying(corpus, words[:, : len(model.subjects)])
    if not len(full) or not len(model.ids):
        return labels
    meaning, used = None, _encoder(model.lens, encoder)
    if used is not None and model.middle is not None:
        vectors = encode(used, [usable[row] for row in full])
        meaning = np.asarray(normalize(vectors - model.middle))
        meaning[~_known(used, model, [corpus.languages[row] for row in full])] = 0
    scores = model.gain.of(words[full], meaning)
    best = np.rint(scores * _PARTS_OF_A_NAT).argmax(axis=1)
    labels[np.array(kept)[full]] = model.ids[best]
    return labels


def _saying(corpus: Corpus, heard: sparse.csr_array) -> NDArray[np.int64]:
    """Return the statements that can be placed: those with a subject, or in known small words.

    Args:
        corpus: The words of the statements.
        heard: Shape (n, n_subjects): which words of the model's each holds.
    """
    small = np.array([name.startswith("=") for name in corpus.stem_names], dtype=bool)
    subject = corpus.stems >= 0
    subject[subject] = ~small[corpus.stems[subject]]
    named = np.bincount(corpus.rows[subject], minlength=len(corpus.starts) - 1) > 0
    known = np.asarray(heard.sum(axis=1)).ravel() > 0
    return np.flatnonzero(named | ((corpus.subject_words > 0) & known))


def _known(encoder: Encoder, model: Model, languages: Sequence[str]) -> NDArray[np.bool_]:
    """Return which statements are compared by meaning; each by its own language alone."""
    known = trained_on(encoder)
    return np.array(
        [
            known is None or code in known or model.shares.get(code, 0) < LEAST_OF_A_LANGUAGE
            for code in languages
        ],
        dtype=bool,
    )


def _encoder(lens: Lens, encoder: Encoder | None) -> Encoder | None:
    return (encoder or default_encoder()) if lens is Lens.MEANING else None


def _words(corpus: Corpus, model: Model) -> sparse.csr_array:
    """Return shape (n, n_words): 1 where a statement holds a word that the model knows."""
    bare = _without_accents(model)
    rows = (model.subjects.get(name, bare.get(name, -1)) for name in corpus.stem_names)
    stems = np.fromiter(rows, dtype=np.int64)
    small = [model.small_words.get(form, -1) for form in small_forms(corpus)]
    subject = corpus.stems >= 0
    column = np.full(len(corpus.stems), -1)
    column[subject] = stems[corpus.stems[subject]]
    stop = corpus.stems == STOP
    column[stop] = np.array(small, dtype=np.int64)[corpus.words[stop]]
    known = column >= 0
    shape = (len(corpus.starts) - 1, len(model.subjects) + len(model.small_words))
    ones = np.ones(int(known.sum()), dtype=np.float32)
    table = sparse.csr_array((ones, (corpus.rows[known], column[known])), shape=shape)
    table.data[:] = 1
    return table


def _without_accents(model: Model) -> dict[str, int]:
    """Return the model's words as some write them: without accents, where only one has them."""
    if ACCENTS_LEFT_OUT.isdisjoint(model.shares):
        return {}
    accented: dict[str, list[int]] = {}
    for name, row in model.subjects.items():
        if plain(name) != name:
            accented.setdefault(plain(name), []).append(row)
    return {name: rows[0] for name, rows in accented.items() if len(rows) == 1}
