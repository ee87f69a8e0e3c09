"""From statements to themes: the whole way, in one call."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

import numpy as np

from vision.errors import InvalidChoiceError, NotEnoughTextError
from vision.models import Lens
from vision.themes.clusters import best_count, clusters
from vision.themes.describing import closeness, closeness_word, typical
from vision.themes.encoders import Encoder, default_encoder, encode
from vision.themes.features import joined, reduced, smoothed, tfidf
from vision.themes.identity import carried_labels, matched_ids
from vision.themes.layout import theme_map
from vision.themes.models import UNASSIGNED, Found, Theme, Themes
from vision.themes.names import theme_keywords, theme_names
from vision.themes.phrases import theme_phrases
from vision.themes.reading import Reading, read

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from vision.themes.curation import Edit

FEWEST: Final = 6
"""Usable statements below which there is one theme: nothing to tell apart."""
MOST_THEMES: Final = 15
ABSENT: Final = "Grouped by wording: the package that compares meaning is not installed."


def find_themes(
    texts: Sequence[str | None],
    *,
    lens: Lens = Lens.MEANING,
    count: int | None = None,
    language: str = "auto",
    seed: int = 0,
    keys: Sequence[str] | None = None,
    previous: Themes | None = None,
    edits: Sequence[Edit] = (),
    encoder: Encoder | None = None,
    progress: Callable[[str, float], None] | None = None,
) -> Themes:
    """Return what the statements speak of.

    Args:
        texts: Statements as typed; None and NaN mean that nothing was.
        lens: How statements are compared.
        count: Number of themes; None lets the data choose.
        language: A code, or ``auto`` to detect each statement's.
        seed: Of every random draw.
        keys: Identify the statements over time; their row number by default.
        previous: The last result: ids, names and order carry over.
        edits: The curation log, oldest first.
        encoder: Gives sentence vectors; the installed one by default.
        progress: Called with the name of the step and the part of the work done, 0 to 1.

    Raises:
        NotEnoughTextError: There are no statements at all.
        InvalidChoiceError: ``count`` is below 1, or the language is not known.
        ValueError: Keys are not one for each statement, or not different.

    Example:
        >>> answers = ["Fair pay", "Pay us fairly", "Better pay for all", "Pay rise",
        ...            "More trees", "Plant trees", "Trees and gardens", "Green trees"]
        >>> found = find_themes(answers, lens=Lens.WORDS, count=2)
        >>> [theme.size for theme in found.themes]
        [4, 4]
    """
    if not len(texts):
        raise NotEnoughTextError(have=0, need=1)
    if count is not None and count < 1:
        raise InvalidChoiceError("number of themes", count)
    own_keys = tuple(map(str, range(len(texts)) if keys is None else keys))
    if len(own_keys) != len(texts) or len(set(own_keys)) != len(own_keys):
        raise ValueError("Every statement needs one key of its own.")
    clock = _Clock(progress)
    reading = read(texts, own_keys, language)
    clock.lap("read", 0.2)
    notices: list[str] = []
    if lens is Lens.MEANING and encoder is None:
        encoder = default_encoder()
        if encoder is None:
            lens, notices = Lens.WORDS, [ABSENT]
    meaning = None
    if lens is Lens.MEANING and encoder is not None and len(reading.rows):
        meaning = encode(encoder, reading.lines, lambda part: clock.tell("meaning", 0.2 + part / 2))
        clock.lap("meaning", 0.7)
    points = _points(reading, meaning, seed)
    clock.lap("features", 0.8)
    labels, found, reason, counted_at = _grouped(points, reading, count, seed, previous)
    clock.lap("clusters", 0.9)
    phrases = theme_phrases(reading.corpus, labels, [each.id for each in found])
    names = theme_names(phrases)
    close = closeness(points, labels, [each.id for each in found])
    themes = []
    for each in found:
        own = np.flatnonzero(labels == each.id)
        near = typical(points[own], close.similarity[own], [reading.lines[i] for i in own])
        themes.append(
            Theme(
                id=each.id,
                name=names[each.id],
                keywords=theme_keywords(phrases[each.id]),
                size=len(own),
                quotes=tuple(reading.keys[reading.rows[own[i]]] for i in near),
                coherence=close.coherence[each.id],
                closeness=closeness_word(close.coherence[each.id]),
            )
        )
    clock.lap("names", 0.95)
    everywhere = np.full(len(texts), UNASSIGNED, dtype=np.int32)
    everywhere[reading.rows] = labels
    similarity = np.zeros(len(texts))
    similarity[reading.rows] = close.similarity
    positions = np.full((len(texts), 2), np.nan)
    positions[reading.rows] = theme_map(points, labels)
    clock.lap("map", 1.0)
    return Themes(
        keys=own_keys,
        labels=everywhere,
        similarity=similarity,
        themes=tuple(themes),
        unassigned=dict(reading.reasons),
        positions=positions,
        lens=lens,
        language=language,
        languages=reading.languages,
        seed=seed,
        reason=reason,
        seconds=clock.seconds(),
        notices=tuple(notices),
        found=tuple(found),
        found_labels=everywhere.copy(),
        counted_at=counted_at,
    )


def _points(
    reading: Reading, meaning: NDArray[np.float32] | None, seed: int
) -> NDArray[np.float32]:
    if not len(reading.rows):
        return np.zeros((0, 1), dtype=np.float32)
    words = reduced(tfidf(reading.corpus), 20, seed)
    if meaning is None:
        return words
    neighbours = 0 if len(words) < 20 else 8 if len(words) < 1000 else 10  # noqa: PLR2004
    return smoothed(joined(words, meaning), neighbours=neighbours)


def _grouped(
    points: NDArray[np.float32],
    reading: Reading,
    count: int | None,
    seed: int,
    previous: Themes | None,
) -> tuple[NDArray[np.int32], list[Found], str, int]:
    different = len(np.unique(np.round(points, 5), axis=0))
    if count is None:
        most = min(MOST_THEMES, len(points) // 3, different)
        if len(points) < FEWEST or most < 2:  # noqa: PLR2004
            wanted, reason = 1, "One theme: there are too few different statements to tell apart."
        else:
            wanted = best_count(points, range(2, most + 1), seed)
            reason = f"{wanted} themes: with this many, statements lie closest to their own theme."
    else:
        wanted = max(1, min(count, different))
        reason = f"{wanted} themes, as asked for."
    if not len(points):
        return np.zeros(0, dtype=np.int32), [], "No statement could be used.", 0
    cut = clusters(points, wanted, seed)
    old = np.full(len(points), UNASSIGNED, dtype=np.int32)
    next_id = 1
    if previous is not None:
        old = carried_labels(reading.usable_keys, previous.keys, previous.found_labels)
        next_id = max((each.id for each in previous.found), default=0) + 1
    ids = matched_ids(cut.labels, old, next_id)
    labels = np.array([ids[label] for label in cut.labels.tolist()], dtype=np.int32)
    found = [Found(theme, "", int((labels == theme).sum())) for theme in sorted(ids.values())]
    return labels, found, reason, len(points)


class _Clock:
    """Seconds of each step, and word of how far the work is."""

    def __init__(self, progress: Callable[[str, float], None] | None) -> None:
        self._progress = progress
        self._start = self._last = time.perf_counter()
        self._seconds: dict[str, float] = {}

    def tell(self, step: str, part: float) -> None:
        if self._progress:
            self._progress(step, part)

    def lap(self, step: str, part: float) -> None:
        now = time.perf_counter()
        self._seconds[step] = round(now - self._last, 4)
        self._last = now
        self.tell(step, part)

    def seconds(self) -> dict[str, float]:
        return self._seconds | {"total": round(time.perf_counter() - self._start, 4)}
