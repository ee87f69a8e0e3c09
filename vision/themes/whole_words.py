"""Whole words of scripts without spaces: phrases of pairs of letters, made as long as words are."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

import numpy as np

from vision.text.scripts import clusters, is_unspaced, written_together
from vision.text.tokens import BREAK
from vision.themes.readable_words import readable

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from vision.text import Corpus

LONGEST: Final = 14
"""Pairs of letters in a widened phrase at most."""

NEARLY_ALWAYS: Final = 0.8
"""Part of its places at which the same letters stand beside a phrase that it is widened by."""

_READ: Final = 60


def widened(corpus: Corpus, first: NDArray[np.int64], last: NDArray[np.int64]) -> str | None:
    """Return what people wrote where a phrase stands, whole words where they can be seen.

    Words of scripts without spaces are cut into pairs of letters, so a phrase may begin and end
    inside a word. It is widened by what nearly always stands beside it.

    Args:
        corpus: The words of all statements.
        first: Shape (n,): places of the phrase's first word.
        last: Shape (n,): of its last.

    Returns:
        As it stands in a statement, letter by letter, without what only joins it to others; ""
        where nothing of it can be read alone; None for a phrase of another script.
    """
    words, stems, rows = corpus.words, corpus.stems, corpus.rows
    if not len(first) or not is_unspaced(corpus.surfaces[words[first[0]]]):
        return None
    first, last = first[:_READ].copy(), last[:_READ].copy()
    alike = last - first == last[0] - first[0]
    first, last = first[alike], last[alike]
    own, core = first[0], last[0] - first[0]
    for step in (-1, 1):
        while last[0] - first[0] + 1 < LONGEST:
            ends = (first if step < 0 else last) + step
            inside = (ends >= 0) & (ends < len(words))
            at = np.clip(ends, 0, len(words) - 1)
            inside &= (rows[at] == rows[first]) & (stems[at] != BREAK)
            beside = Counter(words[at[inside]].tolist()).most_common(1)
            number, times = beside[0] if beside else (-1, 0)
            if times < max(2.0, NEARLY_ALWAYS * len(first)):
                break
            kept = inside & (words[at] == number)
            first, last = first[kept] + min(step, 0), last[kept] + max(step, 0)
            own = own if own in first - min(step, 0) else first[0] - min(step, 0)
    start, end = int(first[0]), int(last[0])
    inner = _core(corpus, start, end, core)
    text = written_together([corpus.surfaces[word] for word in words[inner]])
    before, behind = _around(corpus, inner)
    return readable(text, before, behind, corpus.languages[int(rows[inner.start])])


def _around(corpus: Corpus, inner: slice) -> tuple[str, str]:
    """Return the letters before and behind some pairs of letters, "" where a clause ends."""
    rows, words, stems = corpus.rows, corpus.words, corpus.stems
    found = []
    for place, beside, letter in (
        (inner.start, inner.start - 1, 0),
        (inner.stop - 1, inner.stop, -1),
    ):
        inside = 0 <= beside < len(words) and rows[beside] == rows[place]
        form = corpus.surfaces[words[beside]] if inside else ""
        joined = is_unspaced(form) and (stems[beside] != BREAK or form[:1].isalnum())
        found.append(clusters(form)[letter] if joined else "")
    return found[0], found[1]


def _core(corpus: Corpus, start: int, end: int, least: int) -> slice:
    """Return the words from the first subject word to the last, as many as the phrase had.

    A small word at the end goes with the pair that leads to it, but for one that ends a word.
    """
    while end - start > least and corpus.stems[end] < 0 and not _ends_a_word(corpus, start, end):
        end -= 2 if end - start - 2 >= least else 1
    while end - start > least and corpus.stems[start] < 0:
        start += 1
    return slice(start, end + 1)


def _ends_a_word(corpus: Corpus, start: int, end: int) -> bool:
    """Return whether a small word is but the end of a longer one.

    Two letters that are a word by themselves (Thai "day") may end another (Thai "lunch"): then
    what stands before them hardly ever stands without them.
    """
    if end - 2 < start:
        return False
    words = corpus.words
    places = np.flatnonzero(words[:-2] == words[end - 2])
    goes_on = (words[places + 1] == words[end - 1]) & (words[places + 2] == words[end])
    return bool(goes_on.mean() >= NEARLY_ALWAYS)
