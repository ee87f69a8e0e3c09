"""Phrases: one to three subject words in a row, and which of them set a theme apart."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from scipy import sparse

from vision.text.flags import rude_words
from vision.text.nouns import links_nouns, noun_likeness, starts_clause
from vision.text.tokens import BREAK, STOP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from vision.text import Corpus

CANDIDATES: Final = 24
"""Phrases kept for each theme."""
LONGER_COUNTS_MORE: Final = 0.4
"""What each further subject word adds to the score of a phrase."""
_LENGTHS: Final = (1, 2, 3)
_SMALL_WORDS_BETWEEN: Final = 2
_STATEMENTS_READ: Final = 100_000
_FORMS_READ: Final = 100
_TINY_THEME: Final = 4
_LEAST_SHARE: Final = 0.04
_ABBREVIATION: Final = 5


@dataclass(frozen=True, slots=True)
class Phrase:
    """One to three subject words in a row, with the small words between them.

    Attributes:
        stems: Of its subject words.
        text: The form most people wrote.
        score: How well it sets the theme apart.
        statements: Of the theme, that hold it.
        noun: How much its most noun-like word behaves like one, 0 to 1.
    """

    stems: tuple[int, ...]
    text: str
    score: float
    statements: int
    noun: float


@dataclass(frozen=True, slots=True)
class _Occurrences:
    """Every place where a phrase of one length stands.

    Attributes:
        phrases: Shape (m, length): stems of each different phrase.
        phrase: Shape (n,): which of them stands there.
        first: Shape (n,): place of its first word in the corpus.
        last: Shape (n,): place of its last word.
        row: Shape (n,): the statement.
    """

    phrases: NDArray[np.int64]
    phrase: NDArray[np.int64]
    first: NDArray[np.int64]
    last: NDArray[np.int64]
    row: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Counted:
    """Phrases of one length with their counts.

    Attributes:
        places: Where they stand.
        table: Shape (m, themes): statements of each theme that hold each.
    """

    places: _Occurrences
    table: sparse.csc_array

    @property
    def everywhere(self) -> NDArray[np.float64]:
        """Shape (m,): statements that hold each."""
        return np.asarray(self.table.sum(axis=1), dtype=np.float64)


def theme_phrases(
    corpus: Corpus, labels: NDArray[np.int32], ids: Sequence[int]
) -> dict[int, tuple[Phrase, ...]]:
    """Return for each theme the phrases that set it apart, best first.

    The score is class-based TF-IDF: the share of the theme's statements that hold the phrase,
    times log(1 + statements in an average theme / statements that hold it anywhere); times the
    fourth root of the part of those statements that are the theme's. Nouns and longer phrases count
    for more, and what mostly stands inside a longer phrase counts for less. Rude words are in
    none: names are read from a wall.

    Args:
        corpus: The words of all statements.
        labels: Shape (n_statements,): theme id or -1.
        ids: Themes wanted.

    Source:
        Grootendorst (2022), "BERTopic: Neural topic modeling with a class-based TF-IDF
        procedure", arXiv:2203.05794.
    """
    if not len(ids):
        return {}
    column_of = np.full(max(ids) + 2, -1)
    column_of[list(ids)] = np.arange(len(ids))
    columns = column_of[labels]
    counted = [
        _Counted(each, _statements(each, columns, len(ids)))
        for each in _occurrences(corpus, columns)
        if len(each.row)
    ]
    sizes = np.bincount(columns[columns >= 0], minlength=len(ids))
    nouns, spelling, rude = noun_likeness(corpus), _spelling(corpus), rude_words()
    found = {}
    for column, theme in enumerate(ids):
        best = _without_parts(_scored(counted, sizes, column, nouns), counted)[:CANDIDATES]
        own = columns == column
        phrases = (
            Phrase(
                stems=tuple(counted[kind].places.phrases[phrase].tolist()),
                text=_form(corpus, counted[kind].places, phrase, own, spelling),
                score=score,
                statements=here,
                noun=float(nouns[counted[kind].places.phrases[phrase]].max()),
            )
            for score, kind, phrase, here in best
        )
        found[theme] = tuple(phrase for phrase in phrases if not rude.in_text(phrase.text))
    return found


def _occurrences(corpus: Corpus, columns: NDArray[np.int64]) -> list[_Occurrences]:
    """Return where all phrases of one, two and three subject words stand."""
    step = -(-len(columns) // _STATEMENTS_READ)
    rows = corpus.rows
    places = np.flatnonzero((corpus.stems >= 0) & (columns[rows] >= 0) & (rows % step == 0))
    stems, rows = corpus.stems[places].astype(np.int64), rows[places]
    barred = (corpus.stems == BREAK) | ((corpus.stems == STOP) & ~links_nouns(corpus)[corpus.words])
    clauses = np.cumsum(barred)[places] + rows
    goes_on = np.zeros(len(places), dtype=bool)
    goes_on[:-1] = (np.diff(places) <= _SMALL_WORDS_BETWEEN + 1) & (np.diff(clauses) == 0)
    starts = np.arange(len(places))
    found = []
    for length in _LENGTHS:
        parts = np.stack([stems[starts + offset] for offset in range(length)], axis=1)
        phrases, phrase = np.unique(parts, axis=0, return_inverse=True)
        last = places[starts + length - 1]
        found.append(_Occurrences(phrases, phrase.ravel(), places[starts], last, rows[starts]))
        starts = starts[goes_on[starts + length - 1]]
        new = stems[starts + length]
        starts = starts[np.all([stems[starts + offset] != new for offset in range(length)], axis=0)]
    return found


def _statements(each: _Occurrences, columns: NDArray[np.int64], themes: int) -> sparse.csc_array:
    """Return shape (m, themes): in how many statements of each theme each phrase stands."""
    _, once = np.unique(each.phrase * (each.row.max() + 1) + each.row, return_index=True)
    where = (each.phrase[once], columns[each.row[once]])
    return sparse.coo_array((np.ones(len(once)), where), (len(each.phrases), themes)).tocsc()


def _scored(
    counted: list[_Counted], sizes: NDArray[np.int64], column: int, nouns: NDArray[np.float64]
) -> list[tuple[float, int, int, int]]:
    """Return (score, kind, phrase, statements that hold it) of a theme's best phrases."""
    found: list[tuple[float, int, int, int]] = []
    for kind, each in enumerate(counted):
        own = each.table[:, [column]].tocoo()
        least = 1 if sizes[column] < _TINY_THEME else 2 + (kind == _LENGTHS[-1] - 1)
        enough = own.data >= max(least, _LEAST_SHARE * kind * sizes[column])
        phrase, here = own.coords[0][enough], own.data[enough]
        everywhere = each.everywhere[phrase]
        score = here / max(1, sizes[column]) * np.log1p(sizes.mean() / everywhere)
        score *= (here / everywhere) ** 0.25 * (1 + LONGER_COUNTS_MORE * kind)
        noun = nouns[each.places.phrases[phrase]]
        score *= 0.5 + (noun.max(axis=1) + noun.mean(axis=1)) / 2
        best = np.lexsort((phrase, -score))[: 3 * CANDIDATES]
        found.extend(
            (float(score[place]), kind, int(phrase[place]), int(here[place])) for place in best
        )
    return found


