"""From statements to themes: the whole way, in one call."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np

from vision.errors import InvalidChoiceError, NotEnoughTextError
from vision.models import Lens
from vision.themes.curation import curated
from vision.themes.description import described
from vision.themes.encoders import Encoder, default_encoder, known_to
from vision.themes.grouping import Task, grouped
from vision.themes.kmeans import parted
from vision.themes.models import UNASSIGNED, Themes
from vision.themes.points import Points, points
from vision.themes.reading import read
from vision.themes.theme_ids import past
from vision.themes.theme_map import theme_map
from vision.translation import marked, told, told_many

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from numpy.typing import NDArray

    from vision.text import Voices
    from vision.themes.curation import Edit
    from vision.themes.reading import Reading
    from vision.translation import Message

ABSENT: Final = told("Grouped by wording: the package that compares meaning is not installed.")
APART: Final = told("Grouped by wording: statements in different languages stay apart.")
LEFT_OUT: Final = told("Some edits of themes have nothing left to apply to and were left out.")
BY_HAND: Final = marked("set aside by hand")


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
    voices: Voices | None = None,
    asked: Sequence[str] = (),
    renamed: bool = False,
    seen: Collection[int] = (),
    progress: Callable[[str, float], None] | None = None,
) -> Themes:
    """Return what the statements speak of.

    One statement that can be used gives one theme, six give three; if none can be used the
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
        voices: Whose each statement is, and whether it may be quoted: names, keywords and typical
            statements are then made only from what may be shown, "Theme 4" where nothing may.
            None for texts that are nobody's secret.
        asked: Title and question: a word of theirs that a tenth of the statements hold says
            nothing of a theme, and names none.
        renamed: Give every theme a name from all that is there now, except where a facilitator
            named it or holds it in place; for the moment before people first see them.
        seen: Ids of themes that people have seen by their names: those are not named anew.
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
        [('Pay', 4), ('Trees', 4)]
    """
    own_keys = _checked(texts, count, keys)
    order = sorted(range(len(texts)), key=lambda row: (str(texts[row]), own_keys[row]))
    notices: list[Message] = []
    if lens is Lens.MEANING:
        encoder = encoder or default_encoder()
        if encoder is None:
            lens, notices = Lens.WORDS, [ABSENT]
    clock = _Clock(progress)
    clock.tell("reading", 0.0)
    reading = read(
        [texts[row] for row in order],
        tuple(own_keys[row] for row in order),
        language,
        None if voices is None else voices.of(order),
    )
    clock.lap("reading", 0.2)
    if lens is Lens.WORDS and _mixed(reading.languages):
        notices.append(APART)
    used = encoder if lens is Lens.MEANING else None
    if used is not None:
        notices += _by_wording(used, reading)
    where = points(reading, used, lambda part: clock.tell("meaning", 0.2 + part / 2))
    clock.lap("meaning", 0.7)
    task = Task(lens, count, language, seed, previous, edits, asked, renamed, frozenset(seen))
    return _as_given(_found(where, task, notices, clock), order)


def find_labels(texts: Sequence[str | None], *, seed: int = 0) -> NDArray[np.int32]:
    """Return the theme of each statement by wording alone, as ``find_themes`` gives it.

    Themes are not described, which takes most of the time.

    Args:
        texts: Statements as typed.
        seed: Of every random draw.

    Returns:
        Shape (n,): theme id, or -1.

    Raises:
        NotEnoughTextError: There are no statements at all.

    Example:
        >>> len(find_labels(["Fair pay", "Pay rise", "More trees", "Plant trees"]))
        4
    """
    keys = _checked(texts, None, None)
    order = sorted(range(len(texts)), key=lambda row: (str(texts[row]), keys[row]))
    reading = read([texts[row] for row in order], tuple(keys[row] for row in order), "auto")
    task = Task(Lens.WORDS, None, "auto", seed, None, ())
    nobody = np.full(len(reading.rows), UNASSIGNED, dtype=np.int32)
    found = np.full(len(texts), UNASSIGNED, dtype=np.int32)
    found[np.array(order)[reading.rows]] = grouped(points(reading, None), nobody, task).labels
    return found


def _found(where: Points, task: Task, notices: list[Message], clock: _Clock) -> Themes:
    """Return the result: statements grouped, edits applied, themes described and drawn."""
    reading = where.reading
    before = past(reading.keys, task.previous)
    grouping = grouped(where, before.found[reading.rows], task)
    clock.lap("grouping", 0.9)
    found_labels = np.full(len(reading.keys), UNASSIGNED, dtype=np.int32)
    found_labels[reading.rows] = grouping.labels

    def parts(own: NDArray[np.int64], held: list[list[int]]) -> list[int]:
        places = reading.places
        held_places = [places[part].tolist() for part in held]
        return parted(where.plain, places[own], held_places, task.seed)

    after = curated(task.edits, reading.keys, found_labels, before.labels, parts)
    description = described(where, grouping, after, before, task)
    clock.lap("names", 0.95)
    positions = theme_map(after.labels, before.positions, reading.rows, grouping.points)
    clock.lap("map", 1.0)
    unassigned = [reading.keys[row] for row in np.flatnonzero(after.labels == UNASSIGNED)]
    used = max([*found_labels.tolist(), *after.labels.tolist(), task.next_id - 1], default=0)
    return Themes(
        keys=reading.keys,
        labels=after.labels,
        similarity=description.similarity,
        themes=description.themes,
        unassigned={key: reading.reasons.get(key, BY_HAND) for key in unassigned},
        positions=positions,
        lens=task.lens,
        language=task.language,
        languages=reading.languages,
        seed=task.seed,
        reason=grouping.reason,
        seconds=clock.seconds(),
        notices=(*notices, *grouping.notices, *([LEFT_OUT] if after.left_out else [])),
        groups=description.groups,
        found=description.found,
        found_labels=found_labels,
        counted_at=grouping.counted_at,
        clustered_at=grouping.clustered_at,
        count=task.count,
        next_id=used + 1,
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
        raise ValueError(marked("Every statement needs one key of its own."))
    return own


def _by_wording(encoder: Encoder, reading: Reading) -> list[Message]:
    """Return how many statements are in languages that the encoder does not know, and in which."""
    codes = reading.corpus.languages
    others = [code for code, one in zip(codes, known_to(encoder, codes), strict=True) if not one]
    if not others:
        return []
    return [
        told_many(
            "One statement is compared by wording only, since meaning is not known in its language:"
            " {languages}.",
            "{number} statements are compared by wording only, since meaning is not known in their"
            " languages: {languages}.",
            len(others),
            languages=[{"language": code} for code, _ in Counter(others).most_common()],
        )
    ]


def _mixed(languages: Mapping[str, int]) -> bool:
    """Tell whether a tenth or more of the statements are not in the commonest language."""
    total = sum(languages.values())
    return total > 0 and max(languages.values()) < 0.9 * total


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
