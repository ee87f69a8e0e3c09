"""Names of people, which never become names of themes."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

import numpy as np

from vision.text.disclosure import CAPITALS_ARE_NOUNS, TITLES
from vision.text.first_names import first_names
from vision.text.tokens import small_forms

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from vision.text import Corpus

_OFTEN: Final = 4
_NO_CAPITALS: Final = 0.01
"""Part of all words with a capital below which nobody troubles to write any."""
_PLACES: Final = frozenset({
    "street", "st", "road", "rd", "square", "park", "hall", "school", "hospital", "county",
    "island", "islands", "university", "college", "river", "lake", "bridge", "avenue", "lane",
    "house", "ward", "center", "centre", "city", "town", "valley", "theorem", "index", "day",
    "days", "co",
})  # fmt: skip
"""What makes a place or a thing of a name that stands before it."""


def people_named(corpus: Corpus) -> frozenset[int]:
    """Return the stems of words that are names of people.

    That is a common first name that is written with a capital (or in any way, where hardly
    anybody writes one: "tell kevin"), whatever follows it with a capital too ("Anna Berger"), and
    what follows a title ("Frau Berger"), unless it mostly stands before a word for a place
    ("Franklin Street").

    Args:
        corpus: The words of all statements.
    """
    raised = np.array([form[:1].isupper() for form in corpus.surfaces], dtype=bool)
    known = np.array([form in first_names() for form in small_forms(corpus)], dtype=bool)
    bare = len(corpus.words) > 0 and raised[corpus.words].mean() < _NO_CAPITALS
    given = known if bare else known & raised
    titles = np.array([form.lower().rstrip(".") in TITLES for form in corpus.surfaces])
    if not len(corpus.words):
        return frozenset()
    said = corpus.stems[corpus.stems >= 0]
    times = np.bincount(said, minlength=len(corpus.stem_names))
    rows, named, places = corpus.rows, Counter[int](), Counter[int]()
    for place in np.flatnonzero((given | titles)[corpus.words]).tolist():
        word, stem = int(corpus.words[place]), int(corpus.stems[place])
        if given[word] and stem >= 0:
            named[stem] += 1
        after = _next_word(place, rows, corpus)
        if after < 0 or not corpus.surfaces[corpus.words[after]][:1].isupper():
            continue
        german = corpus.languages[rows[place]] in CAPITALS_ARE_NOUNS
        if corpus.surfaces[corpus.words[after]].lower() in _PLACES:
            places[stem] += 1
        elif corpus.stems[after] >= 0 and (titles[word] or not german):
            named[int(corpus.stems[after])] += 1
    return frozenset(
        stem
        for stem, count in named.items()
        if count > places[stem] and _OFTEN * count >= times[stem]
    )


def _next_word(place: int, rows: NDArray[np.int64], corpus: Corpus) -> int:
    """Return the place of the word after one, over a full stop ("Dr. Berger"); -1 for none."""
    for after in (place + 1, place + 2):
        if after >= len(rows) or rows[after] != rows[place]:
            return -1
        if corpus.surfaces[corpus.words[after]] != ".":
            return after
    return -1
