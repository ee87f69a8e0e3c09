"""The statements of one run: what can be grouped, what can't and why."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from vision.text import Corpus, clean, detect_languages, junk_reasons, read_corpus
from vision.text.tokens import selected

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

NO_SUBJECT: Final = "no words to go by"


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
    """

    keys: tuple[str, ...]
    rows: NDArray[np.int64]
    lines: tuple[str, ...]
    corpus: Corpus
    reasons: Mapping[str, str]
    languages: Mapping[str, int]

    @property
    def places(self) -> NDArray[np.int64]:
        """Shape (n,): place of each statement among the usable ones, or -1."""
        places = np.full(len(self.keys), -1)
        places[self.rows] = np.arange(len(self.rows))
        return places

    @property
    def usable_keys(self) -> tuple[str, ...]:
        """Keys of the usable statements."""
        return tuple(self.keys[row] for row in self.rows)


def read(texts: Sequence[str | None], keys: tuple[str, ...], language: str) -> Reading:
    """Return the statements, cleaned and cut into words, junk set aside."""
    lines = [clean(text) for text in texts]
    reasons = junk_reasons(lines)
    kept = [row for row, reason in enumerate(reasons) if reason is None]
    languages = detect_languages([lines[row] for row in kept], language)
    corpus = read_corpus([lines[row] for row in kept], languages)
    full = np.flatnonzero(corpus.subject_words > 0)
    if len(full) < len(kept):
        for place in np.flatnonzero(corpus.subject_words == 0):
            reasons[kept[place]] = NO_SUBJECT
        kept = [kept[place] for place in full]
        corpus = selected(corpus, full)
    return Reading(
        keys=keys,
        rows=np.array(kept, dtype=np.int64),
        lines=tuple(lines[row] for row in kept),
        corpus=corpus,
        reasons={
            key: reason for key, reason in zip(keys, reasons, strict=True) if reason is not None
        },
        languages=dict(Counter(corpus.languages).most_common()),
    )
