"""Which names themes keep and which need a new one; coarse groups where themes are many."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from sklearn.cluster import AgglomerativeClustering

from vision.themes.curation import Action
from vision.themes.models import UNASSIGNED, Found
from vision.themes.names_and_keywords import Partition, names_and_keywords
from vision.themes.offered_names import other_things

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from vision.themes.curation import Curated
    from vision.themes.grouping import Task
    from vision.themes.models import Themes
    from vision.themes.points import Points

NAMED_AGAIN: Final = 3
"""A theme that has grown so many times since it was named gets a name from its new words."""
READABLE_LIST: Final = 15
"""Themes up to which a list needs no coarse groups."""
_FEW_GROUPS: Final = 9


@dataclass(frozen=True, slots=True)
class Titles:
    """What the themes and groups of one run are called.

    Attributes:
        found: The themes before curation.
        names: Theme after curation -> name, in an order that stays put.
        offered: Theme -> names that a facilitator can choose from.
        keywords: Theme -> words that set it apart, for those that needed some.
        group_of: Theme -> number of its coarse group, from 1; empty where there are none.
        groups: Names of the groups.
    """

    found: tuple[Found, ...]
    names: Mapping[int, str]
    offered: Mapping[int, tuple[str, ...]]
    keywords: Mapping[int, tuple[str, ...]]
    group_of: Mapping[int, int]
    groups: tuple[str, ...]


def titles(
    points: Points,
    own: NDArray[np.int32],
    after: Curated,
    middles: Mapping[int, NDArray[np.float32]],
    task: Task,
    *,
    stands: Collection[int],
    base: Themes | None,
) -> Titles:
    """Return names and keywords: of the themes as found, as curated, and of coarse groups.

    Args:
        points: The usable statements.
        own: Shape (m,): their theme before curation.
        after: The themes after curation.
        middles: Theme -> shape (d,): its direction; themes of usable statements only.
        task: What was asked of this run.
        stands: Themes that need no keywords.
        base: The last result, if its clustering stands.
    """
    labels, old = after.labels[points.reading.rows], task.previous.found if task.previous else ()
    sizes = Counter(own.tolist())
    holds = points.reading.holds
    language = next(iter(points.reading.languages), "en")
    kept = {
        each.id: each
        for each in old
        if not task.renames(each.id)
        if 0 < sizes[each.id] < NAMED_AGAIN * max(1, each.named_at)
        and holds(each.name, np.flatnonzero(own == each.id))
    }
    order = [each.id for each in old if each.id in sizes]
    order += sorted(sizes.keys() - set(order))
    ids = np.unique(after.labels[after.labels >= 0]).tolist()
    ids = [theme for theme in order if theme in ids] + [t for t in ids if t not in sizes]
    ids.sort(key=lambda theme: theme in after.other)
    fresh = [theme for theme in ids if theme not in stands]
    unchanged = np.array_equal(labels, own)
    first = names_and_keywords(points, [Partition(
        labels=points.reading.without_repeats(own),
        unnamed=[theme for theme in order if theme not in kept],
        undescribed=fresh if unchanged else (),
        taken=[each.name for each in kept.values()],
    )], task.asked)[0]  # fmt: skip
    found = tuple(
        kept.get(theme) or Found(theme, first.names[theme], sizes[theme], first.offered[theme])
        for theme in order
    )
    names = {
        theme: name
        for theme, name in _names_kept(
            after, found=found, task=task, ids=ids, language=language
        ).items()
        if theme in after.names
        or theme in after.other
        or holds(name, np.flatnonzero(labels == theme))
    }
    group_of, groups = _groups(middles, ids, names.values(), base)
    groups = groups if all(map(holds, groups)) and not any(map(task.renames, ids)) else ()
    coarse = np.array(
        [group_of.get(theme, UNASSIGNED) for theme in labels.tolist()], dtype=np.int32
    )
    own_names, new_groups = names_and_keywords(points, [
        Partition(
            labels=points.reading.without_repeats(labels),
            unnamed=[theme for theme in ids if theme not in names],
            undescribed=() if unchanged else fresh,
            taken=[*names.values(), *groups],
        ),
        Partition(
            labels=points.reading.without_repeats(coarse),
            unnamed=() if groups else sorted({*group_of.values()}),
            taken=list(names.values()),
        ),
    ], task.asked)  # fmt: skip
    names |= own_names.names
    return Titles(
        found=found,
        names={theme: names[theme] for theme in ids},
        offered={
            theme: tuple(name for name in each if holds(name, np.flatnonzero(labels == theme)))
            for theme, each in (_offered(names, found, task) | dict(own_names.offered)).items()
        },
        keywords={**first.keywords, **own_names.keywords},
        group_of=group_of,
        groups=groups or tuple(new_groups.names[each] for each in sorted({*group_of.values()})),
    )


def _names_kept(
    after: Curated, *, found: Sequence[Found], task: Task, ids: Sequence[int], language: str
) -> dict[int, str]:
    """Return the names of themes that have one: a facilitator's, else the one it had."""
    nothing = {theme: other_things(language) for theme in after.other}
    names = {**nothing, **after.names}
    taken = {name.casefold() for name in names.values()}
    before = {theme.id: theme.name for theme in task.previous.themes} if task.previous else {}
    split = {
        theme: edit.into
        for edit in task.edits
        if edit.action is Action.SPLIT and edit not in after.left_out
        for theme in (edit.theme, *edit.into)
    }
    original = {theme.id: theme.name for theme in found}
    for theme in ids:
        name = original.get(theme)
        if theme in split:
            known = set(split[theme]) & set(before)
            held = theme in after.pinned or not task.renames(theme)
            name = before.get(theme) if known and held else None
        if theme not in names and name and name.casefold() not in taken:
            names[theme] = name
            taken.add(name.casefold())
    return names


def _offered(
    names: Mapping[int, str], found: Sequence[Found], task: Task
) -> dict[int, tuple[str, ...]]:
    """Return what a facilitator can choose from: as it was, where the name is what it was."""
    before = {
        theme.id: theme.offered
        for theme in (task.previous.themes if task.previous else ())
        if names.get(theme.id) == theme.name and theme.offered
    }
    return {each.id: each.offered for each in found} | before


def _groups(
    middles: Mapping[int, NDArray[np.float32]],
    ids: Sequence[int],
    names: Iterable[str],
    previous: Themes | None,
) -> tuple[dict[int, int], tuple[str, ...]]:
    """Return the coarse group of each theme, from 1, and the names that groups have already.

    Up to fifteen themes need none. Beyond, themes whose middles lie near each other are joined
    (Ward's method) into about as many groups as a group has themes. While a clustering stands
    and has the same themes, groups stand as well.

    Args:
        middles: Theme -> shape (d,): its direction.
        ids: All themes, in the order in which they are shown.
        names: Those that themes have already.
        previous: The last result, if its clustering stands.
    """
    if len(ids) <= READABLE_LIST:
        return {}, ()
    if previous and previous.groups and {theme.id for theme in previous.themes} == set(ids):
        taken = {name.casefold() for name in names}
        if taken.isdisjoint(name.casefold() for name in previous.groups):
            return {theme.id: theme.group for theme in previous.themes}, previous.groups
    ids = [theme for theme in ids if theme in middles]
    many = min(_FEW_GROUPS, max(2, round(len(ids) ** 0.5)))
    tree = AgglomerativeClustering(many, metric="euclidean", linkage="ward").fit(
        np.stack([middles[theme] for theme in ids])
    )
    return {theme: int(group) + 1 for theme, group in zip(ids, tree.labels_, strict=True)}, ()