def _without_parts(
    found: list[tuple[float, int, int, int]], counted: list[_Counted]
) -> list[tuple[float, int, int, int]]:
    """Return the phrases in order, with less score for what mostly stands inside a longer one."""
    longer: dict[tuple[int, ...], int] = {}
    for _, kind, phrase, here in found:
        stems = tuple(counted[kind].places.phrases[phrase].tolist())
        for length in range(1, len(stems)):
            for start in range(len(stems) - length + 1):
                part = stems[start : start + length]
                longer[part] = max(longer.get(part, 0), here)
    weakened = []
    for score, kind, phrase, here in found:
        inside = longer.get(tuple(counted[kind].places.phrases[phrase].tolist()), 0)
        weakened.append((score * (1 - 0.8 * min(1.0, inside / here)), kind, phrase, here))
    return sorted(weakened, key=lambda item: (-item[0], item[1], item[2]))


def _spelling(corpus: Corpus) -> dict[str, str]:
    """Return lower-case word -> how it is mostly spelled inside a sentence."""
    inside = ~starts_clause(corpus)
    many = len(corpus.surfaces)
    within = np.bincount(corpus.words[inside], minlength=many)
    anywhere = np.bincount(corpus.words, minlength=many)
    german = "de" in corpus.languages
    best: dict[str, tuple[int, int, int]] = {}
    spelled: dict[str, str] = {}
    for number, form in enumerate(corpus.surfaces):
        lower = form.lower()
        shouted = len(form) > _ABBREVIATION and form.isupper()
        rank = (0 if shouted else int(within[number]), int(form == lower), int(anywhere[number]))
        if lower not in best or rank > best[lower]:
            best[lower] = rank
            opens_only = not within[number] and form == lower.capitalize() and not german
            spelled[lower] = lower if shouted or opens_only else form
    return spelled


def _form(
    corpus: Corpus,
    each: _Occurrences,
    phrase: int,
    own: NDArray[np.bool_],
    spelling: dict[str, str],
) -> str:
    """Return the form of a phrase that most people of the theme wrote."""
    places = np.flatnonzero((each.phrase == phrase) & own[each.row])[:_FORMS_READ]
    forms: Counter[tuple[str, ...]] = Counter()
    for place in places:
        words = corpus.words[int(each.first[place]) : int(each.last[place]) + 1]
        forms[tuple(corpus.surfaces[word].lower() for word in words)] += 1
    best = min(forms, key=lambda form: (-forms[form], len(form), form))
    spelled = [spelling[word] for word in best]
    return "".join(spelled) if _unspaced(best[0]) else " ".join(spelled)


def _unspaced(word: str) -> bool:
    """Tell whether a word is of a script that does without spaces."""
    return "\u0e00" <= word[0] <= "\u0eff" or "\u3040" <= word[0] <= "\u9fff"
