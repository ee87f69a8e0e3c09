"""The one door: what was published before and what is true now, in; what may be published, out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from vision.privacy.atoms import born, labelled, pooled, queued, split
from vision.privacy.bands import Band
from vision.privacy.existing_people import ExistingPeople
from vision.privacy.grouping import groups
from vision.privacy.merging import merged, rejoined, relabelled
from vision.privacy.publication_arrays import columns
from vision.privacy.publication_state import GONE, Published

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from vision.privacy.publication_arrays import Columns, Places, RowGroup
    from vision.privacy.publication_state import Atom, Spoken


def publish(
    previous: Published | None,
    current: Iterable[Spoken],
    *,
    levels: Sequence[str] | None,
    smallest_group: int,
    names: Mapping[str, str] | None = None,
    revealed: bool = True,
    existing: ExistingPeople | None = None,
) -> Published:
    """Return what may be counted in public now.

    Statements enter, move between themes and leave in atoms of at least ``smallest_group`` people;
    what has fewer waits. People count where they were when first counted. Bands and joined units
    are joined further where they have become too small, and never taken apart.

    Every number made from the result (by theme, level, unit, round; over this and all earlier
    results) stays exactly the same when the statements of one atom swap authors. So each of them
    may, for all that is published, have been written by each of the atom's people.

    Args:
        previous: What this function returned last for the same question; None the first time.
        current: Every statement that counts and has a theme, in any order.
        levels: All levels from the top down, or None where they have no order.
        smallest_group: People that a group needs; raising it later has no effect on what is out.
        names: Level or unit to the name a chart gives it, where they are ids; names may change,
            ids may not.
        revealed: False before the reveal, when nothing by level may be seen: what was published
            before comes back as it was, so that numbers made too early bind no later ones.
        existing: How many of the people exist; None where that is beyond doubt.

    Source:
        The idea of publishing only unions of fixed groups of k: LeFevre, DeWitt, Ramakrishnan
        (2006), "Mondrian multidimensional k-anonymity"; of keeping them over releases: Xiao, Tao
        (2007), "m-invariance".

    Example:
        >>> from vision.privacy.publication_state import Spoken
        >>> said = [Spoken(str(k), f"p{k}", 1 + k // 6, "Staff") for k in range(8)]
        >>> first = publish(None, said, levels=["Staff"], smallest_group=5)
        >>> [(atom.theme, atom.people) for atom in first.counted]
        [(1, 6)]
    """
    called, here = dict(names or {}), existing or ExistingPeople()
    if not revealed:
        nothing = Published(smallest_group, (), (), {}, (), (), levels is not None, called, here)
        return previous or nothing
    said, before, queues, new = columns(previous, current, here, smallest_group)
    kept, births, waiting = _counted(said, before, queues, new)
    where, shown = _places(previous, said, levels, called)
    roster = said.authors(_seen([*kept, *births]))
    bands_, units = groups(
        where.count(roster[said.exists[roster]]),
        shown,
        levels,
        smallest_group,
        called,
        existing=here,
    )
    band, names_ = _told(where, bands_)
    parts = [part for each in births for part in labelled(said, each, band, names_)]
    parts = sorted([*kept, *parts], key=lambda part: (part.round, part.theme, part.rows[0]))
    places = where.by_id(said.people, said.authors([*parts, *waiting]))
    return Published(
        smallest_group=smallest_group,
        atoms=tuple(relabelled(said.atom(part), places, levels) for part in parts),
        waiting=tuple(said.atom(part) for part in waiting),
        places=places,
        bands=bands_,
        units=units,
        ordered=levels is not None,
        names=called,
        existing=here,
    )


def of_round(published: Published, wave: int) -> Published:
    """Return what may be counted of one wave of gathering, with bands that are large enough in it.

    Args:
        published: Of all rounds.
        wave: The round.
    """
    atoms = tuple(atom for atom in published.atoms if atom.round == wave)
    order = [name for band in published.bands for name in band.members]
    shown, units = groups(
        [published.places[person] for person in _roster(atoms) - published.existing.rows],
        (published.bands, published.units),
        order if published.ordered else None,
        published.smallest_group,
        published.names,
        existing=published.existing,
    )
    return replace(published, atoms=atoms, bands=shown, units=units)


def answer_bands(
    published: Published, before: Sequence[Band] = (), *, least: int = 0
) -> tuple[Band, ...]:
    """Return levels as answers to statements may be shown: each with one person more than needed.

    For of each band one person's answer to each statement does not count (see ``release``). What
    was joined before stays joined.

    Args:
        published: What may be told about levels.
        before: What this function returned last.
        least: People that a band needs, where that is more.
    """
    if len(published.bands) < 2:  # noqa: PLR2004 - everyone, or nobody
        return published.bands
    parts = [set(band.members) for band in published.bands]
    for band in before:
        crossed = [part for part in parts if part & set(band.members)]
        if len(crossed) > 1:
            parts = [part for part in parts if part not in crossed] + [set().union(*crossed)]
    order = [name for band in published.bands for name in band.members]
    joined = [Band("", tuple(n for n in order if n in part), 0) for part in parts]
    shown, _ = groups(
        [published.places[p] for p in published.roster if p not in published.existing.rows],
        (joined, ()),
        order if published.ordered else None,
        max(published.smallest_group + 1, least),
        published.names,
        existing=published.existing,
    )
    return shown


def _counted(
    said: Columns, before: Sequence[RowGroup], queues: Sequence[RowGroup], new: Sequence[RowGroup]
) -> tuple[list[RowGroup], list[RowGroup], list[RowGroup]]:
    """Return the atoms of before as they are now, the new ones, and what waits."""
    kept = split(said, before)
    births, short = born(said, queued(said, queues, new))
    pools = pooled(short, sum(len(part.rows) for part in (*kept, *births)))
    late, left = born(said, pools)
    return kept, [*births, *late], left


def _seen(parts: Iterable[RowGroup]) -> list[RowGroup]:
    """Return the parts that are counted in public."""
    return [part for part in parts if part.theme != GONE]


def _told(where: Places, shown: Sequence[Band]) -> tuple[NDArray[np.int64], list[str]]:
    """Return everyone's band, -1 where it is not shown, and what each band is told by."""
    band_of = _first_members(shown)
    names = sorted(set(band_of.values()))
    at = {level: names.index(first) for level, first in band_of.items()}
    band = [*(at.get(level, -1) for level, _ in where.names), -1]  # the last one: of no place
    return np.array(band, dtype=np.int64)[where.of], names


def _roster(atoms: Iterable[Atom]) -> set[str]:
    """Return everyone who is counted."""
    return {p for atom in atoms if atom.theme != GONE for p in atom.authors.values()}


def _places(
    previous: Published | None,
    said: Columns,
    levels: Sequence[str] | None,
    names: Mapping[str, str],
) -> tuple[Places, tuple[Sequence[Band], Sequence[Band]]]:
    """Return where everyone is counted, and what was shown before, joined where it was merged.

    That is where people were when first counted, unless these were merged into others.
    """
    if previous is None:
        return said.places, ((), ())
    before, shown = previous.places, (previous.bands, previous.units)
    where = said.places.over(said.known, before.values())
    then = [where.names[k] for k in np.unique(where.of[said.known]).tolist()]
    known = None if levels is None else {None, *levels}, {None, *names} if names else None
    lost = [
        here is not None and any(place[k] not in here for place in then)
        for k, here in enumerate(known)
    ]
    if not any(lost):
        return where, shown
    now = said.places.by_id(said.people)
    into_level = merged(before, now, 0, None if levels is None else set(levels))
    into_unit = merged(before, now, 1, set(names) or None)
    if not into_level and not into_unit:
        return where, shown
    kept = {
        person: (into_level.get(level, level), into_unit.get(unit, unit))
        for person, (level, unit) in before.items()
    }
    return said.places.over(said.known, kept.values()), rejoined(previous, kept)


def _first_members(shown: Sequence[Band]) -> dict[str | None, str]:
    """Return for every level the first level of its band; nothing where all are one band."""
    if len(shown) < 2:  # noqa: PLR2004 - one band tells nothing that "everyone" does not
        return {}
    return {member: band.members[0] for band in shown for member in band.members}
