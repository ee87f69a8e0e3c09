"""The statements of one run: what can be grouped, what can't and why."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from vision.text import (
    Corpus,
    Vocabulary,
    Voices,
    clean,
    detect_languages,
    disclosed,
    junk_reasons,
    read_corpus,
)
from vision.text.flooding import repeats
from vision.text.sampling import sample
from vision.text.tokens import counting_small_words, selected
from vision.translation import marked

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping, Sequence

    from numpy.typing import NDArray

NO_SUBJECT: Final = marked("no words to go by")


@dataclass(frozen=True, slots=True)
class Reading:
    """Statements, read.

    Attributes:
        keys: Of all statements.
        rows: Shape (m,): places of the usable ones among all.
        lines: The usable ones, cleaned.
        corpus: Their words.
        reasons: Key -> why a statement can't be used.
        languages: Code -> usable statements written in it.
        shown: The words that may be shown by themselves, with gaps for the others.
        quotable: Shape (m,): the usable ones that may be shown as a whole.
        writer: Shape (m,): a number for whoever wrote each; all differ where that is not known.
        repeat: Shape (m,): whether each nearly repeats an earlier one of the same writer.
        guarded: Whether anything is kept back; a plain list of texts is nobody's secret.
    """

    keys: tuple[str, ...]
    rows: NDArray[np.int64]
    lines: tuple[str, ...]
    corpus: Corpus
    reasons: Mapping[str, str]
    languages: Mapping[str, int]
    shown: Corpus
    quotable: NDArray[np.bool_]
    writer: NDArray[np.int64]
    repeat: NDArray[np.bool_]
    guarded: bool

    def holds(self, text: str, rows: NDArray[np.int64] | None = None) -> bool:
        """Return whether a name or keyword of before may still be shown.

        Args:
            text: What was made from statements before.
            rows: Places of the usable statements that must hold its words; None for all.
        """
        if not self.guarded:
            return True
        corpus = self.shown if rows is None else selected(self.shown, rows)
        return Vocabulary(corpus).holds(text)

    @property
    def places(self) -> NDArray[np.int64]:
        """Shape (n,): place of each statement among the usable ones, or -1."""
        places = np.full(len(self.keys), -1)
        places[self.rows] = np.arange(len(self.rows))
        return places

    def sample(self, most: int) -> NDArray[np.int64]:
        """Return places, ascending, of at most so many usable ones, taken by their keys' digest.

        What one person repeats is taken once.
        """
        said = np.flatnonzero(~self.repeat)
        if len(said) <= most:
            return said
        return said[sample([self.keys[self.rows[place]] for place in said], most)]

    def without_repeats(self, labels: NDArray[np.int32]) -> NDArray[np.int32]:
        """Return the labels, -1 for what its writer has said already; no theme becomes empty."""
        said = np.where(self.repeat, -1, labels).astype(np.int32)
        lost = np.setdiff1d(labels, said)
        return np.where(np.isin(labels, lost), labels, said).astype(np.int32)

    @property
    def usable_keys(self) -> tuple[str, ...]:
        """Keys of the usable statements."""
        return tuple(self.keys[row] for row in self.rows)


def read(
    texts: Sequence[str | None],
    keys: tuple[str, ...],
    language: str,
    voices: Voices | None = None,
) -> Reading:
    """Return the statements, cleaned and cut into words, junk set aside.

    Args:
        texts: As typed.
        keys: Of all statements.
        language: A code, or ``auto``.
        voices: Of all statements, whose they are and whether they may be quoted; None where
            nothing has to be kept back.
    """
    lines = [clean(text) for text in texts]
    reasons = junk_reasons(lines, None if voices is None else voices.people)
    kept = [row for row, reason in enumerate(reasons) if reason is None]
    languages = detect_languages([lines[row] for row in kept], language)
    corpus = read_corpus([lines[row] for row in kept], languages)
    counted = counting_small_words(corpus)
    full = np.flatnonzero(counted.subject_words > 0)
    if len(full) < len(kept):
        for place in np.flatnonzero(counted.subject_words == 0):
            reasons[kept[place]] = NO_SUBJECT
        kept = [kept[place] for place in full]
        corpus, counted = selected(corpus, full), selected(counted, full)
    own = None if voices is None else voices.of(kept)
    writer = _numbered(own.people if own else range(len(kept)))
    usable = tuple(lines[row] for row in kept)
    return Reading(
        keys=keys,
        rows=np.array(kept, dtype=np.int64),
        lines=usable,
        corpus=counted,
        reasons={
            key: reason for key, reason in zip(keys, reasons, strict=True) if reason is not None
        },
        languages=dict(Counter(corpus.languages).most_common()),
        shown=corpus if own is None else disclosed(corpus, own),
        quotable=np.array(own.quotable if own else [True] * len(kept), dtype=bool),
        writer=writer,
        repeat=repeats(usable, writer.tolist()),
        guarded=own is not None,
    )


def _numbered(people: Iterable[Hashable]) -> NDArray[np.int64]:
    """Return a number for each person, the same for the same."""
    numbers: dict[Hashable, int] = {}
    return np.array([numbers.setdefault(who, len(numbers)) for who in people], dtype=np.int64)
