"""Which words of statements may be shown by themselves: in names, keywords and explanations.

A word that one person used may be that person's mark, and one that stands only where its writer
asked not to be quoted was never meant for a wall. So every word is looked at here before anything
is named after it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from vision.text.letter_case import TWO_LETTERS_I
from vision.text.spelling_variants import plain
from vision.text.tokens import BREAK, STOP, Corpus, read_corpus

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from numpy.typing import NDArray

WORD_PEOPLE: Final = 2
"""People who must have used a word before it is shown by itself, as in a cloud."""
MOSTLY: Final = 0.5
"""Share of places inside a sentence with a capital from which on a word is taken for a name."""
CAPITALS_ARE_NOUNS: Final = frozenset({"de", "lb"})
"""Languages in which a capital says "noun" and not "name"."""
TITLES: Final = frozenset({
    "mr", "mrs", "ms", "miss", "sir", "madam", "dr", "prof", "professor", "doctor",
    "sister", "nurse", "uncle", "aunt", "herr", "herrn", "frau", "doktor", "kollege",
    "kollegin", "schwester", "bruder", "pfleger", "chef", "chefin", "monsieur", "madame",
    "mademoiselle", "mme", "mlle", "docteur", "señor", "señora", "senor", "senora", "sr",
    "sra", "don", "doña", "signor", "signora", "signore", "dott", "dottoressa", "senhor",
    "senhora", "dona", "meneer", "mevrouw", "dhr", "mevr", "pan", "pani", "bay", "bey",
})  # fmt: skip
"""Words before which a name is expected, in lower case and without a full stop."""


@dataclass(frozen=True, slots=True)
class Voices:
    """Whose words statements are, and which of them may be quoted.

    Attributes:
        people: Of each statement, whoever wrote it.
        quotable: Of each statement, whether its words may be shown.
        smallest_group: People who must have used a person's name before it is shown.
    """

    people: tuple[Hashable, ...]
    quotable: tuple[bool, ...]
    smallest_group: int

    def of(self, rows: Iterable[int]) -> Voices:
        """Return the voices of some statements."""
        kept = list(rows)
        return Voices(
            tuple(self.people[row] for row in kept),
            tuple(self.quotable[row] for row in kept),
            self.smallest_group,
        )


def disclosed(corpus: Corpus, voices: Voices) -> Corpus:
    """Return the words with a gap in the place of each that may not be shown by itself.

    A subject word stays where at least two people used it, in any of its forms, in statements that
    may be quoted; one that is taken for a person's name, where ``smallest_group`` people did. Of
    statements that may not be quoted nothing stays. Numbers are subject words here. Statements
    keep their places and their number of words.

    Taken for a name is what stands after a title ("Frau Kowalczyk"), and outside German what is
    mostly written with a capital inside sentences; places and languages are as well.

    Args:
        corpus: The words of all statements.
        voices: One entry for each statement of the corpus.

    Raises:
        ValueError: There are more or fewer voices than statements.

    Example:
        >>> corpus = read_corpus(["Fair pay, says Bob", "Pay us well"], ["en", "en"])
        >>> kept = disclosed(corpus, Voices(("ann", "cy"), (True, True), 5))
        >>> [kept.stem_names[stem] for stem in kept.stems if stem >= 0]
        ['pay', 'pay']
    """
    if not len(voices.people) == len(voices.quotable) == len(corpus.starts) - 1:
        raise ValueError("Every statement needs one voice.")
    rows = corpus.rows
    shown = np.array(voices.quotable, dtype=bool)[rows]
    kinds = _kinds(corpus)
    people = _users(kinds, rows, shown, voices)
    names = _names(corpus, kinds)
    needed = np.where(names, max(voices.smallest_group, WORD_PEOPLE), WORD_PEOPLE)
    few = (kinds >= 0) & (people[kinds] < needed[kinds])
    hidden = (~shown | few) & (corpus.stems != BREAK)
    return replace(corpus, stems=np.where(hidden, np.int32(BREAK), corpus.stems))


class Vocabulary:
    """The words that may be shown by themselves.

    Args:
        corpus: What ``disclosed`` returned.
    """

    def __init__(self, corpus: Corpus) -> None:
        said = np.unique(corpus.stems[corpus.stems >= 0])
        written = {corpus.stem_names[stem] for stem in said}
        self._stems = written | set(map(plain, written))
        self._languages = tuple(dict.fromkeys(corpus.languages)) or ("en",)
        stopped = np.unique(corpus.words[corpus.stems == STOP])
        self._numbers = {
            corpus.surfaces[word] for word in stopped if corpus.surfaces[word].isdigit()
        }

    def holds(self, text: str) -> bool:
        """Return whether every subject word of a name may be shown; a name without one may not.

        Args:
            text: A name or a keyword that was made from statements before.
        """
        words = text.split(" ")
        as_one = [
            " ".join([*words[:place], "".join(words[place : place + 2]), *words[place + 2 :]])
            for place in range(len(words) - 1)
        ]
        read = [text, *as_one]
        if not TWO_LETTERS_I.isdisjoint(self._languages):  # IT counts as "it" where others write so
            read += [each.replace("I", "i") for each in read if "I" in each]
        return any(self._holds(each, language) for each in read for language in self._languages)

    def _holds(self, text: str, language: str) -> bool:
        own = read_corpus([text], [language])
        stems = {own.stem_names[stem] for stem in own.stems if stem >= 0}
        numbers = {own.surfaces[word] for word in own.words if own.surfaces[word].isdigit()}
        return bool(stems) and stems <= self._stems and numbers <= self._numbers


def _kinds(corpus: Corpus) -> NDArray[np.int64]:
    """Return shape (n_words,): one number for all forms of a subject word, -1 for other words.

    Numbers, which stand among the small words, are given theirs after the stems.
    """
    kinds = corpus.stems.astype(np.int64)
    numbers = np.array([surface.isdigit() for surface in corpus.surfaces], dtype=bool)
    if len(corpus.words):
        digits = (corpus.stems == STOP) & numbers[corpus.words]
        kinds[digits] = len(corpus.stem_names) + corpus.words[digits]
    return np.where(kinds < 0, -1, kinds)


def _users(
    kinds: NDArray[np.int64], rows: NDArray[np.int64], shown: NDArray[np.bool_], voices: Voices
) -> NDArray[np.int64]:
    """Return for each kind of word how many people used it where it may be quoted."""
    numbers: dict[Hashable, int] = {}
    person = np.array([numbers.setdefault(who, len(numbers)) for who in voices.people], np.int64)
    counted = shown & (kinds >= 0)
    pairs = np.unique(kinds[counted] * max(1, len(numbers)) + person[rows[counted]])
    most = int(kinds.max(initial=0)) + 1
    return np.bincount(pairs // max(1, len(numbers)), minlength=most)


def _names(corpus: Corpus, kinds: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Return for each kind of word whether it is taken for a person's name."""
    most = int(kinds.max(initial=0)) + 1
    if not len(corpus.words):
        return np.zeros(most, dtype=bool)
    rows = corpus.rows
    first = np.ones(len(rows), dtype=bool)
    first[1:] = (rows[1:] != rows[:-1]) | (corpus.stems[:-1] == BREAK)
    capital = np.array([form[:1].isupper() and form != form.upper() for form in corpus.surfaces])
    no_noun = np.array([code not in CAPITALS_ARE_NOUNS for code in corpus.languages], dtype=bool)
    inside = ~first & (kinds >= 0) & no_noun[rows]
    times = np.bincount(kinds[inside], minlength=most)
    raised = np.bincount(kinds[inside & capital[corpus.words]], minlength=most)
    names = (raised > 0) & (raised >= MOSTLY * times)
    names[kinds[_after_titles(corpus, rows) & (kinds >= 0)]] = True
    return names


def _after_titles(corpus: Corpus, rows: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Return shape (n_words,): whether a capital stands where a title leads one to expect a name.

    Between them may be a full stop ("Dr. Weiss"), and more of the name after it.
    """
    titles = np.array([form.casefold() in TITLES for form in corpus.surfaces], dtype=bool)
    stops = np.array([form == "." for form in corpus.surfaces], dtype=bool)
    upper = np.array([form[:1].isupper() for form in corpus.surfaces], dtype=bool)
    title, stop, capital = (each[corpus.words] for each in (titles, stops, upper))
    found = np.zeros(len(rows), dtype=bool)
    for step in (1, 2):
        led = title[:-step] & (rows[step:] == rows[:-step])
        if step == 2:  # noqa: PLR2004 - over one word between
            between = stop[1:-1] | (title[1:-1] | found[1:-1])
            led &= between
        found[step:] |= led & capital[step:]
    return found
