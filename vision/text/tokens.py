"""The words of all statements as arrays: what was written, its stem, and where it stands."""

from __future__ import annotations

import re
import sys
import unicodedata
from array import array
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from vision.text.analysed_text import without_links
from vision.text.letter_case import TWO_LETTERS_I, is_shouted, small
from vision.text.scripts import UNSPACED, is_unspaced, pairs
from vision.text.spelling_variants import (
    ACCENTS_LEFT_OUT,
    joined_places,
    open_compounds,
    without_accents,
)
from vision.text.stems import is_abbreviation, stem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

STOP: Final = -1
"""Stem of a word that says nothing about the subject."""
BREAK: Final = -2
"""Stem of the gap between two clauses, which no phrase may cross."""

FEWEST_SMALL_WORDS: Final = 3
"""Small words from which on a statement without others says something."""

_MARKS = "".join(
    re.escape(chr(code))
    for code in range(0x300, 0xFFFF)
    if unicodedata.category(chr(code)) in {"Mn", "Mc"} and not is_unspaced(chr(code))
)
_JOINED = r"\u200c\u200d"
"""Inside words of Persian and of Indian scripts; they show nothing by themselves."""
_LETTERS = rf"[^\W{UNSPACED}]*(?:[{_MARKS}{_JOINED}]+[^\W{UNSPACED}]*)*"
_WORD = re.compile(
    rf"[{UNSPACED}]+"
    rf"|[^\W_{UNSPACED}]{_LETTERS}(?:['\-&][^\W_{UNSPACED}]{_LETTERS})*"
    rf"|[^\w\s'\-#]+"
)
_ASCII_WORD = re.compile(r"[^\W_]\w*(?:['\-&][^\W_]\w*)*|[^\w\s'\-#]+", re.ASCII)
"""The same for a line without other letters, in half the time."""
_ONE_UNSPACED = re.compile(rf"[{UNSPACED}]")
_GAP: Final = ""
"""Stands where a script without spaces meets a space or another script: no phrase goes across."""
_ELISION = re.compile(
    r"(?:[ldjmntsc]|qu|jusqu|lorsqu|puisqu|un|all|dell|nell|sull|dall|quest)'(?=\w)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Corpus:
    """All words of all statements in reading order.

    Attributes:
        words: Shape (n_words,): index into ``surfaces`` of each word.
        stems: Shape (n_words,): index into ``stem_names``, or ``STOP`` or ``BREAK``.
        starts: Shape (n_statements + 1,): statement i has words ``starts[i]:starts[i + 1]``.
        surfaces: Every form of a word as people wrote it.
        stem_names: What forms of one word have in common; never shown to people.
        languages: Language code of each statement.
        loud: Shape (n_statements,): whether all of each is in capitals, which then tell nothing.
    """

    words: NDArray[np.int32]
    stems: NDArray[np.int32]
    starts: NDArray[np.int64]
    surfaces: tuple[str, ...]
    stem_names: tuple[str, ...]
    languages: tuple[str, ...]
    loud: NDArray[np.bool_]

    @property
    def rows(self) -> NDArray[np.int64]:
        """Shape (n_words,): the statement each word stands in."""
        return np.repeat(np.arange(len(self.starts) - 1), np.diff(self.starts))

    @property
    def subject_words(self) -> NDArray[np.int64]:
        """Shape (n_statements,): how many words of each statement name a subject."""
        counts = np.bincount(self.rows[self.stems >= 0], minlength=len(self.starts) - 1)
        return counts.astype(np.int64)


def selected(corpus: Corpus, rows: NDArray[np.int64]) -> Corpus:
    """Return the words of some statements only.

    Args:
        corpus: The words of all.
        rows: Shape (m,): the statements wanted, ascending.
    """
    wanted = np.zeros(len(corpus.starts) - 1, dtype=bool)
    wanted[rows] = True
    words = wanted[corpus.rows]
    lengths = np.diff(corpus.starts)[rows]
    return replace(
        corpus,
        words=corpus.words[words],
        stems=corpus.stems[words],
        starts=np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64),
        languages=tuple(corpus.languages[row] for row in rows),
        loud=corpus.loud[rows],
    )


