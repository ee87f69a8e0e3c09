"""Why a statement is in its theme: the words and the neighbours that put it there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from vision.models import Lens
from vision.themes.encoders import Encoder, default_encoder
from vision.themes.features import tfidf
from vision.themes.models import UNASSIGNED, Themes
from vision.themes.points import points
from vision.themes.reading import read

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from vision.text import Voices
    from vision.themes.reading import Reading

NEIGHBOURS: Final = 5
WORDS: Final = 8
_READ: Final = 5_000


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why one statement is where it is.

    Attributes:
        theme: Id of its theme, or -1.
        reason: Why it has none; empty where it has one.
        words: Its words that its theme speaks of too, each with its part of what they have in
            common by wording (parts sum to 1), largest first; empty if they share no word.
        neighbours: Keys of the most alike statements, each with the cosine, 0 to 1, and its
            theme, nearest first.
    """

    theme: int
    reason: str
    words: tuple[tuple[str, float], ...]
    neighbours: tuple[tuple[str, float, int], ...]


def explain(
    texts: Sequence[str | None],
    themes: Themes,
    key: str,
    *,
    encoder: Encoder | None = None,
    voices: Voices | None = None,
) -> Reasons:
    """Return the words and neighbours that put a statement into its theme.

    A word's part is its term in the dot product of the statement's TF-IDF vector with the mean
    of the theme's others. Neighbours are found as themes are: by meaning, or by words.

    Args:
        texts: All statements, in the order of ``themes.keys``; only those of ``compared`` are read.
        themes: The result to explain.
        key: The statement.
        encoder: As for ``find_themes``; it should keep vectors, or asking takes long.
        voices: As for ``find_themes``; words that may not be shown by themselves are left out.

    Raises:
        KeyError: No statement has this key.
        ValueError: ``texts`` and ``themes`` don't belong together.

    Example:
        >>> from vision.themes import find_themes
        >>> answers = ["More trees", "Plant trees", "Trees, please", "Fair pay", "Better pay",
        ...            "Pay rise"]
        >>> found = find_themes(answers, lens=Lens.WORDS, count=2)
        >>> explain(answers, found, "0").words
        (('trees', 1.0),)
    """
    if len(texts) != len(themes.keys):
        raise ValueError("Texts and themes don't belong together.")
    theme = int(themes.labels[_row(themes, key)])
    chosen = compared(themes, key)
    reading = read(
        [texts[each] for each in chosen],
        tuple(themes.keys[each] for each in chosen),
        themes.language,
        None if voices is None else voices.of(chosen),
    )
    reason = themes.unassigned.get(key, "")
    if reading.keys[0] not in reading.usable_keys:
        return Reasons(theme, reason, (), ())
    labels = themes.labels[chosen][reading.rows]
    used = (encoder or default_encoder()) if themes.lens is Lens.MEANING else None
    plain = points(reading, used).plain
    cosines = plain.between(np.array([0]), np.arange(len(labels)))[0]
    order = [place for place in np.argsort(-cosines, kind="stable").tolist() if place != 0]
    found = tuple(
        (
            reading.usable_keys[place],
            round(float(np.clip(cosines[place], 0, 1)), 4),
            int(labels[place]),
        )
        for place in order[:NEIGHBOURS]
    )
    return Reasons(theme, reason, _shared_words(reading, labels), found)


def compared(themes: Themes, key: str) -> list[int]:
    """Return the rows that explain a statement: its own, then others, its own theme's first.

    Raises:
        KeyError: No statement has this key.
    """
    row = _row(themes, key)
    others = (themes.labels != UNASSIGNED) & (np.arange(len(themes.keys)) != row)
    near = np.flatnonzero(others)
    near = near[np.argsort(themes.labels[near] != themes.labels[row], kind="stable")][:_READ]
    return [row, *near.tolist()]


def _row(themes: Themes, key: str) -> int:
    return dict(zip(themes.keys, range(len(themes.keys)), strict=True))[key]


def _shared_words(reading: Reading, labels: NDArray[np.int32]) -> tuple[tuple[str, float], ...]:
    """Return the first statement's words that the rest of its theme uses, with their parts."""
    others = np.flatnonzero(labels == labels[0])[1:]
    if labels[0] == UNASSIGNED or not len(others):
        return ()
    table = tfidf(reading.shown)
    own = table[[0]].toarray().ravel()
    common = own * np.asarray(table[others].mean(axis=0)).ravel()
    if common.sum() <= 0:
        return ()
    parts = common / common.sum()
    corpus = reading.shown
    first = slice(int(corpus.starts[0]), int(corpus.starts[1]))
    written = {
        int(stem): corpus.surfaces[word]
        for stem, word in zip(corpus.stems[first], corpus.words[first], strict=True)
    }
    best = [int(stem) for stem in np.argsort(-parts, kind="stable")[:WORDS] if parts[stem] > 0]
    return tuple((written[stem], round(float(parts[stem]), 4)) for stem in best)
