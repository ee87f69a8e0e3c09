"""How words and phrases are written on screen: as most people of the theme wrote them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

import numpy as np

from vision.text.disclosure import CAPITALS_ARE_NOUNS
from vision.text.letter_case import LONGEST_SHORT_FORM
from vision.text.scripts import written_together
from vision.text.spelling_variants import plain
from vision.text.stems import is_abbreviation
from vision.text.tokens import BREAK, small_forms
from vision.themes.whole_words import widened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from vision.text import Corpus
    from vision.themes.occurrences import Occurrences

_FORMS_READ: Final = 60
_SENTENCE_ENDS: Final = frozenset(".!?:…")
_LEAST_LIKED: Final = 0.25
_ENDINGS_ADDED: Final = frozenset({"tr", "fi", "hu", "et", "az"})
"""Languages in which a case is an ending behind the form that a name has."""
_LONGER: Final = 0.4


class Spelling:
    """The spellings of one collection.

    Args:
        corpus: Its words.
        likeness: Shape (n_surfaces,): how much each form behaves like a noun.
    """

    def __init__(self, corpus: Corpus, likeness: NDArray[np.float64]) -> None:
        self._corpus = corpus
        self._small = small_forms(corpus)
        self._opens = _opens_sentence(corpus) | corpus.loud[corpus.rows]
        self._abbreviations = _abbreviations(corpus)
        self._words = spellings(corpus)
        self._nouns = likeness

    def of(self, each: Occurrences, places: NDArray[np.int64]) -> str:
        """Return a phrase as it is mostly written, rather in a form that is used as a noun.

        Args:
            each: Phrases of one length.
            places: Those of ``each`` where the phrase stands in the theme.
        """
        words = self._corpus.words
        whole = widened(self._corpus, each.first[places], each.last[places])
        if whole is not None:
            return whole
        spans = zip(each.first[places[:_FORMS_READ]], each.last[places[:_FORMS_READ]], strict=True)
        written = Counter(
            (tuple(words[first : last + 1].tolist()), bool(self._opens[first]))
            for first, last in spans
        )
        forms: Counter[tuple[str, ...]] = Counter()
        inside: Counter[tuple[int, ...]] = Counter()
        likeness: dict[tuple[str, ...], float] = {}
        for (numbers, opens), times in written.items():
            lower = tuple(self._key(number) for number in numbers)
            forms[lower] += times
            likeness[lower] = float(self._nouns[numbers[-1]])
            if not opens:
                inside[numbers] += times

        row = int(each.row[places[0]])
        added = self._corpus.languages[row] in _ENDINGS_ADDED

        def rank(form: tuple[str, ...]) -> tuple[float, int, int, tuple[str, ...]]:
            owned = 0.5 if any("'" in word for word in form) else 1.0
            if added and any(_is_longer(form, other) for other in forms):
                owned *= _LONGER
            bare = sum(plain(word) == word for word in form)
            return -forms[form] * owned * (_LEAST_LIKED + likeness[form]), len(form), bare, form

        best = min(forms, key=rank)
        spelled = self._cased(best, inside)
        return written_together(spelled)

    def _key(self, number: int) -> str:
        """Return what ways of capitalising a word have in common; IT is another word than it."""
        form = self._corpus.surfaces[number]
        return form if number in self._abbreviations else self._small[number]

    def _cased(self, form: tuple[str, ...], inside: Counter[tuple[int, ...]]) -> Sequence[str]:
        """Return the words of a phrase as they are mostly capitalised together."""
        whole: Counter[tuple[str, ...]] = Counter()
        for numbers, count in inside.items():
            written = tuple(self._corpus.surfaces[number] for number in numbers)
            if tuple(map(self._key, numbers)) == form and not _shouted("".join(written)):
                whole[written] += count
        if len(form) > 1 and whole:
            return max(whole, key=lambda written: (whole[written], written))
        return [self._words[word] for word in form]


def _is_longer(form: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether a phrase is another one with more at the end of its last word."""
    last, shorter = form[-1], other[-1]
    return form[:-1] == other[:-1] and last != shorter and last.startswith(shorter)


def spellings(corpus: Corpus) -> dict[str, str]:
    """Return lower-case word -> how it is mostly spelled inside a sentence."""
    loud, many = corpus.loud[corpus.rows], len(corpus.surfaces)
    inside = ~(_opens_sentence(corpus) | loud)
    within = np.bincount(corpus.words[inside], minlength=many).tolist()
    anywhere = np.bincount(corpus.words, minlength=many).tolist()
    calm = np.bincount(corpus.words[~loud], minlength=many).tolist()
    raising = np.array([code in CAPITALS_ARE_NOUNS for code in corpus.languages], dtype=bool)
    german = np.zeros(many, dtype=bool)
    german[corpus.words[raising[corpus.rows]]] = True
    abbreviations, small = _abbreviations(corpus), small_forms(corpus)
    best: dict[str, tuple[int, int, int]] = {}
    spelled: dict[str, str] = {}
    for number, form in enumerate(corpus.surfaces):
        lower = form if number in abbreviations else small[number]
        shouted = _shouted(form) or (form.isupper() and not calm[number])
        rank = (0 if shouted else within[number], int(form == lower), anywhere[number])
        if lower not in best or rank > best[lower]:
            best[lower] = rank
            opens_only = not within[number] and form[1:] == lower[1:] and not german[number]
            spelled[lower] = lower if shouted or opens_only else form
    return spelled


def capitals_inside(corpus: Corpus) -> Counter[str]:
    """Return how often each word, in lower case, has a capital inside a sentence.

    Abbreviations and shouted words are not among them.
    """
    inside = np.bincount(corpus.words[~_opens_sentence(corpus)], minlength=len(corpus.surfaces))
    raised = Counter[str]()
    told = zip(corpus.surfaces, small_forms(corpus), inside.tolist(), strict=True)
    for form, small, times in told:
        if form != small and not form.isupper():
            raised[small] += times
    return +raised


def _abbreviations(corpus: Corpus) -> frozenset[int]:
    """Return the forms that are words only by their capitals, as IT is."""
    subject = np.zeros(len(corpus.surfaces), dtype=bool)
    subject[corpus.words[corpus.stems >= 0]] = True
    codes = set(corpus.languages)
    return frozenset(
        number
        for number in np.flatnonzero(subject).tolist()
        if any(is_abbreviation(corpus.surfaces[number], code) for code in codes)
    )


def _shouted(form: str) -> bool:
    return len(form) > LONGEST_SHORT_FORM and form.isupper()


def _opens_sentence(corpus: Corpus) -> NDArray[np.bool_]:
    """Return shape (n_words,): whether a capital would say nothing there."""
    ends = np.array([not _SENTENCE_ENDS.isdisjoint(form) for form in corpus.surfaces], dtype=bool)
    opening = np.ones(len(corpus.words), dtype=bool)
    opening[1:] = (corpus.stems[:-1] == BREAK) & ends[corpus.words[:-1]]
    opening[corpus.starts[:-1][np.diff(corpus.starts) > 0]] = True
    return opening
