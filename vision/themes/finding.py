"""From statements to themes: the whole way, in one call."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np

from vision.errors import InvalidChoiceError, NotEnoughTextError
from vision.models import Lens
from vision.themes.curation import Action, curated, next_theme_id
from vision.themes.describing import similarities
from vision.themes.encoders import Encoder, default_encoder, encode
from vision.themes.grouping import Grouping, Task, grouped
from vision.themes.identity import carried_labels
from vision.themes.layout import added, theme_map, turned
from vision.themes.models import UNASSIGNED, Themes
from vision.themes.nearness import Nearness
from vision.themes.phrases import Phrasebook
from vision.themes.portraits import found_themes, groups_of, portraits
from vision.themes.reading import Reading, read
from vision.themes.space import parted, plain
from vision.themes.standing import standing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from vision.themes.curation import Curated, Edit

ABSENT: Final = "Grouped by wording: the package that compares meaning is not installed."
APART: Final = "Grouped by wording: statements in different languages stay apart."
LEFT_OUT: Final = "Some edits of themes have nothing left to apply to and were left out."
BY_HAND: Final = "set aside by hand"


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

    One statement that can be used gives one theme, six give two; if none can be used the
    result has no themes and says why for each. The order in which statements are given makes no
    difference to what is found.

    Args:
        texts: Statements as typed; None and NaN mean that nothing was.
        lens: How statements are compared; without an encoder always by wording.
        count: Number of themes before any edits; None lets the data choose.
        language: A code, or ``auto`` to detect each statement's.
        seed: Of every random draw.
        keys: Identify the statements over time; their row number by default.
        previous: The last result: ids, names and order carry over.
        edits: The curation log, oldest first; leaving one out undoes it.
        encoder: Gives sentence vectors; the installed one by default.
        progress: Called with the name of the step and the part of the work done, 0 to 1; what
            it raises ends the run.

    Raises:
        NotEnoughTextError: There are no statements at all.
        InvalidChoiceError: ``count`` is below 1, or the language is not known.
        ValueError: Keys are not one for each statement, or not different.

    Example:
        >>> answers = ["Fair pay", "Pay us fairly", "Better pay for all", "Pay rise",
        ...            "More trees", "Plant trees", "Trees and gardens", "Green trees"]
        >>> found = find_themes(answers, lens=Lens.WORDS, count=2)
        >>> [(theme.name, theme.size) for theme in found.themes]
        [('Pay & fair', 4), ('Trees', 4)]
    """
    own_keys = _checked(texts, count, keys)
    order = sorted(range(len(texts)), key=lambda row: (str(texts[row]), own_keys[row]))
    clock = _Clock(progress)
    clock.tell("reading", 0.0)
    reading = read([texts[row] for row in order], tuple(own_keys[row] for row in order), language)
    clock.lap("reading", 0.2)
    notices: list[str] = []
    meaning = None
    if lens is Lens.MEANING:
        encoder = encoder or default_encoder()
        if encoder is None:
            lens, notices = Lens.WORDS, [ABSENT]
        elif len(reading.rows):
            meaning = encode(
                encoder, reading.lines, lambda part: clock.tell("meaning", 0.2 + part / 2)
            )
            clock.lap("meaning", 0.7)
    if lens is Lens.WORDS and _mixed(reading):
        notices.append(APART)
    bare = plain(reading.corpus, meaning)
    pinned = {edit.theme for edit in edits if edit.action is Action.PIN}
    next_id = next_theme_id(previous, edits)
    task = Task(lens, count, language, seed, previous, pinned, next_id)
    grouping = grouped(reading, meaning, bare, task)
    clock.lap("grouping", 0.9)
    notices += grouping.notices
    nearness = Nearness(bare)
    if meaning is not None:
        nearness = Nearness(bare, meaning.mean(axis=0), encoder)
    themes = _described(
        reading, nearness, task, grouping, edits=edits, notices=notices, clock=clock
    )
    return _as_given(themes, order)