def counting_small_words(corpus: Corpus) -> Corpus:
    """Return the words, small ones taken as subjects where a statement has no others.

    "Be there for each other" says something; a word or two ("all of it") need not. Only statements
    that say as much in small words have something in common by it, and none of these words is ever
    shown by itself.

    Args:
        corpus: The words of all statements.
    """
    lengths = np.diff(corpus.starts)
    untold = (corpus.stems == STOP) & _spelled(corpus)[corpus.words]
    count = np.bincount(corpus.rows[untold], minlength=len(lengths))
    wanted = (corpus.subject_words == 0) & (count >= FEWEST_SMALL_WORDS)
    if not wanted.any():
        return corpus
    places, lower = np.flatnonzero(untold & wanted[corpus.rows]), small_forms(corpus)
    names = {
        name: len(corpus.stem_names) + number
        for number, name in enumerate(
            dict.fromkeys(f"={lower[word]}" for word in corpus.words[places])
        )
    }
    stems = corpus.stems.copy()
    stems[places] = [names[f"={lower[word]}"] for word in corpus.words[places]]
    return replace(corpus, stems=stems, stem_names=(*corpus.stem_names, *names))


def small_forms(corpus: Corpus) -> list[str]:
    """Return every form, by number, in small letters as the language it was found in has them."""
    forms = [form.lower() for form in corpus.surfaces]
    for code in TWO_LETTERS_I.intersection(corpus.languages):
        theirs = np.array([each == code for each in corpus.languages], dtype=bool)
        for number in np.unique(corpus.words[theirs[corpus.rows]]).tolist():
            forms[number] = small(corpus.surfaces[number], code)
    return forms


def _spelled(corpus: Corpus) -> NDArray[np.bool_]:
    """Return shape (n_surfaces,): whether a form is made of letters, not of digits."""
    return np.array([form[:1].isalpha() for form in corpus.surfaces], dtype=bool)


def read_corpus(lines: Sequence[str], languages: Sequence[str], *, variants: bool = True) -> Corpus:
    """Return the words of cleaned statements with their stems.

    Words keep their spelling; stems join forms of one word ("Mieten", "Miete") and spellings
    with and without a hyphen. Scripts without spaces are cut into pairs of characters.

    Args:
        lines: Cleaned statements.
        languages: Language code of each; decides on stop words and stemming.
        variants: Whether spellings of one word that stand in different lines count as one; False
            reads each line by itself.

    Example:
        >>> corpus = read_corpus(["We share our offices", "One shared office"], ["en", "en"])
        >>> [corpus.stem_names[stem] for stem in corpus.stems if stem >= 0]
        ['share', 'offic', 'share', 'offic']
    """
    surfaces: list[str] = []
    stem_of = array("i")
    names: dict[str, int] = {}
    known = {code: _Numbers(code, surfaces, stem_of, names) for code in sorted(set(languages))}
    numbers = array("i")
    starts = np.zeros(len(lines) + 1, dtype=np.int64)
    loud = np.zeros(len(lines), dtype=bool)
    for row, (line, language) in enumerate(zip(lines, languages, strict=True)):
        told = without_links(line)
        loud[row] = is_shouted(told)
        numbers.extend(map(known[language].__getitem__, _forms(told, language, loud=loud[row])))
        starts[row + 1] = len(numbers)
    words = np.array(numbers, dtype=np.int32)
    forms = _Forms(known, surfaces, np.array(stem_of, dtype=np.int32), list(names))
    stems = forms.stem_of[words]
    if variants:
        words, starts, stems = forms.as_one_word(lines, words, starts)
        stems = forms.same_word()[stems]
    return Corpus(
        words=words,
        stems=stems,
        starts=starts,
        surfaces=tuple(surfaces),
        stem_names=tuple(names),
        languages=tuple(languages),
        loud=loud,
    )


