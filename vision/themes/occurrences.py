"""Where phrases of one to three subject words stand, and how freely they stand there."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np

from vision.text.sampling import sample
from vision.text.tokens import BREAK, STOP
from vision.text.word_classes import links_nouns

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from vision.text import Corpus

STATEMENTS_READ: Final = 100_000
"""Statements whose phrases are counted; of more, a sample by their words."""
_LENGTHS: Final = (1, 2, 3)
_SMALL_WORDS_BETWEEN: Final = 2
_EXPECTED: Final = 2


@dataclass(frozen=True, slots=True)
class Occurrences:
    """Every place where a phrase of one length stands, sorted by phrase, then by statement.

    Attributes:
        phrases: Shape (m, length): stems of each different phrase.
        starts: Shape (m + 1,): phrase i stands at ``starts[i]:starts[i + 1]`` of what follows.
        first: Shape (n,): place of its first word in the corpus.
        last: Shape (n,): place of its last word.
        row: Shape (n,): the statement.
        freedom: Shape (m,): how often it stands by itself, not beside another subject word, on
            the side where it does so less; against what is usual, at most 1.
    """

    phrases: NDArray[np.int64]
    starts: NDArray[np.int64]
    first: NDArray[np.int64]
    last: NDArray[np.int64]
    row: NDArray[np.int64]
    freedom: NDArray[np.float64]

    def statements(
        self, columns: NDArray[np.int64], themes: int
    ) -> list[tuple[NDArray[np.int64], NDArray[np.int64]]]:
        """Return for each theme its phrases and in how many of its statements each stands.

        Args:
            columns: Shape (n_statements,): theme, from 0, of each statement.
            themes: How many there are.
        """
        phrase = np.repeat(np.arange(len(self.phrases)), np.diff(self.starts))
        once = np.ones(len(phrase), dtype=bool)
        once[1:] = (np.diff(phrase) != 0) | (np.diff(self.row) != 0)
        cells = columns[self.row[once]] * len(self.phrases) + phrase[once]
        cells, counts = np.unique(cells, return_counts=True)
        ends = np.searchsorted(cells, np.arange(themes + 1) * len(self.phrases))
        return [
            (cells[start:end] - theme * len(self.phrases), counts[start:end])
            for theme, (start, end) in enumerate(pairwise(ends.tolist()))
        ]


def statements_read(corpus: Corpus, most: int = STATEMENTS_READ) -> NDArray[np.bool_]:
    """Return shape (n_statements,): whether each is read; of more than ``most``, a sample.

    Which ones follows from their words, not from their place.
    """
    count = len(corpus.starts) - 1
    read = np.ones(count, dtype=bool)
    if count > most:
        surfaces = [corpus.surfaces[word] for word in corpus.words.tolist()]
        texts = [" ".join(surfaces[a:b]) for a, b in pairwise(corpus.starts.tolist())]
        read[:] = False
        read[sample(texts, most)] = True
    return read


def occurrences(corpus: Corpus, columns: NDArray[np.int64]) -> list[Occurrences]:
    """Return where all phrases of one, two and three subject words stand, where there are any.

    Between the words of a phrase there may be little words that link nouns ("quality of life").

    Args:
        corpus: The words of all statements.
        columns: Shape (n_statements,): -1 for statements that are not read.
    """
    rows = corpus.rows
    chosen = (columns >= 0) & statements_read(corpus)
    places = np.flatnonzero((corpus.stems >= 0) & chosen[rows])
    stems = corpus.stems[places].astype(np.int64)
    barred = (corpus.stems == BREAK) | ((corpus.stems == STOP) & ~links_nouns(corpus)[corpus.words])
    clauses = np.cumsum(barred)[places] + rows[places]
    goes_on = np.zeros(len(places), dtype=bool)
    goes_on[:-1] = (np.diff(places) <= _SMALL_WORDS_BETWEEN + 1) & (np.diff(clauses) == 0)
    alone_before, alone_after = _alone(corpus, rows)
    starts = np.arange(len(places))
    keys = np.zeros(len(places), dtype=np.int64)
    found = []
    for length in _LENGTHS:
        keys = keys * len(corpus.stem_names) + stems[starts + length - 1]
        if not len(keys):
            break
        order = np.argsort(keys, kind="stable")
        new = np.flatnonzero(np.diff(keys[order], prepend=-1))
        first, last = places[starts[order]], places[starts[order] + length - 1]
        free = [_usual(alone_before[first], new), _usual(alone_after[last], new)]
        found.append(
            Occurrences(
                phrases=np.stack([stems[starts[order[new]] + i] for i in range(length)], axis=1),
                starts=np.append(new, len(order)),
                first=first,
                last=last,
                row=rows[first],
                freedom=np.minimum(*free),
            )
        )
        kept = goes_on[starts + length - 1]
        starts, keys = starts[kept], keys[kept]
        after = stems[starts + length]
        kept = np.all([stems[starts + offset] != after for offset in range(length)], axis=0)
        starts, keys = starts[kept], keys[kept]
    return found


def _alone(corpus: Corpus, rows: NDArray[np.int64]) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Return for each word whether no subject word stands directly before, and after, it."""
    subject = corpus.stems >= 0
    before, after = np.ones(len(subject), dtype=bool), np.ones(len(subject), dtype=bool)
    same = rows[1:] == rows[:-1]
    before[1:] = ~(subject[:-1] & same)
    after[:-1] = ~(subject[1:] & same)
    return before, after


def _usual(alone: NDArray[np.bool_], new: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return shape (m,): how often each phrase stands alone, as a part of what is usual."""
    usual = max(float(alone.mean()), 1e-9)
    times = np.diff(np.append(new, len(alone)))
    share = (np.add.reduceat(alone.astype(np.float64), new) + _EXPECTED * usual) / (
        times + _EXPECTED
    )
    result: NDArray[np.float64] = np.minimum(1.0, share / usual)
    return result
