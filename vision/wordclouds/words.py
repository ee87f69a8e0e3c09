"""Which words and phrases a cloud shows: what most people wrote, in their own words."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from vision.privacy import cloud_words
from vision.text import Voices, disclosed
from vision.text.disclosure import WORD_PEOPLE
from vision.text.letter_case import is_short_form, small
from vision.text.scripts import is_unspaced, written_together
from vision.text.spelling_variants import plain
from vision.text.stems import is_abbreviation
from vision.text.tokens import BREAK
from vision.themes.reading import read
from vision.themes.whole_words import widened

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence

    from numpy.typing import NDArray

    from vision.text import Corpus

MOST: Final = 40
"""Words in a cloud at most; more would be read by no one."""

LONGEST: Final = 3
"""Subject words in a phrase at most."""

SMALL_WORDS: Final = 2
"""Words such as *for* and *the* that may stand between two subject words of a phrase."""

LONGER_SAYS_MORE: Final = 0.6
"""What each further subject word adds to the weight of a phrase."""

NEARLY: Final = 0.4
"""A phrase takes the place of its parts if at least this share of their people wrote it."""

PHRASE_PEOPLE: Final = 3
"""People of a phrase that may stand where single words would."""

PHRASES: Final = 12
"""Such phrases from which on they make a cloud of their own."""

WORDS: Final = 2
"""Single words that then stand for a theme without any phrase."""

CANDIDATES: Final = 400
"""Most common phrases that are looked at closely."""

WIDEST: Final = 28
"""Letters of the longest phrase that a wall can carry."""

WIDEST_WORD: Final = 36
"""Letters of the longest single word: German ones, as long as a phrase, can't be cut."""

CAPITALS_COUNT: Final = "de"
"""Language whose capitals mean something; all others are shown in lower case."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word or phrase of a cloud.

    Attributes:
        text: As most people wrote it, in lower case (but for German nouns).
        people: How many used it, at least two.
        theme: Number of the theme that most of them were speaking of; None without themes.
    """

    text: str
    people: int
    theme: int | None = None


def word_counts(
    texts: Sequence[str | None],
    persons: Sequence[Hashable] | None = None,
    *,
    themes: Sequence[int] | None = None,
    language: str = "auto",
    most: int = MOST,
    smallest_group: int = WORD_PEOPLE,
) -> tuple[Word, ...]:
    """Return the words and phrases of a cloud, those that most people used first.

    Forms of one word count together; one to three subject words in a row make a phrase, with the
    small words between them. What a longer phrase says as well is not said twice.

    Args:
        texts: Statements; empty and unreadable ones count for nothing.
        persons: Who wrote each; without it, each statement counts as a person.
        themes: Theme number of each; below 1 means none.
        language: Of all texts, or ``auto``.
        most: Words wanted at most.
        smallest_group: People who must have used what is taken for a person's name.

    Example:
        >>> word_counts(["More time for patients", "time for patients!", "Time to rest"],
        ...             ["ann", "bob", "cy"], language="en")
        (Word(text='time for patients', people=2, theme=None),)
    """
    reading = read(texts, tuple(str(row) for row in range(len(texts))), language)
    rows = reading.rows.tolist()
    numbers: dict[Hashable, int] = {}
    writers = [persons[row] if persons is not None else row for row in rows]
    person = np.array([numbers.setdefault(who, len(numbers)) for who in writers], dtype=np.int64)
    theme = np.array([themes[row] if themes is not None else 0 for row in rows], dtype=np.int64)
    own = Voices(tuple(writers), (True,) * len(rows), smallest_group)
    corpus = disclosed(reading.shown, own) if smallest_group > WORD_PEOPLE else reading.shown
    spots = _spots(corpus)
    said = [_said(each, spots, corpus, person, theme) for each in _common(spots, person)]
    fit = _said_once([each for each in said if _fits(each.text)])
    chosen = _phrases(fit) or _without_parts(fit)
    chosen = _foremost(chosen, _shares(person, theme), most)
    kept = cloud_words((str(who), each.text) for each in chosen for who in each.people)
    themed = {each.text: each.theme for each in reversed(chosen)}
    words = [Word(text, count, themed[text]) for text, count in kept.items()]
    return tuple(sorted(words, key=lambda word: (-word.people, word.text)))


def _fits(text: str) -> bool:
    return 0 < len(text) <= (WIDEST if " " in text else WIDEST_WORD)


