"""Phrases: one to three subject words in a row, and which of them set a theme apart."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from vision.text.flags import rude_words
from vision.text.word_classes import form_likeness, noun_likeness
from vision.themes.display_spelling import Spelling
from vision.themes.occurrences import occurrences, statements_read

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from numpy.typing import NDArray

    from vision.text import Corpus
    from vision.themes.occurrences import Occurrences

CANDIDATES: Final = 24
"""Phrases kept for each theme."""
LONGER_COUNTS_MORE: Final = 0.25
"""What each further subject word adds to the score of a phrase."""
LEAST_SHARE: Final = 0.05
"""Part of a theme's statements that a phrase of two or three words stands in at least."""
_NO_NOUN: Final = 0.25
_NOT_FREE: Final = 0.75
_EVERYWHERE_ALIKE: Final = 0.01
_INSIDE_LONGER: Final = 0.8


@dataclass(frozen=True, slots=True)
class Phrase:
    """One to three subject words in a row, with the small words between them.

    Attributes:
        stems: Of its subject words.
        text: The form most people wrote.
        score: How well it sets the theme apart.
        statements: Of the theme, that hold it.
        share: The same as a part of the theme's statements.
        lift: How many times commoner it is in the theme than everywhere.
        noun: How much its most noun-like word behaves like one, 0 to 1.
        freedom: How often it stands by itself, against what is usual, 0 to 1; "affordable" hardly
            ever does.
        direction: Shape (d,): what it means, as a unit vector; None where that is not known.
    """

    stems: tuple[int, ...]
    text: str
    score: float
    statements: int
    share: float
    lift: float
    noun: float
    freedom: float
    direction: NDArray[np.float32] | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class _Counted:
    """Phrases of one length with their counts.

    Attributes:
        places: Where they stand.
        themes: For each theme its phrases, and how many of its statements hold each.
        everywhere: Shape (m,): statements of all themes that hold each.
    """

    places: Occurrences
    themes: list[tuple[NDArray[np.int64], NDArray[np.int64]]]
    everywhere: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Scored:
    """A phrase of one theme before it is spelled."""

    score: float
    kind: int
    phrase: int
    statements: int
    lift: float


def theme_phrases(
    corpus: Corpus,
    labels: NDArray[np.int32],
    ids: Sequence[int],
    wanted: Collection[int] | None = None,
    *,
    one_language: bool = False,
) -> dict[int, tuple[Phrase, ...]]:
    """Return for each theme the phrases that set it apart, best first.

    The score is what the phrase adds to the divergence of the theme from the whole: its share of
    the theme's statements, times the log of how many times commoner it is there than everywhere;
    times the square root of the part of its statements that are the theme's. Nouns, phrases that
    stand by themselves and longer ones count for more, and what mostly stands inside a longer
    phrase counts for less. Rude words are in none: names are read from a wall. A theme that is
    mostly of one language is named in it.

    Args:
        corpus: The words of all statements.
        labels: Shape (n_statements,): theme id or -1.
        ids: All themes, which are told apart.
        wanted: Those whose phrases are asked for; None for all.
        one_language: Whether a theme that is mostly of none has phrases of its commonest one only.

    Source:
        Kullback & Leibler (1951), "On information and sufficiency", Annals of Mathematical
        Statistics 22(1), 79-86: the summand of one word.
    """
    wanted = ids if wanted is None else wanted
    if not len(ids) or not len(wanted):
        return {}
    column_of = np.full(max(ids) + 2, -1)
    column_of[list(ids)] = np.arange(len(ids))
    columns = _in_own_language(corpus, column_of[labels], len(ids), strict=one_language)
    counted = [_counted(each, columns, len(ids)) for each in occurrences(corpus, columns)]
    read = columns[statements_read(corpus)]
    sizes = np.maximum(1, np.bincount(read[read >= 0], minlength=len(ids)))
    likeness, rude = form_likeness(corpus), rude_words()
    nouns, spelling = noun_likeness(corpus, likeness), Spelling(corpus, likeness)
    found = {}
    for column, theme in enumerate(ids):
        if theme not in wanted:
            continue
        scored = _scored(counted, sizes, column, nouns)
        phrases = []
        for one in _without_parts(scored, counted)[:CANDIDATES]:
            each = counted[one.kind].places
            stems = each.phrases[one.phrase]
            span = np.arange(each.starts[one.phrase], each.starts[one.phrase + 1])
            text = spelling.of(each, span[columns[each.row[span]] == column])
            if text and not rude.in_text(text):
                phrases.append(
                    Phrase(
                        stems=tuple(stems.tolist()),
                        text=text,
                        score=one.score,
                        statements=one.statements,
                        share=one.statements / int(sizes[column]),
                        lift=one.lift,
                        noun=float(nouns[stems].max()),
                        freedom=float(each.freedom[one.phrase]),
                    )
                )
        found[theme] = tuple(phrases)
    return found


