"""How words and phrases are written on screen: as most people of the theme wrote them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

import numpy as np

from vision.text.tokens import BREAK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from vision.text import Corpus
    from vision.themes.occurrences import Occurrences

_FORMS_READ: Final = 60
_ABBREVIATION: Final = 5
_SENTENCE_ENDS: Final = frozenset(".!?:…")
_LEAST_LIKED: Final = 0.25


class Spelling:
    """The spellings of one collection.

    Args:
        corpus: Its words.
        likeness: Shape (n_surfaces,): how much each form behaves like a noun.
    """

    def __init__(self, corpus: Corpus, likeness: NDArray[np.float64]) -> None:
        self._corpus = corpus
        self._opens = _opens_sentence(corpus)
        self._words = spellings(corpus)
        self._nouns = likeness

    def of(self, each: Occurrences, places: NDArray[np.int64]) -> str:
        """Return a phrase as it is mostly written, rather in a form that is used as a noun.

        Args:
            each: Phrases of one length.
            places: Those of ``each`` where the phrase stands in the theme.
        """
        words = self._corpus.words
        spans = zip(each.first[places[:_FORMS_READ]], each.last[places[:_FORMS_READ]], strict=True)
        written = Counter(
            (tuple(words[first : last + 1].tolist()), bool(self._opens[first]))
            for first, last in spans
        )
        forms: Counter[tuple[str, ...]] = Counter()
        inside: Counter[tuple[str, ...]] = Counter()
        likeness: dict[tuple[str, ...], float] = {}
        for (numbers, opens), times in written.items():
            cased = tuple(self._corpus.surfaces[number] for number in numbers)
            lower = tuple(word.lower() for word in cased)
            forms[lower] += times
            likeness[lower] = float(self._nouns[numbers[-1]])
            if not opens:
                inside[cased] += times

        def rank(form: tuple[str, ...]) -> tuple[float, int, tuple[str, ...]]:
            owned = 0.5 if any("'" in word for word in form) else 1.0
            return -forms[form] * owned * (_LEAST_LIKED + likeness[form]), len(form), form

        best = min(forms, key=rank)
        spelled = self._cased(best, inside)
        return written_together(spelled)

    def _cased(self, form: tuple[str, ...], inside: Counter[tuple[str, ...]]) -> Sequence[str]:
        """Return the words of a phrase as they are mostly capitalised together."""
        whole = {
            written: count
            for written, count in inside.items()
            if tuple(word.lower() for word in written) == form and not _shouted("".join(written))
        }
        if len(form) > 1 and whole:
            return max(whole, key=lambda written: (whole[written], written))
        return [self._words[word] for word in form]


def written_together(words: Sequence[str]) -> str:
    """Return words as people write them together.

    Scripts without spaces were cut into pairs of characters that overlap, and an apostrophe at the
    end of a word takes no space.

    Example:
        >>> written_together(["在宅", "宅勤", "勤務"])
        '在宅勤務'
        >>> written_together(["qualité", "de", "l'", "eau"])
        "qualité de l'eau"
    """
    text = ""
    for word in words:
        if text and _unspaced(word) and _unspaced(text[-1]):
            text += word[1:] if text.endswith(word[0]) else word
        else:
            text += word if not text or text.endswith("'") else f" {word}"
    return text


def spellings(corpus: Corpus) -> dict[str, str]:
    """Return lower-case word -> how it is mostly spelled inside a sentence."""
    inside, many = ~_opens_sentence(corpus), len(corpus.surfaces)
    within = np.bincount(corpus.words[inside], minlength=many).tolist()
    anywhere = np.bincount(corpus.words, minlength=many).tolist()
    german = "de" in corpus.languages
    best: dict[str, tuple[int, int, int]] = {}
    spelled: dict[str, str] = {}
    for number, form in enumerate(corpus.surfaces):
        lower = form.lower()
        shouted = _shouted(form)
        rank = (0 if shouted else within[number], int(form == lower), anywhere[number])
        if lower not in best or rank > best[lower]:
            best[lower] = rank
            opens_only = not within[number] and form == lower.capitalize() and not german
            spelled[lower] = lower if shouted or opens_only else form
    return spelled


def _shouted(form: str) -> bool:
    return len(form) > _ABBREVIATION and form.isupper()


def _opens_sentence(corpus: Corpus) -> NDArray[np.bool_]:
    """Return shape (n_words,): whether a capital would say nothing there."""
    ends = np.array([not _SENTENCE_ENDS.isdisjoint(form) for form in corpus.surfaces], dtype=bool)
    opening = np.ones(len(corpus.words), dtype=bool)
    opening[1:] = (corpus.stems[:-1] == BREAK) & ends[corpus.words[:-1]]
    opening[corpus.starts[:-1][np.diff(corpus.starts) > 0]] = True
    return opening


def _unspaced(word: str) -> bool:
    """Tell whether a word is of a script that does without spaces."""
    return "\u0e00" <= word[0] <= "\u0eff" or "\u3040" <= word[0] <= "\u9fff"