@dataclass(frozen=True, slots=True)
class _Spots:
    """Every place where a phrase stands.

    Attributes:
        stems: Shape (n, 3): its subject words, -1 where it has fewer.
        first: Shape (n,): place of its first word in the corpus.
        last: Shape (n,): place of its last word.
        row: Shape (n,): the statement.
        phrase: Shape (n,): which of the different phrases it is.
        starts: Shape (m + 1,): phrase i stands at spots ``starts[i]:starts[i + 1]``.
    """

    stems: NDArray[np.int64]
    first: NDArray[np.int64]
    last: NDArray[np.int64]
    row: NDArray[np.int64]
    phrase: NDArray[np.int64]
    starts: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Said:
    """A phrase in the form that most people wrote, who they are and what they spoke of.

    Attributes:
        stems: Of its subject words.
        text: As shown.
        people: Who wrote it.
        theme: Number of the theme in which most of them wrote it.
        there: How many wrote it in that theme.
    """

    stems: tuple[int, ...]
    text: str
    people: frozenset[int]
    theme: int | None
    there: int


def _spots(corpus: Corpus) -> _Spots:
    """Return where all phrases of one, two and three subject words stand, sorted by phrase."""
    places = np.flatnonzero(corpus.stems >= 0)
    stems, rows = corpus.stems[places].astype(np.int64), corpus.rows[places]
    clauses = np.cumsum(corpus.stems == BREAK)[places]
    goes_on = np.zeros(len(places), dtype=bool)
    near = np.diff(places) <= SMALL_WORDS + 1
    goes_on[:-1] = near & (np.diff(rows) == 0) & (np.diff(clauses) == 0)
    starts = np.arange(len(places))
    found, firsts, lasts = [], [], []
    for length in range(1, LONGEST + 1):
        parts = np.full((len(starts), LONGEST), -1, dtype=np.int64)
        for offset in range(length):
            parts[:, offset] = stems[starts + offset]
        found.append(parts)
        firsts.append(starts)
        lasts.append(starts + length - 1)
        starts = starts[goes_on[starts + length - 1]]
        again = [stems[starts + offset] == stems[starts + length] for offset in range(length)]
        starts = starts[~np.any(again, axis=0)]
    return _sorted(
        np.concatenate(found), np.concatenate(firsts), np.concatenate(lasts), places, rows
    )


def _sorted(
    stems: NDArray[np.int64],
    first: NDArray[np.int64],
    last: NDArray[np.int64],
    places: NDArray[np.int64],
    rows: NDArray[np.int64],
) -> _Spots:
    """Return spots grouped by phrase; each phrase is one number while they are compared."""
    base = int(stems.max(initial=0)) + 2
    code = (stems + 1) @ np.array([base**2, base, 1], dtype=np.int64)
    order = np.argsort(code, kind="stable")
    _, starts, phrase = np.unique(code[order], return_index=True, return_inverse=True)
    return _Spots(
        stems=stems[order],
        first=places[first[order]],
        last=places[last[order]],
        row=rows[first[order]],
        phrase=phrase.astype(np.int64),
        starts=np.append(starts, len(order)).astype(np.int64),
    )


