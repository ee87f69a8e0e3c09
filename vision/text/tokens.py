"""The words of all statements as arrays: what was written, its stem, and where it stands."""

from __future__ import annotations

import re
import sys
import unicodedata
from array import array
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

import numpy as np
import snowballstemmer

from vision.text.cleaning import without_links
from vision.text.stopwords import stop_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

STOP: Final = -1
"""Stem of a word that says nothing about the subject."""
BREAK: Final = -2
"""Stem of the gap between two clauses, which no phrase may cross."""

_MARKS = "".join(
    re.escape(chr(code))
    for code in range(0x300, 0xFFFF)
    if unicodedata.category(chr(code)) in {"Mn", "Mc"}
)
_UNSPACED = (
    "\u0e00-\u0e7f\u0e80-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
)
_WORD = re.compile(
    rf"[{_UNSPACED}]+|[^\W_{_UNSPACED}][\w{_MARKS}]*(?:['\-&][^\W_][\w{_MARKS}]*)*|[^\w\s'\-#]+"
)
_ASCII_WORD = re.compile(r"[^\W_]\w*(?:['\-&][^\W_]\w*)*|[^\w\s'\-#]+", re.ASCII)
"""The same for a line without other letters, in half the time."""
_UNSPACED_START = re.compile(rf"[{_UNSPACED}]")
_SNOWBALL: Final = {
    "en": "english", "de": "german", "fr": "french", "es": "spanish", "pt": "portuguese",
    "it": "italian", "nl": "dutch", "da": "danish", "sv": "swedish", "no": "norwegian",
    "fi": "finnish", "pl": "polish", "cs": "czech", "hu": "hungarian", "ro": "romanian",
    "el": "greek", "tr": "turkish", "ru": "russian", "ar": "arabic", "fa": "persian",
    "hi": "hindi", "id": "indonesian", "ca": "catalan", "et": "estonian", "lt": "lithuanian",
}  # fmt: skip
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
    """

    words: NDArray[np.int32]
    stems: NDArray[np.int32]
    starts: NDArray[np.int64]
    surfaces: tuple[str, ...]
    stem_names: tuple[str, ...]
    languages: tuple[str, ...]

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
    )


def read_corpus(lines: Sequence[str], languages: Sequence[str]) -> Corpus:
    """Return the words of cleaned statements with their stems.

    Words keep their spelling; stems join forms of one word ("Mieten", "Miete") and spellings
    with and without a hyphen. Scripts without spaces are cut into pairs of characters.

    Args:
        lines: Cleaned statements.
        languages: Language code of each; decides on stop words and stemming.

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
    for row, (line, language) in enumerate(zip(lines, languages, strict=True)):
        numbers.extend(map(known[language].__getitem__, _forms(without_links(line), language)))
        starts[row + 1] = len(numbers)
    words = np.array(numbers, dtype=np.int32)
    return Corpus(
        words=words,
        stems=np.array(stem_of, dtype=np.int32)[words],
        starts=starts,
        surfaces=tuple(surfaces),
        stem_names=tuple(names),
        languages=tuple(languages),
    )


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


@lru_cache(maxsize=200_000)
def stem(word: str, language: str) -> str:
    """Return what the forms of a word have in common, "" for a stop word.

    Example:
        >>> stem("Home-Offices", "en"), stem("the", "en")
        ('homeoffic', '')
    """
    lower = word.lower()
    if lower.endswith("'"):
        return ""  # the article of "l'eau"
    if lower in stop_words(language) or lower.isdigit() or (len(lower) == 1 and lower.isascii()):
        return ""
    if language in {"en", "nl"} and lower.endswith("'s"):
        lower = lower[:-2]
        if lower in stop_words(language):
            return ""
    joined = lower.replace("-", "").replace("'", "")
    stemmer = _stemmer(language)
    return stemmer.stemWord(joined) if stemmer else joined


def _forms(line: str, language: str) -> list[str]:
    """Return the words of a line and the punctuation between them."""
    plain = line.isascii()
    found: list[str] = (_ASCII_WORD if plain else _WORD).findall(line)
    if language in {"fr", "it", "ca"}:
        found = [part for form in found for part in _without_elision(form)]
    if language == "tr":
        found = [_turkish(form) for form in found]
    if plain or not _UNSPACED_START.search(line):
        return found
    cut: list[str] = []
    for form in found:
        if _UNSPACED_START.match(form) and len(form) > 2:  # noqa: PLR2004 - pairs of characters
            cut.extend(form[place : place + 2] for place in range(len(form) - 1))
        else:
            cut.append(form)
    return cut


def _without_elision(form: str) -> list[str]:
    """Return a word, an article that has lost its vowel apart: "l'eau" is two words."""
    found = _ELISION.match(form) if "'" in form else None
    return [form[: found.end()], form[found.end() :]] if found else [form]


def _turkish(form: str) -> str:
    """Return a Turkish word that was shouted in small letters, its two letters i kept apart."""
    dotted = "\N{LATIN CAPITAL LETTER I WITH DOT ABOVE}"
    if not (form.isupper() and len(form) > 1) and not form.startswith(dotted):
        return form
    return form.replace(dotted, "i").replace("I", "\N{LATIN SMALL LETTER DOTLESS I}").lower()


def _stem_index(form: str, language: str, names: dict[str, int]) -> int:
    """Return the number of a form's stem, making a new one where it is new."""
    if not form[0].isalnum():
        return BREAK
    name = stem(form, language)
    return names.setdefault(name, len(names)) if name else STOP


@cache
def _stemmer(language: str) -> snowballstemmer.stemmer | None:
    """Return the stemmer of a language, or None where there is none."""
    algorithm = _SNOWBALL.get(language)
    return snowballstemmer.stemmer(algorithm) if algorithm else None
