"""Statements into themes, before any curation: anew, from where the last run ended, or settled."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import numpy as np

from vision.themes.clusters import chosen_count, clusters, counts_to_try
from vision.themes.evidence import Evidence, evidence, nearest, settled
from vision.themes.identity import carried_labels, matched_ids
from vision.themes.models import UNASSIGNED
from vision.themes.space import Plain, Space, space

if TYPE_CHECKING:
    from collections.abc import Collection

    from numpy.typing import NDArray

    from vision.models import Lens
    from vision.themes.models import Themes
    from vision.themes.reading import Reading

FEWEST: Final = 6
"""Usable statements below which there is one theme: nothing to tell apart."""
SETTLED: Final = 0.1
"""Growth since the last clustering up to which only new statements are placed."""
COUNT_STANDS: Final = 0.5
"""Growth since the number of themes was chosen up to which it stands."""
TOO_FEW: Final = "One theme: there are too few different statements to tell several apart."
AS_ASKED: Final = "As many themes as were asked for."
NOTHING: Final = "No themes: none of the statements could be used."


@dataclass(frozen=True, slots=True)
class Grouping:
    """Themes of the usable statements.

    Attributes:
        labels: Shape (m,): theme id of each.
        reason: Why there are this many, in a sentence.
        counted_at: Usable statements when the number of themes was chosen.
        clustered_at: Usable statements when all of them were last clustered.
        points: Shape (m, d) of a new clustering; None if the old one stands.
        notices: Sentences for the reader.
    """

    labels: NDArray[np.int32]
    reason: str
    counted_at: int
    clustered_at: int
    points: NDArray[np.float32] | None
    notices: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Task:
    """What is asked of one run.

    Attributes:
        lens: How statements are compared.
        count: Themes wanted; None lets the data choose.
        language: ``auto`` or a code.
        seed: Of every random draw.
        previous: The last result.
        pinned: Ids of themes that a facilitator holds in place.
        next_id: First id that no theme has ever had.
    """

    lens: Lens
    count: int | None
    language: str
    seed: int
    previous: Themes | None
    pinned: Collection[int]
    next_id: int


def grouped(
    reading: Reading, meaning: NDArray[np.float32] | None, bare: Plain, task: Task
) -> Grouping:
    """Return the themes of the usable statements.

    After a few new statements the old ones keep their theme and the new ones join the nearest;
    after more, all are clustered again from the old themes' middles; the number of themes is
    chosen again when statements have grown by half, or another lens or number is asked for.
    """
    many = len(reading.rows)
    if not many:
        return Grouping(np.zeros(0, dtype=np.int32), NOTHING, 0, 0, None)
    previous = task.previous
    old = np.full(many, UNASSIGNED, dtype=np.int32)
    if previous is not None:
        old = carried_labels(reading.usable_keys, previous.keys, previous.found_labels)
    known = evidence(reading.corpus, bare.rows if isinstance(bare.rows, np.ndarray) else None)
    if previous is None or not _stands(previous, old, many, task):
        found = _anew(reading, meaning, known, old, task)
    elif many - int((old != UNASSIGNED).sum()) <= SETTLED * many and (
        many <= (1 + SETTLED) * previous.clustered_at
    ):
        labels = _placed(known, old)
        found = Grouping(labels, previous.reason, previous.counted_at, previous.clustered_at, None)
    else:
        labels, points = _again(reading, meaning, known, old, task)
        found = Grouping(labels, previous.reason, previous.counted_at, many, points)
    return _with_pinned(found, old, task)


def _stands(previous: Themes, old: NDArray[np.int32], many: int, task: Task) -> bool:
    """Tell whether the old themes are a start for the new ones."""
    same = (previous.lens, previous.language, previous.count) == (
        task.lens,
        task.language,
        task.count,
    )
    grown = many > (1 + COUNT_STANDS) * previous.counted_at
    known = int((old != UNASSIGNED).sum())
    return same and known > 0 and not (grown and task.count is None) and known >= many / 3


def _anew(
    reading: Reading,
    meaning: NDArray[np.float32] | None,
    known: Evidence,
    old: NDArray[np.int32],
    task: Task,
) -> Grouping:
    """Return themes found without regard to the old ones, which then take up their ids."""
    many = len(reading.rows)
    where = space(reading.corpus, meaning, task.count, task.seed)
    count, reason = _count(known, where, task)
    points = where.points(count)
    cut = clusters(points, count, task.seed)
    notices: tuple[str, ...] = ()
    reached = len(cut.centres)
    if task.count is not None and reached < task.count:
        notices = (
            f"There are only {reached} themes: the statements don't differ enough for more.",
        )
    own = settled(known, cut.labels, reached)
    ids = matched_ids(own, old, task.next_id)
    labels = np.array([ids[cluster] for cluster in own.tolist()], dtype=np.int32)
    return Grouping(labels, reason, many, many, points, notices)


def _count(known: Evidence, where: Space, task: Task) -> tuple[int, str]:
    """Return how many clusters to make, and why."""
    many = len(known)
    if task.count is not None:
        return min(task.count, many), AS_ASKED
    counts = counts_to_try(many)
    if many < FEWEST or not counts:
        if many >= FEWEST:
            return 2, "Two themes: with so few statements there is no telling more apart."
        return 1, TOO_FEW
    count = chosen_count(where.points, known, counts, task.seed)
    return count, (
        f"{count} themes: with fewer, a statement's words are harder to tell from the rest of its "
        f"theme; with more (up to {counts[-1]} were tried) little is gained."
    )


def _again(
    reading: Reading,
    meaning: NDArray[np.float32] | None,
    known: Evidence,
    old: NDArray[np.int32],
    task: Task,
) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
    """Return themes clustered from the middles of the old ones, keeping ids, and the points."""
    ids = np.unique(old[old != UNASSIGNED])
    points = space(reading.corpus, meaning, len(ids), task.seed).points(len(ids))
    middles = np.stack([points[old == theme].mean(axis=0) for theme in ids])
    cut = clusters(points, len(ids), task.seed, middles)
    return ids[settled(known, cut.labels, len(ids))].astype(np.int32), points


def _placed(known: Evidence, old: NDArray[np.int32]) -> NDArray[np.int32]:
    """Return the old labels, new statements put into the theme that best foretells them."""
    new, settled_before = np.flatnonzero(old == UNASSIGNED), np.flatnonzero(old != UNASSIGNED)
    labels = old.copy()
    if len(new):
        ids, place = np.unique(old[settled_before], return_inverse=True)
        own = place.astype(np.int32)
        labels[new] = ids[nearest(known[new], known[settled_before], own, len(ids))]
    return labels


def _with_pinned(found: Grouping, old: NDArray[np.int32], task: Task) -> Grouping:
    """Return the themes with every pinned one holding the statements it had."""
    if not set(task.pinned) & set(old.tolist()):
        return found
    held = np.isin(old, list(task.pinned))
    labels = np.where(held, old, found.labels).astype(np.int32)
    return Grouping(
        labels, found.reason, found.counted_at, found.clustered_at, found.points, found.notices
    )
