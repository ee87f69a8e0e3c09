"""Phrases: one to three subject words in a row, and which of them set a theme apart."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from scipy import sparse

from vision.text.tokens import BREAK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from vision.text import Corpus

CANDIDATES: Final = 40
"""Phrases kept for each theme."""
LONGER_COUNTS_MORE: Final = 0.6
"""What each further subject word adds to the score of a phrase."""
_LENGTHS: Final = (1, 2, 3)
_SMALL_WORDS_BETWEEN: Final = 2
_STATEMENTS_READ: Final = 100_000
_FORMS_READ: Final = 300
_TINY_THEME: Final = 4


@dataclass(frozen=True, slots=True)
class Phrase:
    """One to three subject words in a row, with the small words between them.

    Attributes:
        stems: Of its subject words.
        text: The form most people wrote.
        score: How well it sets the theme apart.
        statements: Of the theme, that hold it.
    """

    stems: tuple[int, ...]
    text: str
    score: float
    statements: int


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


def theme_phrases(
    corpus: Corpus, labels: NDArray[np.int32], ids: Sequence[int]
) -> dict[int, tuple[Phrase, ...]]:
    """Return for each theme the phrases that set it apart, best first.

    The score is class-based TF-IDF: the share of the theme's statements that hold the phrase,
    times log(1 + statements in an average theme / statements that hold it anywhere). Longer
    phrases count for more, and what mostly stands inside a longer phrase counts for less.

    Args:
        corpus: The words of all statements.
        labels: Shape (n_statements,): theme id or -1.
        ids: Themes wanted.

    Source:
        Grootendorst (2022), "BERTopic: Neural topic modeling with a class-based TF-IDF
        procedure", arXiv:2203.05794.
    """
    column_of = np.full(max(ids, default=0) + 2, -1)
    column_of[list(ids)] = np.arange(len(ids))
    columns = column_of[labels]
    occurrences = [each for each in _occurrences(corpus, columns) if len(each.row)]
    tables = [_statements(each, columns, len(ids)) for each in occurrences]
    sizes = np.bincount(columns[columns >= 0], minlength=len(ids))
    return {
        theme: _best(corpus, occurrences, tables, sizes, column, columns)
        for column, theme in enumerate(ids)
    }


def _occurrences(corpus: Corpus, columns: NDArray[np.int64]) -> list[_Occurrences]:
    """Return where all phrases of one, two and three subject words stand."""
    step = -(-len(columns) // _STATEMENTS_READ)
    rows = corpus.rows
    places = np.flatnonzero((corpus.stems >= 0) & (columns[rows] >= 0) & (rows % step == 0))
    stems, rows = corpus.stems[places].astype(np.int64), rows[places]
    clauses = np.cumsum(corpus.stems == BREAK)[places] + rows
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


def _best(
    corpus: Corpus,
    occurrences: list[_Occurrences],
    tables: list[sparse.csc_array],
    sizes: NDArray[np.int64],
    column: int,
    columns: NDArray[np.int64],
) -> tuple[Phrase, ...]:
    """Return the phrases of one theme, best first."""
    found: list[tuple[float, int, int, int]] = []
    for kind, table in enumerate(tables):
        own = table[:, [column]].tocoo()
        enough = own.data >= (1 if sizes[column] < _TINY_THEME else 2)
        phrase, here = own.coords[0][enough], own.data[enough]
        everywhere = np.asarray(table.sum(axis=1))[phrase]
        score = here / max(1, sizes[column]) * np.log1p(sizes.mean() / everywhere)
        score *= 1 + LONGER_COUNTS_MORE * kind
        for place in np.lexsort((phrase, -score))[: 3 * CANDIDATES]:
            found.append((float(score[place]), kind, int(phrase[place]), int(here[place])))
    weakened = _without_parts(found, occurrences)[:CANDIDATES]
    return tuple(
        Phrase(
            stems=tuple(occurrences[kind].phrases[phrase].tolist()),
            text=_form(corpus, occurrences[kind], phrase, columns == column),
            score=score,
            statements=here,
        )
        for score, kind, phrase, here in weakened
    )


def _without_parts(
    found: list[tuple[float, int, int, int]], occurrences: list[_Occurrences]
) -> list[tuple[float, int, int, int]]:
    """Return the phrases in order, with less score for what mostly stands inside a longer one."""
    longer: dict[tuple[int, ...], int] = {}
    for _, kind, phrase, here in found:
        stems = tuple(occurrences[kind].phrases[phrase].tolist())
        for length in range(1, len(stems)):
            for start in range(len(stems) - length + 1):
                part = stems[start : start + length]
                longer[part] = max(longer.get(part, 0), here)
    weakened = []
    for score, kind, phrase, here in found:
        inside = longer.get(tuple(occurrences[kind].phrases[phrase].tolist()), 0)
        weakened.append((score * (1 - 0.8 * min(1.0, inside / here)), kind, phrase, here))
    return sorted(weakened, key=lambda item: (-item[0], item[1], item[2]))


def _form(corpus: Corpus, each: _Occurrences, phrase: int, own: NDArray[np.bool_]) -> str:
    """Return the form of a phrase that most people of the theme wrote."""
    places = np.flatnonzero((each.phrase == phrase) & own[each.row])[:_FORMS_READ]
    forms: Counter[str] = Counter()
    for place in places:
        first, last = int(each.first[place]), int(each.last[place])
        words = [corpus.surfaces[word] for word in corpus.words[first : last + 1]]
        starts_line = first == corpus.starts[each.row[place]]
        forms[_joined(words, starts_line=starts_line)] += 1
    return min(forms, key=lambda form: (-forms[form], form))


def _joined(words: list[str], *, starts_line: bool) -> str:
    """Return words as a phrase, without the capitals of a line's first word or of shouting."""
    calm = [word.lower() if word.isupper() and len(word) > 5 else word for word in words]  # noqa: PLR2004 - abbreviations are shorter
    if starts_line and calm[0][1:].islower():
        calm[0] = calm[0].lower()
    return " ".join(calm)