def _described(
    reading: Reading,
    nearness: Nearness,
    task: Task,
    grouping: Grouping,
    *,
    edits: Sequence[Edit],
    notices: list[str],
    clock: _Clock,
) -> Themes:
    """Return the result: edits applied, themes named, statements placed on the map."""
    keys, rows, previous, bare = reading.keys, reading.rows, task.previous, nearness.bare
    found_labels = np.full(len(keys), UNASSIGNED, dtype=np.int32)
    found_labels[rows] = grouping.labels
    before = np.full(len(keys), UNASSIGNED, dtype=np.int32)
    if previous is not None:
        before = carried_labels(keys, previous.keys, previous.labels)
    place = np.full(len(keys), -1)
    place[rows] = np.arange(len(rows))

    def parts(own: NDArray[np.int64], held: list[list[int]]) -> list[int]:
        return parted(bare, place[own], [place[part].tolist() for part in held], task.seed)

    after = curated(edits, keys, found_labels, before, parts)
    if after.left_out:
        notices.append(LEFT_OUT)
    labels, own = after.labels[rows], grouping.labels
    phrases = Phrasebook(reading.corpus, labels)
    first = phrases if np.array_equal(labels, own) else Phrasebook(reading.corpus, own)
    found = found_themes(own, previous, lambda new: nearness.sorted(first.of(new), own, new))
    similarity = np.zeros(len(keys))
    similarity[rows] = similarities(bare, labels, _ids(labels))
    base = previous if grouping.points is None else None
    themes = portraits(
        reading,
        nearness,
        similarity,
        after,
        found=found,
        edits=edits,
        task=task,
        phrases=phrases,
        stands=standing(reading, labels, base),
    )
    groups, themes = groups_of(reading, bare, labels, themes, base)
    clock.lap("names", 0.95)
    positions = _positions(reading, grouping, after, previous)
    clock.lap("map", 1.0)
    fresh = max([*found_labels.tolist(), *after.labels.tolist(), task.next_id - 1], default=0) + 1
    return Themes(
        keys=keys,
        labels=after.labels,
        similarity=similarity,
        themes=themes,
        unassigned=_unassigned(reading, after),
        positions=positions,
        lens=task.lens,
        language=task.language,
        languages=reading.languages,
        seed=task.seed,
        reason=grouping.reason,
        seconds=clock.seconds(),
        notices=tuple(notices),
        groups=groups,
        found=found,
        found_labels=found_labels,
        counted_at=grouping.counted_at,
        clustered_at=grouping.clustered_at,
        count=task.count,
        next_id=fresh,
    )


def _as_given(themes: Themes, order: list[int]) -> Themes:
    """Return themes that were found in one order of statements in the order they were given in."""
    back = np.argsort(order)
    return replace(
        themes,
        keys=tuple(themes.keys[row] for row in back),
        labels=themes.labels[back],
        similarity=themes.similarity[back],
        positions=themes.positions[back],
        found_labels=themes.found_labels[back],
    )


def _ids(labels: NDArray[np.int32]) -> list[int]:
    """Return the themes that statements have, ascending."""
    ids: list[int] = np.unique(labels[labels != UNASSIGNED]).tolist()
    return ids


def _checked(
    texts: Sequence[str | None], count: int | None, keys: Sequence[str] | None
) -> tuple[str, ...]:
    """Return the keys of the statements, after looking at what was asked for."""
    if not len(texts):
        raise NotEnoughTextError(have=0, need=1)
    if count is not None and count < 1:
        raise InvalidChoiceError("number of themes", count)
    own = tuple(map(str, range(len(texts)) if keys is None else keys))
    if len(own) != len(texts) or len(set(own)) != len(own):
        raise ValueError("Every statement needs one key of its own.")
    return own


def _mixed(reading: Reading) -> bool:
    """Tell whether a tenth or more of the statements are not in the commonest language."""
    total = sum(reading.languages.values())
    return total > 0 and max(reading.languages.values()) < 0.9 * total


def _unassigned(reading: Reading, after: Curated) -> dict[str, str]:
    """Return why each statement without a theme has none."""
    return {
        reading.keys[row]: reading.reasons.get(reading.keys[row], BY_HAND)
        for row in np.flatnonzero(after.labels == UNASSIGNED)
    }


def _positions(
    reading: Reading, grouping: Grouping, after: Curated, previous: Themes | None
) -> NDArray[np.float64]:
    """Return shape (n, 2): the map, lying as the last one did."""
    before = np.full((len(reading.keys), 2), np.nan)
    if previous is not None:
        rows = {key: row for row, key in enumerate(previous.keys)}
        known = [(i, rows[key]) for i, key in enumerate(reading.keys) if key in rows]
        if known:
            here, there = np.array(known).T
            before[here] = previous.positions[there]
    places = before
    if grouping.points is not None:
        places = np.full((len(reading.keys), 2), np.nan)
        places[reading.rows] = theme_map(grouping.points, after.labels[reading.rows])
        places = turned(places, before)
    return np.round(added(places, after.labels, _ids(after.labels)), 4)


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
