"""How statements are counted together: queues fill, atoms are born of them, and atoms split.

All words of one person in an atom are one *bundle* and move together. Whatever was once counted
together, to see whether there are enough people, stays in one queue until it is born as one atom.
These two rules make every decision here a question of how many bundles there are, never of whose
they are; that is what the proof in ``docs/methods/privacy.md`` rests on.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

import numpy as np

from vision.privacy.publication_arrays import RowGroup, together
from vision.privacy.publication_state import GONE, OTHER

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from vision.privacy.publication_arrays import Columns

POOLED_SHARE: Final = 0.2
"""From this share of statements in queues on, all queues of a round become one."""


def split(said: Columns, parts: Sequence[RowGroup]) -> list[RowGroup]:
    """Return atoms in parts that follow their bundles to their new themes.

    A part of too few people does not move: it stays with the part that stays, or with the largest.
    Until enough people have moved, an atom is returned as it is.

    Args:
        said: All statements, with their themes now.
        parts: Atoms as last published, or as they are born.
    """
    moved = _moved(said, parts)
    if not moved:
        return list(parts)
    found: dict[int, list[RowGroup]] = defaultdict(list)
    rows = np.concatenate([parts[k].rows for k in moved])
    owner = np.repeat(moved, [len(parts[k].rows) for k in moved])
    home = np.array([part.theme for part in parts], dtype=np.int64)[owner]
    bundle, goes, whose, who = _bundles(said, rows, owner, home)
    into = _destinations(said, parts, goes, whose, who)[bundle]
    leaves = into != _STAYS
    for group in together(np.flatnonzero(leaves), owner[leaves], into[leaves]):
        k, theme = int(owner[group[0]]), int(into[group[0]])
        found[k].append(RowGroup(theme, parts[k].round, rows[group], parts[k].label))
    return [new for k, part in enumerate(parts) for new in found.get(k, [part])]


def queued(said: Columns, queues: Iterable[RowGroup], new: Iterable[RowGroup]) -> list[RowGroup]:
    """Return the queues with new statements in them, one a theme and round.

    A waiting statement keeps its place when it is moved. Only where its queue's theme is no more,
    the whole queue goes to the theme of most of its statements.

    Args:
        said: All statements, with their themes now.
        queues: As they were.
        new: Statements that have not been counted and have not waited, by round and theme.
    """
    alive = set(np.unique(said.theme).tolist()) - {GONE}
    found: dict[tuple[int, int], list[RowGroup]] = defaultdict(list)
    for queue in queues:
        theme = queue.theme
        if theme != OTHER and theme not in alive:
            theme = _most(said.theme[queue.rows], theme)
        found[queue.round, theme if theme != GONE else queue.theme].append(queue)
    for part in new:
        found[part.round, part.theme].append(part)
    return [_joined(theme, wave, parts) for (wave, theme), parts in sorted(found.items())]


def born(said: Columns, queues: Iterable[RowGroup]) -> tuple[list[RowGroup], list[RowGroup]]:
    """Return the atoms that queues become, and the queues that are too short and go on waiting.

    Words that are gone by then are kept as an atom that is not counted, so that they do not come
    in later by themselves.

    Args:
        said: All statements, with their themes now.
        queues: Statements that wait together.
    """
    whole, gone, short = [], [], []
    for queue in queues:
        wrote = said.person[queue.rows]
        here = np.zeros(len(said.people), dtype=np.bool_)
        here[wrote[said.theme[queue.rows] != GONE]] = True
        if np.count_nonzero(here & said.exists) < said.needed:
            short.append(queue)
            continue
        inside = here[wrote]
        whole.append(RowGroup(queue.theme, queue.round, queue.rows[inside]))
        if not inside.all():
            gone.append(RowGroup(GONE, queue.round, queue.rows[~inside]))
    return [*split(said, whole), *gone], short


def pooled(queues: Sequence[RowGroup], counted: int) -> list[RowGroup]:
    """Return one queue a round, of no theme, if many statements would be left out otherwise.

    Args:
        queues: What is too short to be born.
        counted: Statements in atoms.
    """
    if sum(len(queue.rows) for queue in queues) < POOLED_SHARE * counted:
        return list(queues)
    found: dict[int, list[RowGroup]] = defaultdict(list)
    for queue in queues:
        found[queue.round].append(queue)
    return [_joined(OTHER, wave, parts) for wave, parts in found.items()]


def labelled(
    said: Columns, part: RowGroup, band: NDArray[np.int64], names: Sequence[str]
) -> list[RowGroup]:
    """Return the atom in parts whose statements may be shown with a band, and one that may not.

    A band is told where enough of its people are in the atom, and only if the statements that then
    stay without a band have no author or enough of them: otherwise the smallest told band is kept
    back as well.

    Args:
        said: All statements.
        part: A new atom.
        band: Shape (p,): everyone's band, -1 where it is not shown.
        names: What each band is told by.
    """
    wrote = said.person[part.rows]
    who = said.authors([part])
    size = np.bincount(band[who] + 1, minlength=len(names) + 1)
    exist = np.bincount(band[who] + 1, said.exists[who], len(names) + 1)
    told = [b for b in range(len(names)) if size[b + 1] and exist[b + 1] >= said.needed]
    told.sort(key=lambda b: (size[b + 1], names[b]))
    while told:
        untold = np.setdiff1d(np.arange(len(size)), np.array(told) + 1)
        if not size[untold].sum() or exist[untold].sum() >= said.needed:
            break
        told.pop(0)
    shows = np.full(len(names) + 1, -1, dtype=np.int64)  # the last one for a band of -1
    shows[told] = told
    shown = shows[band[wrote]]
    groups = together(part.rows, shown)
    bands = [int(shown[np.searchsorted(part.rows, rows[0])]) for rows in groups]
    return [
        RowGroup(part.theme, part.round, rows, names[b] if b >= 0 else None)
        for b, rows in zip(bands, groups, strict=True)
    ]


_STAYS: Final = GONE - 1
"""No theme: the whole atom stays as it is."""


def _moved(said: Columns, parts: Sequence[RowGroup]) -> list[int]:
    """Return which parts hold a statement that is elsewhere now."""
    if not parts:
        return []
    sizes = [len(part.rows) for part in parts]
    home = np.repeat([part.theme for part in parts], sizes)
    away = said.theme[np.concatenate([part.rows for part in parts])] != home
    owner = np.repeat(np.arange(len(parts)), sizes)
    return list(map(int, np.unique(owner[away])))


def _bundles(
    said: Columns, rows: NDArray[np.int64], owner: NDArray[np.int64], home: NDArray[np.int64]
) -> tuple[NDArray[np.int64], ...]:
    """Return the bundle of each row, and of each bundle: its theme now, its atom, its author."""
    key = owner * len(said.people) + said.person[rows]
    bundles, first, bundle = np.unique(key, return_index=True, return_inverse=True)
    goes = np.full(len(bundles), GONE, dtype=np.int64)
    width = max(int(said.theme.max()), 0) + 1
    here = said.theme[rows] != GONE
    cells, counts = np.unique(bundle[here] * width + said.theme[rows][here], return_counts=True)
    whose, theme = np.divmod(cells, width)
    order = np.lexsort((theme, theme != home[first][whose], -counts, whose))
    best = order[np.diff(whose[order], prepend=-1) > 0]
    goes[whose[best]] = theme[best]
    atom, who = np.divmod(bundles, len(said.people))
    return bundle, goes, atom, who


def _destinations(
    said: Columns,
    parts: Sequence[RowGroup],
    goes: NDArray[np.int64],
    whose: NDArray[np.int64],
    who: NDArray[np.int64],
) -> NDArray[np.int64]:
    """Return the theme that each bundle is counted under from now on."""
    width = int(goes.max()) + 2
    cells, at = np.unique(whose * width + goes + 1, return_inverse=True)
    size, exist = np.bincount(at), np.bincount(at, said.exists[who])
    shares: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
    for cell, people, real in zip(cells.tolist(), size.tolist(), exist.tolist(), strict=True):
        shares[cell // width].append((cell % width - 1, people, int(real)))
    into = [
        theme for k, each in shares.items() for theme in _parted(each, parts[k].theme, said.needed)
    ]
    return np.array(into, dtype=np.int64)[at]


def _parted(shares: Sequence[tuple[int, int, int]], home: int, needed: int) -> list[int]:
    """Return where each part of an atom goes.

    Args:
        shares: Theme, people, and people who exist, of each part.
        home: The atom's theme.
        needed: People who exist that a part needs.
    """
    large = {theme: people for theme, people, real in shares if real >= needed}
    if not large:
        return [_STAYS] * len(shares)
    rest = [share for share in shares if share[0] not in large]
    if sum(real for _, _, real in rest) >= needed:
        staying = sum(people for theme, people, _ in shares if theme == home)
        stays = staying * 2 >= sum(people for _, people, _ in rest)
        target = home if stays and home not in large else OTHER
    else:
        target = max(large, key=lambda theme: (theme == home, large[theme], -theme))
    return [theme if theme in large else target for theme, _, _ in shares]


def _joined(theme: int, wave: int, parts: Sequence[RowGroup]) -> RowGroup:
    """Return queues as one."""
    one = parts[0]
    if len(parts) == 1 and one.theme == theme:
        return one
    return RowGroup(theme, wave, np.sort(np.concatenate([part.rows for part in parts])))


def _most(themes: NDArray[np.int64], home: int) -> int:
    """Return the theme of most statements, home in a tie, ``GONE`` if none is left."""
    left, counts = np.unique(themes[themes != GONE], return_counts=True)
    pairs = zip(left.tolist(), counts.tolist(), strict=True)
    return max(pairs, key=lambda p: (p[1], p[0] == home, -p[0]), default=(GONE, 0))[0]
