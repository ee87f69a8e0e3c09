"""All statements of a room, for counting phrases in one theme and elsewhere."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from typing import TYPE_CHECKING, Final

import numpy as np
from scipy import sparse
from sklearn.preprocessing import normalize

from vision.text import clean, read_corpus
from vision.text.stems import stem
from vision.text.tokens import small_forms
from vision.themes.display_spelling import capitals_inside, spellings
from vision.themes.features import tfidf
from vision.themes.naming.person_names import people_named

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from numpy.typing import NDArray

    from vision.text import Corpus
    from vision.themes.naming.tagger import Token

READ: Final = 120
"""Statements of a theme that its phrases are taken from."""
SUBJECT: Final = 0.5
"""Share of all statements from which on a word is what the whole room is about."""
ASKED: Final = 0.1
"""The same for a word of the title or the question."""
_NAME_SHARE: Final = 0.04
_NAME_THEMES: Final = 0.5
_PLURAL_LEADS: Final = frozenset({"die", "alle", "viele", "keine", "mehr", "weniger", "wenige"})
_ASK_DATIVE: Final = frozenset({"mit", "von", "bei", "zu", "aus", "nach", "seit"})
_LEAD_DATIVE: Final = _ASK_DATIVE | {"an", "in", "auf", "unter", "über", "vor", "hinter", "neben"}
_DATIVE_ARTICLES: Final = frozenset({
    "den", "allen", "vielen", "diesen", "unseren", "ihren", "meinen", "keinen", "mehreren",
})  # fmt: skip
_FEWEST_THEMES: Final = 3
_NO_CAPITALS: Final = frozenset({"de", "lb"})
COMPOUNDING: Final = frozenset({"de"})
"""Languages that join nouns to one word: an "Energieverbrauch" is about "Energie"."""
_RAISED: Final = 0.1
"""Part of all words with a capital inside a sentence from which on people write nouns so."""
_LEAST_PART: Final = 5
_LEAST_REST: Final = 3


@dataclass(frozen=True, slots=True, eq=False)
class Pile:
    """The statements of one theme.

    Attributes:
        theme: Its id.
        rows: Shape (n,): its statements.
        read: Those that phrases are taken from: in the language of most, chosen by their text.
        voices: How many people wrote them.
        language: Of most of them.
    """

    theme: int
    rows: NDArray[np.int64]
    read: tuple[int, ...]
    voices: int
    language: str


class Collection:
    """What all statements say.

    Args:
        corpus: The words of all statements; those that may not be shown are gaps.
        labels: Shape (n,): theme id or -1.
        people: Who wrote each statement, who counts once for a phrase; None counts statements.
        asked: Title and question, whose words are soon what the whole room is about.

    Attributes:
        themes: Ids of all themes, ascending.
        subjects: Stems of words that the whole room is about.
        persons: Stems of people's names.
        spellings: Lower-case word -> how it is mostly written.
    """

    def __init__(
        self,
        corpus: Corpus,
        labels: NDArray[np.int32],
        people: Sequence[Hashable] | None = None,
        asked: Sequence[str] = (),
    ) -> None:
        self.corpus, self.labels = corpus, labels
        self.themes: list[int] = np.unique(labels[labels >= 0]).tolist()
        numbers: dict[Hashable, int] = {}
        everyone = range(len(labels)) if people is None else people
        self._voice = np.array([numbers.setdefault(each, len(numbers)) for each in everyone])
        self._rows = corpus.rows
        self._numbers = {name: number for number, name in enumerate(corpus.stem_names)}
        self._words = self._table()
        self._often = np.diff(self._words.indptr)
        self.spellings = spellings(corpus)
        told = self._told(asked)
        said = set(np.flatnonzero(self._often >= ASKED * len(labels)).tolist())
        often = np.flatnonzero(self._often > SUBJECT * len(labels)).tolist()
        self.subjects = frozenset({*often, *(told & said), *self._names_of_all()})
        self.persons = people_named(corpus)

    @cached_property
    def middles(self) -> NDArray[np.float32]:
        """Shape (k, n_stems): the middle of each theme by TF-IDF of words."""
        if not self.corpus.stem_names:
            return np.zeros((len(self.themes), 1), dtype=np.float32)
        rows = tfidf(self.corpus)
        column = np.searchsorted(self.themes, self.labels)
        placed = np.flatnonzero(self.labels >= 0)
        member = sparse.csr_array(
            (np.ones(len(placed), dtype=np.float32), (column[placed], placed)),
            shape=(len(self.themes), len(self.labels)),
        )
        return np.asarray(normalize((member @ rows).toarray()))

    @cached_property
    def counted(self) -> frozenset[str]:
        """Words in lower case that follow a German article or count of the nominative plural."""
        words = self.corpus.words
        leads = np.array([form.lower() in _PLURAL_LEADS for form in self.corpus.surfaces])
        same = self._rows[1:] == self._rows[:-1]
        after = np.unique(words[1:][same & leads[words[:-1]]]) if len(words) else words
        return frozenset(self.corpus.surfaces[word].lower() for word in after)

    @cached_property
    def dative(self) -> frozenset[str]:
        """Words in lower case that always follow what asks for a German dative of the plural."""
        forms = [form.lower() for form in self.corpus.surfaces]
        if not len(self.corpus.words):
            return frozenset()
        asks, leads, article = (
            np.array([form in kind for form in forms])[self.corpus.words]
            for kind in (_ASK_DATIVE, _LEAD_DATIVE, _DATIVE_ARTICLES)
        )
        same = np.append(False, self._rows[1:] == self._rows[:-1])
        led = same & np.append(False, asks[:-1])
        led |= same & np.append(False, article[:-1] & same[:-1] & np.append(False, leads[:-2]))
        never = {forms[word] for word in self.corpus.words[~led].tolist()}
        return frozenset(forms[word] for word in self.corpus.words[led].tolist()) - never

    @cached_property
    def raised(self) -> Counter[str]:
        """Words in lower case -> how often they have a capital inside a sentence."""
        return capitals_inside(self.corpus)

    @cached_property
    def capital(self) -> frozenset[str]:
        """Words in lower case that nobody wrote without a capital, and two times with it."""
        plain = set(self.corpus.surfaces)
        return frozenset(
            word for word, times in self.raised.items() if times > 1 and word not in plain
        )

    @cached_property
    def written(self) -> frozenset[str]:
        """Words as somebody wrote them."""
        return frozenset(self.corpus.surfaces)

    @cached_property
    def raises_nouns(self) -> bool:
        """Whether people write nouns with a capital inside a sentence, as German has it."""
        return sum(self.raised.values()) > _RAISED * len(self.corpus.words)

    def is_name(self, token: Token, language: str) -> bool:
        """Tell whether a noun is a proper name: by its class, or as nobody wrote it otherwise.

        Abbreviations are none ("IT", "PIN"), nor are words where all nouns have a capital.
        """
        first, rest = token.text[:1], token.text[1:]
        if language in _NO_CAPITALS or not first.isupper() or rest != rest.lower():
            return False
        return token.name or token.text.lower() in self.capital

    @property
    def rarity(self) -> NDArray[np.float64]:
        """Shape (n_stems,): 1 + log((1 + n) / (1 + statements with the word))."""
        return np.asarray(1 + np.log((1 + len(self.labels)) / (1 + self._often)))

    def pile(self, theme: int) -> Pile:
        """Return the statements of a theme."""
        rows = np.flatnonzero(self.labels == theme)
        codes = Counter(self.corpus.languages[row] for row in rows)
        language = max(codes, key=lambda code: (codes[code], code), default="en")
        own = [row for row in rows.tolist() if self.corpus.languages[row] == language]
        if len(own) > READ:
            own = sorted(sorted(own, key=self._digest)[:READ])
        return Pile(theme, rows, tuple(own), len(np.unique(self._voice[rows])), language)

    def words_of(self, row: int) -> list[tuple[str, int]]:
        """Return the words of a statement, each with the number of its stem."""
        span = slice(*self.corpus.starts[row : row + 2])
        words, stems = self.corpus.words[span].tolist(), self.corpus.stems[span].tolist()
        return [(self.corpus.surfaces[word], stem) for word, stem in zip(words, stems, strict=True)]

    def stem_of(self, word: str, language: str) -> int:
        """Return the number of a word's stem; -1 where it has none, or nobody said it."""
        name = stem(word, language) if word[:1].isalnum() else ""
        return self._numbers.get(name, -1)

    def keeps_back(self, text: str, language: str) -> bool:
        """Tell whether a text has a word that people wrote only where it may not be shown."""
        stems = [self.stem_of(word, language) for word in text.split()]
        return any(each >= 0 and not self._often[each] for each in stems)

    @cached_property
    def compounds(self) -> dict[int, list[int]]:
        """Number of a stem -> those of longer words that begin or end with it."""
        found: dict[int, list[int]] = {}
        for name, number in self._numbers.items():
            starts = {name[:at] for at in range(_LEAST_PART, len(name) - _LEAST_REST + 1)}
            ends = {name[at:] for at in range(_LEAST_REST, len(name) - _LEAST_PART + 1)}
            for part in starts | ends:
                if part in self._numbers:
                    found.setdefault(self._numbers[part], []).append(number)
        return found

    def holding(self, stems: Sequence[int], language: str = "") -> NDArray[np.int64]:
        """Return the statements that hold all words of a phrase but those everyone says.

        Args:
            stems: Of its subject words.
            language: Where it joins nouns to one word, a longer word holds its parts.
        """
        found: NDArray[np.int64] | None = None
        longer = self.compounds if language in COMPOUNDING else {}
        for each in stems:
            if each in self.subjects:
                continue
            rows = self._held_by(each)
            if longer.get(each):
                rows = np.unique(np.concatenate([rows, *map(self._held_by, longer[each])]))
            found = rows if found is None else np.intersect1d(found, rows, assume_unique=True)
        return np.zeros(0, dtype=np.int64) if found is None else found

    def voices_in(self, rows: NDArray[np.int64], pile: Pile) -> frozenset[int]:
        """Return who of a theme's people wrote some statements."""
        own = rows[self.labels[rows] == pile.theme]
        return frozenset(np.unique(self._voice[own]).tolist())

    def elsewhere(self, rows: NDArray[np.int64], pile: Pile) -> float:
        """Return the part of all other themes' statements that some statements are."""
        others = int((self.labels >= 0).sum()) - len(pile.rows)
        return float((self.labels[rows] != pile.theme).sum()) / max(1, others)

    def voice(self, row: int) -> int:
        """Return the number of whoever wrote a statement."""
        return int(self._voice[row])

    def spelled(self, word: str, *, noun: bool | None = None) -> str:
        """Return a lower-case word as most people write it inside a sentence.

        Args:
            word: In lower case.
            noun: Where nouns have a capital, whether it is one: nouns get it, whoever forgot it,
                and others have it only where somebody wrote it so inside a sentence.
        """
        form = self.spellings.get(word, word)
        if noun and form == word:
            return form[:1].upper() + form[1:]
        opens_only = noun is False and form[1:] == form[1:].lower() and not self.raised[word]
        return form.lower() if opens_only else form

    def _told(self, asked: Sequence[str]) -> set[int]:
        """Return the stems of the words of some texts, as each language of the room reads them."""
        found: set[int] = set()
        for code in set(self.corpus.languages):
            read = read_corpus(list(map(clean, asked)), [code] * len(asked))
            names = {read.stem_names[each] for each in read.stems.tolist() if each >= 0}
            found |= {self._numbers[name] for name in names if name in self._numbers}
        return found

    def _held_by(self, number: int) -> NDArray[np.int64]:
        """Return the statements that hold a word itself, ascending."""
        rows = self._words.indices[slice(*self._words.indptr[number : number + 2])]
        return np.asarray(rows, dtype=np.int64)

    def _digest(self, row: int) -> bytes:
        words = " ".join(word for word, _ in self.words_of(row))
        return blake2b(words.encode(), digest_size=8).digest()

    def _table(self) -> sparse.csc_array:
        """Return shape (n, n_stems): which statement holds which word."""
        here = self.corpus.stems >= 0
        table = sparse.csr_array(
            (
                np.ones(int(here.sum()), dtype=np.float32),
                (self._rows[here], self.corpus.stems[here]),
            ),
            shape=(len(self.labels), max(1, len(self.corpus.stem_names))),
        )
        table.sum_duplicates()
        found = sparse.csc_array(table)
        found.sort_indices()
        return found

    def _names_of_all(self) -> list[int]:
        """Return proper names that turn up in half of the themes, such as the town's own."""
        upper = np.zeros(len(self._often), dtype=bool)
        plain = np.array([code not in _NO_CAPITALS for code in self.corpus.languages], dtype=bool)
        here = (self.corpus.stems >= 0) & plain[self._rows]
        pairs = np.unique(
            np.stack([self.corpus.stems[here], self.corpus.words[here]], axis=1), axis=0
        )
        small = small_forms(self.corpus)
        for number, word in pairs.tolist():
            upper[number] |= self.spelled(small[word])[:1].isupper()
        most = max(_FEWEST_THEMES, _NAME_THEMES * len(self.themes))
        common = np.flatnonzero(upper & (self._often >= _NAME_SHARE * len(self.labels)))
        found = []
        for number in common.tolist():
            rows = self._words.indices[slice(*self._words.indptr[number : number + 2])]
            if sum(times > 1 for times in Counter(self.labels[rows].tolist()).values()) >= most:
                found.append(number)
        return found
