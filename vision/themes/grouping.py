"""Statements into themes, before any curation: anew, from where the last run ended, or placed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import numpy as np

from vision.themes.curation import Action, next_theme_id
from vision.themes.features import space
from vision.themes.kmeans import clusters
from vision.themes.membership_evidence import ROUNDS, settled
from vision.themes.models import UNASSIGNED
from vision.themes.small_rooms import SMALL, TOO_LARGE, bounds, piles, small_space
from vision.themes.theme_count import (
    AS_ASKED,
    CHOSEN_ON,
    FEWEST,
    by_piles,
    by_size,
    chosen_count,
    counts_to_try,
)
from vision.themes.theme_ids import matched_ids
from vision.translation import told, told_many

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from vision.models import Lens
    from vision.themes.curation import Edit
    from vision.themes.models import Themes
    from vision.themes.points import Points
    from vision.translation import Message

SETTLED: Final = 0.1
"""Growth since the last clustering up to which only new statements are placed."""
COUNT_STANDS: Final = 0.5
"""Growth since the number of themes was chosen up to which it stands."""
LEARNED_FROM: Final = 50_000
"""Statements, at most, that themes are learned from; the others join them."""
NOTHING: Final = told("No themes: none of the statements could be used.")


@dataclass(frozen=True, slots=True)
class Task:
    """What is asked of one run.

    Attributes:
        lens: How statements are compared.
        count: Themes wanted; None lets the data choose.
        language: ``auto`` or a code.
        seed: Of every random draw.
        previous: The last result.
        edits: The curation log, oldest first.
        asked: Title and question: their words soon say nothing of a theme.
        renamed: Whether names are made anew from all that is there now.
        seen: Ids of themes that people have seen by their names, which these keep.
    """

    lens: Lens
    count: int | None
    language: str
    seed: int
    previous: Themes | None
    edits: Sequence[Edit]
    asked: Sequence[str] = ()
    renamed: bool = False
    seen: frozenset[int] = frozenset()

    def renames(self, theme: int) -> bool:
        """Return whether a theme gets a new name for no other reason than that it is time."""
        return self.renamed and theme not in self.seen | self.pinned

    @property
    def pinned(self) -> set[int]:
        """Ids of themes that a facilitator holds in place."""
        return {edit.theme for edit in self.edits if edit.action is Action.PIN}

    @property
    def next_id(self) -> int:
        """First id that no theme has ever had."""
        return next_theme_id(self.previous, self.edits)


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
    reason: Message
    counted_at: int
    clustered_at: int
    points: NDArray[np.float32] | None
    notices: tuple[Message, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class _Cut:
    """Statements cut into clusters.

    Attributes:
        labels: Shape (m,): cluster of each, from 0; -1 for one that has yet to join one.
        count: How many there are.
        points: Shape (m, d): what was clustered; None if nothing was.
        reason: Why there are this many.
        rounds: How often statements may move on to the theme that best foretells them.
        learned_from: Places of the statements that themes are learned from; None for all that
            are in a cluster.
    """

    labels: NDArray[np.int32]
    count: int
    points: NDArray[np.float32] | None
    reason: Message
    rounds: int = 0
    learned_from: NDArray[np.int64] | None = None


def grouped(points: Points, old: NDArray[np.int32], task: Task) -> Grouping:
    """Return the themes of the usable statements.

    After a few new statements the old ones keep their theme and the new ones join the nearest;
    after more, all are clustered again from the old themes' middles; the number of themes is
    chosen again when statements have grown by half, or another lens or number is asked for.

    Args:
        points: The usable statements.
        old: Shape (m,): their theme before, or -1.
        task: What is asked for.
    """
    many, base = len(points), task.previous
    if not many:
        return Grouping(np.zeros(0, dtype=np.int32), NOTHING, 0, 0, None)
    if base is not None and not _stands(base, old, task):
        base = None
    ids = np.unique(old[old != UNASSIGNED])
    clustered_at = many
    if base is not None and _little_came(base, old):
        own = np.where(old != UNASSIGNED, np.searchsorted(ids, old), UNASSIGNED)
        cut = _Cut(own.astype(np.int32), len(ids), None, base.reason)
        clustered_at = base.clustered_at
    else:
        cut = _cut(points, old, base, task)
    own = settled(points.evidence, cut.labels, cut.count, cut.rounds, cut.learned_from)
    notices: tuple[Message, ...] = ()
    if base is None:
        taken = matched_ids(points.reading.without_repeats(own), old, task.next_id)
        ids = np.array([taken.get(cluster, UNASSIGNED) for cluster in range(cut.count)])
        if task.count is not None and cut.count < task.count:
            notices = (_only(cut.count),)
    held = (old != UNASSIGNED) & np.isin(old, list(task.pinned))
    return Grouping(
        labels=np.where(held, old, ids[own]).astype(np.int32),
        reason=cut.reason,
        counted_at=many if base is None else base.counted_at,
        clustered_at=clustered_at,
        points=cut.points,
        notices=notices,
    )


def _only(count: int) -> Message:
    """Return what is said where fewer themes were found than asked for."""
    return told_many(
        "There is only one theme: the statements don't differ enough for more.",
        "There are only {number} themes: the statements don't differ enough for more.",
        count,
    )


def _stands(previous: Themes, old: NDArray[np.int32], task: Task) -> bool:
    """Tell whether the old themes are a start for the new ones."""
    asked = (task.lens, task.language, task.count)
    grown = len(old) > (1 + COUNT_STANDS) * previous.counted_at
    known = int((old != UNASSIGNED).sum())
    same = (previous.lens, previous.language, previous.count) == asked
    return same and known > 0 and not (grown and task.count is None) and known >= len(old) / 3


def _little_came(previous: Themes, old: NDArray[np.int32]) -> bool:
    """Tell whether so little came since the last clustering that it can stand."""
    new = int((old == UNASSIGNED).sum())
    return new <= SETTLED * len(old) and len(old) <= (1 + SETTLED) * previous.clustered_at


def _cut(points: Points, old: NDArray[np.int32], base: Themes | None, task: Task) -> _Cut:
    """Return clusters made from the middles of the old themes, or anew where there is no base."""
    learned_from = points.reading.sample(LEARNED_FROM)
    many = len(learned_from)
    small = _piled(points, old, base, task) if FEWEST <= many <= SMALL else None
    if small is not None:
        return small
    counts = counts_to_try(many)
    ids = np.unique(old[old != UNASSIGNED])
    wanted = task.count if base is None else len(ids)
    most = wanted or max(counts, default=1)
    where = space(points.reading.corpus, points.meaning, most, learned_from, task.seed)
    if base is not None:
        count, reason = len(ids), base.reason
    elif task.count is not None:
        count, reason = min(task.count, many), AS_ASKED
    elif FEWEST <= many <= SMALL:
        count = bounds(many)[0]
        reason = by_size(count)
    else:
        chosen_on = points.reading.sample(CHOSEN_ON)
        count, reason = chosen_count(where.points, points.evidence, counts, chosen_on, task.seed)
    cloud = where.points(count)
    start = None if base is None else _middles(cloud, old, ids)
    cut = clusters(cloud, count, task.seed, start=start, learned_from=learned_from)
    reached = count if base else len(cut.centres)
    return _Cut(cut.labels, reached, cloud, reason, ROUNDS, learned_from)


def _piled(points: Points, old: NDArray[np.int32], base: Themes | None, task: Task) -> _Cut | None:
    """Return the clusters of a small room, made from the middles of piles or of the old themes.

    None by wording alone where a number of clusters was asked for, and where the largest pile would
    hold more than two in five: then the tree says too little.
    """
    if task.count is not None and points.meaning is None:
        return None
    learned_from = points.reading.sample(SMALL)
    cloud = small_space(points, learned_from, task.seed)
    start = old
    if base is None:
        count = None if task.count is None else min(task.count, len(learned_from))
        start = np.full(len(points), UNASSIGNED, dtype=np.int32)
        start[learned_from] = piles(cloud[learned_from], count)
        too_large = np.bincount(start[learned_from]).max() > TOO_LARGE * len(learned_from)
        if points.meaning is None and too_large:
            return None
    ids = np.unique(start[start >= 0])
    middles = _middles(cloud, start, ids)
    cut = clusters(cloud, len(ids), task.seed, start=middles, learned_from=learned_from)
    reached = len(ids) if base else len(cut.centres)
    reason = by_piles(reached) if task.count is None else AS_ASKED
    return _Cut(cut.labels, reached, cloud, base.reason if base else reason)


def _middles(
    points: NDArray[np.float32], labels: NDArray[np.int32], ids: NDArray[np.int32]
) -> NDArray[np.float32]:
    """Return shape (len(ids), d): the mean of each cluster's points."""
    return np.stack([points[labels == each].mean(axis=0) for each in ids])