def _common(spots: _Spots, person: NDArray[np.int64]) -> list[int]:
    """Return the phrases that most people wrote, the most common first."""
    people = int(person.max(initial=0)) + 1
    pairs = np.unique(spots.phrase * people + person[spots.row])
    counts = np.bincount(pairs // people, minlength=len(spots.starts) - 1)
    order = np.argsort(-counts, kind="stable")
    enough = min(CANDIDATES, int((counts >= WORD_PEOPLE).sum()))
    return [int(phrase) for phrase in order[:enough]]


def _said(
    phrase: int,
    spots: _Spots,
    corpus: Corpus,
    person: NDArray[np.int64],
    theme: NDArray[np.int64],
) -> _Said:
    """Return how a phrase was written, by whom, and in which theme: each person counts once."""
    here = range(spots.starts[phrase], spots.starts[phrase + 1])
    rows = spots.row[here.start : here.stop]
    people = person[rows].tolist()
    whole = widened(corpus, spots.first[here.start : here.stop], spots.last[here.start : here.stop])
    texts = [
        _written(
            corpus,
            slice(int(spots.first[at]), int(spots.last[at]) + 1),
            corpus.languages[spots.row[at]],
            loud=bool(corpus.loud[spots.row[at]]),
        )
        if whole is None
        else whole
        for at in here
    ]
    forms = Counter(text for _, text in set(zip(people, texts, strict=True)))
    pairs = set(zip(people, theme[rows].tolist(), strict=True))
    themes = Counter(number for _, number in pairs if number > 0)
    home = min(themes, key=lambda number: (-themes[number], number)) if themes else None
    return _Said(
        stems=tuple(stem for stem in spots.stems[here.start].tolist() if stem >= 0),
        text=min(forms, key=lambda form: (-forms[form], form.isupper(), plain(form) == form, form)),
        people=frozenset(people),
        theme=home,
        there=themes[home] if home is not None else 0,
    )


def _written(corpus: Corpus, places: slice, language: str, *, loud: bool) -> str:
    """Return the words at some places as they were written, in lower case.

    What is all in capitals stays so, unless the whole statement is.
    """
    words: list[str] = [corpus.surfaces[word] for word in corpus.words[places]]
    if language == CAPITALS_COUNT:
        return written_together(words)
    return written_together(
        [
            word
            if (not loud and is_short_form(word)) or is_abbreviation(word, language)
            else small(word, language)
            for word in words
        ]
    )


def _shares(person: NDArray[np.int64], theme: NDArray[np.int64]) -> dict[int, float]:
    """Return the share of people who speak of each theme."""
    pairs = set(zip(person.tolist(), theme.tolist(), strict=True))
    counts = Counter(number for _, number in pairs if number > 0)
    people = max(1, len(set(person.tolist())))
    return {number: count / people for number, count in counts.items()}


def _foremost(said: Sequence[_Said], shares: Mapping[int, float], most: int) -> list[_Said]:
    """Return the phrases that say most: the first of every theme, then the others."""
    ranked = sorted(said, key=lambda each: (-_weight(each, shares), -len(each.people), each.text))
    first = {each.theme: each for each in reversed(ranked) if each.theme is not None}
    ranked.sort(key=lambda each: first.get(each.theme or 0) is not each)
    return ranked[:most]


def _weight(each: _Said, shares: Mapping[int, float]) -> float:
    """Return what decides whether a phrase is shown: its people, and how much it says.

    A longer phrase says more. So does one that belongs to a theme: people in its theme, times the
    logarithm of how much more common it is there than among all. As in names, that is the summand
    of the divergence between theme and whole; words that everyone uses for everything give way.
    """
    longer = 1 + LONGER_SAYS_MORE * (len(each.stems) - 1)
    if each.theme is None:
        return longer * len(each.people)
    lift = each.there / len(each.people) / shares[each.theme]
    return longer * each.there * math.log2(max(1.0, lift))


def _said_once(said: Sequence[_Said]) -> list[_Said]:
    """Return phrases of which none is a piece of another that nearly as many people wrote.

    Only pieces of words that are written without spaces: others are told apart by their words.
    """
    kept: list[_Said] = []
    for each in sorted(said, key=lambda one: (-len(one.text), -len(one.people), one.text)):
        longer = (one for one in kept if is_unspaced(each.text) and each.text in one.text)
        if all(len(one.people) < NEARLY * len(each.people) for one in longer):
            kept.append(each)
    return [each for each in said if any(each is one for one in kept)]


def _phrases(said: Sequence[_Said]) -> list[_Said]:
    """Return phrases alone, where there are enough: "time for patients" says what "time" does not.

    A theme without a phrase keeps its ``WORDS`` most common words. Nothing is returned where there
    are few phrases.
    """
    long = [each for each in said if len(each.stems) > 1 and len(each.people) >= PHRASE_PEOPLE]
    long = _without_parts(long)
    if len(long) < PHRASES:
        return []
    left: dict[int, list[_Said]] = {}
    for each in sorted(said, key=lambda one: (-len(one.people), one.text)):
        if len(each.stems) == 1 and each.theme is not None:
            left.setdefault(each.theme, []).append(each)
    told = {each.theme for each in long}
    return long + [
        one for theme, words in left.items() if theme not in told for one in words[:WORDS]
    ]


def _without_parts(said: Sequence[_Said]) -> list[_Said]:
    """Return phrases of which none is part of another.

    A phrase that is nearly as common as its most common part replaces all its parts; otherwise
    the parts stay and the phrase goes.
    """
    known = {each.stems: each for each in said}
    gone: set[tuple[int, ...]] = set()
    for each in sorted(said, key=lambda one: (-len(one.stems), -len(one.people), one.text)):
        parts = [part for part in _parts(each.stems) if part in known]
        if each.stems in gone or not parts:
            continue
        most = max(len(known[part].people) for part in parts)
        if len(each.people) >= NEARLY * most:
            gone.update(parts)
        else:
            gone.add(each.stems)
    return [each for each in said if each.stems not in gone]


def _parts(stems: tuple[int, ...]) -> list[tuple[int, ...]]:
    """Return all shorter runs of subject words in a phrase."""
    return [
        stems[start : start + length]
        for length in range(1, len(stems))
        for start in range(len(stems) - length + 1)
    ]
