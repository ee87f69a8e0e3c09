"""Words that one level uses much more often than the others, and texts without them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from scipy import sparse

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

STANDS_OUT: Final = 2.4
"""z from which a word's use differs between a level and the others."""

TIMES: Final = 4.0
"""How many times as often a level uses a word that is its own."""

MOSTLY: Final = 0.5
"""A part of a sentence of which more than this is struck goes as a whole."""

WIDESPREAD: Final = 0.5
"""Words that more people than this use, or one alone, tell no subject that people share."""

_WORD: Final = re.compile(r"\w+(?:['’\-]\w+)*")
_PART: Final = re.compile(
    r".+?(?:[,;:.!?…–—()]+(?:\s+|$)|[\u3002\uff01\uff1f\u3001\uff0c]+\s*|$)", re.DOTALL
)
"""A part of a sentence, up to a sign and a space; Chinese and Japanese signs need no space."""


@dataclass(frozen=True, slots=True)
class Usage:
    """Who uses which word.

    Attributes:
        words: Word forms, folded.
        uses: Shape (people, words), 1 where a person uses a word at least once.
    """

    words: tuple[str, ...]
    uses: sparse.csr_array


def usage(texts: Sequence[str], people: Sequence[int]) -> Usage:
    """Return who uses which word.

    Args:
        texts: Cleaned statements.
        people: Index of each statement's author, from 0 without gaps.
    """
    place: dict[str, int] = {}
    cells = {
        (person, place.setdefault(word, len(place)))
        for text, person in zip(texts, people, strict=True)
        for word in words_of(text)
    }
    rows, columns = np.array(sorted(cells), dtype=np.int64).reshape(-1, 2).T
    shape = (max(people, default=-1) + 1, len(place))
    return Usage(tuple(place), sparse.csr_array((np.ones(len(rows)), (rows, columns)), shape))


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text, folded, in their order."""
    return tuple(map(folded, _WORD.findall(text)))


def folded(word: str) -> str:
    """Return what ways of capitalising a word have in common; shown to nobody.

    Example:
        >>> folded("Frankly"), folded("İletişim") == folded("iletişim")
        ('frankly', True)
    """
    return word.casefold().replace("i\u0307", "i").replace("\u0131", "i")


def as_written(texts: Sequence[str], words: Iterable[str]) -> dict[str, str]:
    """Return folded words as they are mostly written in some texts.

    Example:
        >>> as_written(["Große Hallen", "eine Große", "große"], ["grosse"])
        {'grosse': 'Große'}
    """
    forms: dict[str, Counter[str]] = {word: Counter() for word in words}
    for text in texts:
        for form in _WORD.findall(text):
            if (word := folded(form)) in forms:
                forms[word][form] += 1
    return {
        word: max(own, key=lambda form: (own[form], form.islower(), form), default=word)
        for word, own in forms.items()
    }


def own_words(
    used: Usage, level: NDArray[np.int64], levels: int, least: int = 1
) -> tuple[tuple[str, ...], ...]:
    """Return for each level the words that are its own, those used by most people first.

    A word is a level's own if it is used there ``TIMES`` as often as by all others, with a quarter
    of a person added on both sides, and z of the difference is at least ``STANDS_OUT``.

    Args:
        used: Who uses which word.
        level: Shape (people,), -1 for people without a level, who are left out.
        levels: How many there are.
        least: People of the level who use a word, at least.

    Source:
        z of one 2 x 2 table with fixed margins, as in Mantel, Haenszel (1959), J. National Cancer
        Institute 22, 719-748.
    """
    found = []
    for one in range(levels):
        z, here, there = _contrast(used, level, one)
        inside, outside = int((level == one).sum()), int(((level >= 0) & (level != one)).sum())
        if min(inside, outside) == 0:
            found.append(())
            continue
        times = ((here + 0.25) / inside) / ((there + 0.25) / outside)
        own = np.flatnonzero((z >= STANDS_OUT) & (times >= TIMES) & (here >= least))
        found.append(tuple(used.words[k] for k in own[np.argsort(-here[own], kind="stable")]))
    return tuple(found)


def _contrast(
    used: Usage, level: NDArray[np.int64], one: int
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Return z of each word's use in one level against the others, and its users in both."""
    here = used.uses[np.flatnonzero(level == one)].sum(axis=0)
    there = used.uses[np.flatnonzero((level >= 0) & (level != one))].sum(axis=0)
    inside, outside = (level == one).sum(), ((level >= 0) & (level != one)).sum()
    total, both = inside + outside, here + there
    spread = inside * outside * both * (total - both) / max(1, total**2 * (total - 1))
    away = here - inside * both / max(1, total)
    z = np.divide(away, np.sqrt(spread), where=spread > 0, out=np.zeros(len(both)))
    return np.asarray(z), np.asarray(here), np.asarray(there)


def struck(text: str, words: frozenset[str]) -> str:
    """Return a text without some words, and without parts of sentences that are mostly those.

    Where nothing would stay, the words that are not struck stay, of whatever part; and where there
    are none of those either, the part with fewest words of manner stays as it was written.

    Example:
        >>> own = frozenset({"strategic", "perspective", "from", "initiate", "playback"})
        >>> struck("From a strategic perspective, we need calm rooms.", own)
        'we need calm rooms.'
        >>> struck("From a strategic perspective, initiate playback jazz", own)
        'a jazz'
    """
    told = [(part, [word in words for word in words_of(part)]) for part in parts(text)]
    whole = [part for part, own in told if own and sum(own) <= MOSTLY * len(own)]
    for kept in (whole, [part for part, _ in told]):
        left = " ".join(_WORD.sub(lambda m: _unless(m.group(), words), " ".join(kept)).split())
        if _WORD.search(left):
            return _tidy(left)
    return min(told, key=lambda each: len(each[1]), default=(text, []))[0].strip() or text


def parts(text: str) -> list[str]:
    """Return the parts of a text, up to a sign and a space, that hold a word.

    Example:
        >>> parts("Going forward, we need rest. Soon!")
        ['Going forward, ', 'we need rest. ', 'Soon!']
    """
    return [part for part in _PART.findall(text) if _WORD.search(part)]


def _unless(word: str, words: frozenset[str]) -> str:
    return "" if folded(word) in words else word


def _tidy(text: str) -> str:
    """Return a text without signs that stand alone."""
    return " ".join(part for part in text.split(" ") if _WORD.search(part))


def topics(
    used: Usage, texts: Sequence[str], words: frozenset[str], small: frozenset[str]
) -> frozenset[str]:
    """Return those of the struck words that are what people speak of.

    Manner stands beside a subject; a subject of one level alone leaves nothing when it is struck.
    So a word is a subject if of most statements that hold it no word is left that tells anything.

    Args:
        used: Who uses which word.
        texts: Cleaned statements.
        words: Those that mark some level.
        small: Words that name no subject.
    """
    people = used.uses.shape[0]
    untelling = small | {
        word
        for word, users in zip(used.words, used.uses.sum(axis=0).tolist(), strict=True)
        if not 1 < users <= WIDESPREAD * people or word.isdecimal() or len(word) == 1
    }
    held: dict[str, list[bool]] = {}
    for text in texts:
        said = set(words_of(text))
        empty = not said - words - untelling
        for word in said & words:
            held.setdefault(word, []).append(empty)
    return frozenset(word for word, each in held.items() if sum(each) > MOSTLY * len(each))