def _in_own_language(
    corpus: Corpus, columns: NDArray[np.int64], themes: int, *, strict: bool
) -> NDArray[np.int64]:
    """Return the columns without statements in another language than most of their theme.

    Args:
        corpus: The words of all statements.
        columns: Shape (n_statements,): theme, from 0, or -1.
        themes: How many there are.
        strict: Whether the commonest language is enough; the last of equally common ones by code.
    """
    codes, language = np.unique(np.asarray(corpus.languages), return_inverse=True)
    placed = columns >= 0
    table = np.zeros((themes, len(codes)), dtype=np.int64)
    np.add.at(table, (columns[placed], language[placed]), 1)
    commonest = len(codes) - 1 - table[:, ::-1].argmax(axis=1)
    mostly = np.where(strict | (2 * table.max(axis=1) > table.sum(axis=1)), commonest, -1)
    other = placed & (mostly[columns] >= 0) & (language != mostly[columns])
    return np.where(other, -1, columns)


def _counted(each: Occurrences, columns: NDArray[np.int64], themes: int) -> _Counted:
    """Return phrases of one length with their counts."""
    own = each.statements(columns, themes)
    everywhere = np.zeros(len(each.phrases), dtype=np.int64)
    for phrases, counts in own:
        everywhere[phrases] += counts
    return _Counted(each, own, everywhere)


def _scored(
    counted: list[_Counted], sizes: NDArray[np.int64], column: int, nouns: NDArray[np.float64]
) -> list[_Scored]:
    """Return a theme's best phrases of each length."""
    size, all_sizes = int(sizes[column]), int(sizes.sum())
    found: list[_Scored] = []
    for kind, each in enumerate(counted):
        phrases, here = each.themes[column]
        least = max(2, LEAST_SHARE * kind * size)
        if kind == 0 and (here >= least).sum() < 2:  # noqa: PLR2004 - a name may need two
            least = 1
        phrases, here = phrases[here >= least], here[here >= least]
        everywhere = each.everywhere[phrases]
        part = everywhere / all_sizes
        share = (here + part) / (size + 1)
        lift = share / part
        score = share * np.maximum(np.log(lift), _EVERYWHERE_ALIKE)
        score *= np.sqrt(here / everywhere) * (1 + LONGER_COUNTS_MORE * kind)
        score *= _NO_NOUN + (1 - _NO_NOUN) * nouns[each.places.phrases[phrases]].max(axis=1)
        score *= _NOT_FREE + (1 - _NOT_FREE) * each.places.freedom[phrases]
        best = np.lexsort((phrases, -score))[: 3 * CANDIDATES]
        found.extend(
            _Scored(float(score[i]), kind, int(phrases[i]), int(here[i]), float(lift[i]))
            for i in best
        )
    return found


def _without_parts(found: list[_Scored], counted: list[_Counted]) -> list[_Scored]:
    """Return the phrases in order, with less score for what mostly stands inside a longer one."""
    longer: dict[tuple[int, ...], int] = {}
    stems = [tuple(counted[one.kind].places.phrases[one.phrase].tolist()) for one in found]
    for one, own in zip(found, stems, strict=True):
        for length in range(1, len(own)):
            for start in range(len(own) - length + 1):
                part = own[start : start + length]
                longer[part] = max(longer.get(part, 0), one.statements)
    weakened = []
    for one, own in zip(found, stems, strict=True):
        if own in longer:
            inside = min(1.0, longer[own] / one.statements)
            one = replace(one, score=one.score * (1 - _INSIDE_LONGER * inside))  # noqa: PLW2901
        weakened.append(one)
    return sorted(weakened, key=lambda one: (-one.score, one.kind, one.phrase))