@dataclass(frozen=True, slots=True)
class _Forms:
    """All forms of words of one collection, and what joins spellings of one word.

    Attributes:
        known: Language -> form -> its number.
        surfaces: The forms by number; joined ones are added.
        stem_of: Shape (n_forms,): stem of each.
        names: Stems by number.
    """

    known: dict[str, _Numbers]
    surfaces: list[str]
    stem_of: NDArray[np.int32]
    names: list[str]

    def as_one_word(
        self, lines: Sequence[str], words: NDArray[np.int32], starts: NDArray[np.int64]
    ) -> tuple[NDArray[np.int32], NDArray[np.int64], NDArray[np.int32]]:
        """Return words, starts and stems, what others write as one word taken as one."""
        subject = [
            (form, language, number)
            for language, numbers in self.known.items()
            for form, number in numbers.items()
            if self.stem_of[number] >= 0 and form.isalpha() and not is_unspaced(form)
        ]
        whole = open_compounds(
            ((small(form, code), code) for form, code, _ in subject), stem, self.names
        )
        if not whole:
            return words, starts, self.stem_of[words]
        by_form: dict[str, list[int]] = {}
        by_stem: dict[str, list[int]] = {}
        for form, code, number in subject:
            by_form.setdefault(small(form, code), []).append(number)
            by_stem.setdefault(self.names[self.stem_of[number]], []).append(number)
        stem_number = dict(zip(self.names, range(len(self.names)), strict=True))
        joins = {
            (one, other): stem_number[name]
            for (first, second), name in whole.items()
            for one in by_form.get(first, ())
            for other in by_stem.get(second, ())
        }
        stems, joined = self.stem_of[words], words.copy()
        added: dict[str, int] = {}
        places = []
        for place in joined_places(words, starts, list(joins)).tolist():
            one, other = int(words[place]), int(words[place + 1])
            both = f"{self.surfaces[one]} {self.surfaces[other]}"
            if both in lines[int(np.searchsorted(starts, place, side="right")) - 1]:
                places.append(place)
                stems[place] = joins[one, other]
                joined[place] = added.setdefault(both, len(self.surfaces) + len(added))
        self.surfaces.extend(added)
        second = np.array(places, dtype=np.int64) + 1
        gone = np.zeros(len(words) + 1, dtype=np.int64)
        gone[second + 1] = 1
        kept = np.ones(len(words), dtype=bool)
        kept[second] = False
        return joined[kept], starts - np.cumsum(gone)[starts], stems[kept]

    def same_word(self) -> NDArray[np.int32]:
        """Return which stem each stem counts as, small words and gaps as themselves at the end."""
        number_of = dict(zip(self.names, range(len(self.names)), strict=True))
        counts_as = np.append(np.arange(len(self.names)), [BREAK, STOP]).astype(np.int32)
        for one, other in (self._without_accents() | self._dotted()).items():
            counts_as[number_of[one]] = number_of.get(other, STOP)
        return counts_as

    def _without_accents(self) -> dict[str, str]:
        languages: dict[str, frozenset[str]] = {}
        if ACCENTS_LEFT_OUT.isdisjoint(self.known):
            return {}
        for code, numbers in self.known.items():
            for number in numbers.values():
                if self.stem_of[number] >= 0:
                    name = self.names[self.stem_of[number]]
                    languages[name] = languages.get(name, frozenset()) | {code}
        return without_accents(languages)

    def _dotted(self) -> dict[str, str]:
        """Return stems of words with a capital I that others write with a dot, each with theirs.

        Of small words that is "". IT and "Iş" are "it" and "iş" where nobody writes them otherwise.
        """
        found: dict[str, str] = {}
        for code in sorted(TWO_LETTERS_I.intersection(self.known)):
            written = {stem(form, code) for form in self.known[code] if "I" not in form}
            counts = written | {""}
            for form in self.known[code]:
                if "I" in form:
                    own, dotted = stem(form, code), stem(form.lower(), code)
                    if own and own not in written and dotted in counts:
                        found[own] = dotted
        return found


class _Numbers(dict[str, int]):
    """The number of each form of one language, given where it is first asked for."""

    def __init__(
        self, language: str, surfaces: list[str], stems: array[int], names: dict[str, int]
    ) -> None:
        super().__init__()
        self._language, self._surfaces, self._stems, self._names = language, surfaces, stems, names

    def __missing__(self, form: str) -> int:
        number = self[form] = len(self._surfaces)
        self._surfaces.append(sys.intern(form))
        self._stems.append(_stem_index(form, self._language, self._names))
        return number


def _forms(line: str, language: str, *, loud: bool) -> list[str]:
    """Return the words of a line and the punctuation between them."""
    ascii_only = line.isascii()
    found: list[str] = (_ASCII_WORD if ascii_only else _WORD).findall(line)
    if loud:
        found = [
            small(form, language) if is_abbreviation(form, language) else form for form in found
        ]
    if language in {"fr", "it", "ca"}:
        found = [part for form in found for part in _without_elision(form)]
    if ascii_only or not _ONE_UNSPACED.search(line):
        return found
    cut: list[str] = []
    before = False
    for form in found:
        unspaced = is_unspaced(form)
        if cut and (unspaced or before):
            cut.append(_GAP)
        cut.extend(pairs(form) if unspaced else [form])
        before = unspaced
    return cut


def _without_elision(form: str) -> list[str]:
    """Return a word, an article that has lost its vowel apart: "l'eau" is two words."""
    found = _ELISION.match(form) if "'" in form else None
    return [form[: found.end()], form[found.end() :]] if found else [form]


def _stem_index(form: str, language: str, names: dict[str, int]) -> int:
    """Return the number of a form's stem, making a new one where it is new."""
    if not form or not form[0].isalnum():
        return BREAK
    name = stem(form, language)
    return names.setdefault(name, len(names)) if name else STOP
