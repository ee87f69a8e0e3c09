"""The one door: what was published before and what is true now, in; what may be published, out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from vision.privacy.atoms import born, labelled, pooled, queued, split
from vision.privacy.attendance import Attendance
from vision.privacy.bands import Band
from vision.privacy.grouping import groups
from vision.privacy.published import GONE, Published

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from vision.privacy.atoms import Enough
    from vision.privacy.published import Atom


@dataclass(frozen=True, slots=True)
class Spoken:
    """One statement as it is now: visible to the count, with a theme.

    Attributes:
        statement: Its key, the same over all snapshots.
        person: Its author's opaque id.
        theme: Theme id, from 1.
        level: The author's level, None where not known.
        unit: The author's unit, None where not known.
        round: Wave of gathering.
    """

    statement: str
    person: str
    theme: int
    level: str | None = None
    unit: str | None = None
    round: int = 1


def publish(
    previous: Published | None,
    current: Iterable[Spoken],
    *,
    levels: Sequence[str] | None,
    smallest_group: int,
    names: Mapping[str, str] | None = None,
    revealed: bool = True,
    attendance: Attendance | None = None,
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
        attendance: How many of the people exist; None where that is beyond doubt.

    Source:
        The idea of publishing only unions of fixed groups of k: LeFevre, DeWitt, Ramakrishnan
        (2006), "Mondrian multidimensional k-anonymity"; of keeping them over releases: Xiao, Tao
        (2007), "m-invariance".

    Example:
        >>> said = [Spoken(str(k), f"p{k}", 1 + k // 6, "Staff") for k in range(8)]
        >>> first = publish(None, said, levels=["Staff"], smallest_group=5)
        >>> [(atom.theme, atom.people) for atom in first.counted]
        [(1, 6)]
    """
    called, here = dict(names or {}), attendance or Attendance()
    enough = here.enough(smallest_group)
    if not revealed:
        nothing = Published(smallest_group, (), (), {}, (), (), levels is not None, called, here)
        return previous or nothing
    said = {spoken.statement: spoken for spoken in current}
    kept, births, waiting = _counted(previous, said, enough)
    places = _places(previous, said.values(), levels)
    bands_, units = groups(
        [places[person] for person in _roster([*kept, *births]) - here.rows],
        (previous.bands, previous.units) if previous else ((), ()),
        levels,
        smallest_group,
        called,
        attendance=here,
    )
    band_of = _first_members(bands_)
    parts = [
        part
        for atom in births
        for part in labelled(atom, lambda p: band_of.get(places[p][0]), enough)
    ]
    atoms = sorted([*kept, *parts], key=lambda a: (a.round, a.theme, min(a.authors)))
    authors = {p for group in (*atoms, *waiting) for p in group.authors.values()}
    return Published(
        smallest_group=smallest_group,
        atoms=tuple(atoms),
        waiting=tuple(waiting),
        places={person: places[person] for person in sorted(authors)},
        bands=bands_,
        units=units,
        ordered=levels is not None,
        names=called,
        attendance=here,
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
        [published.places[person] for person in _roster(atoms) - published.attendance.rows],
        (published.bands, published.units),
        order if published.ordered else None,
        published.smallest_group,
        published.names,
        attendance=published.attendance,
    )
    return replace(published, atoms=atoms, bands=shown, units=units)


def answer_bands(published: Published, before: Sequence[Band] = ()) -> tuple[Band, ...]:
    """Return levels as answers to statements may be shown: each with one person more than needed.

    For of each band one person's answer to each statement does not count (see ``release``). What
    was joined before stays joined.

    Args:
        published: What may be told about levels.
        before: What this function returned last.
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
        [published.places[p] for p in published.roster if p not in published.attendance.rows],
        (joined, ()),
        order if published.ordered else None,
        published.smallest_group + 1,
        published.names,
        attendance=published.attendance,
    )
    return shown


def _counted(
    previous: Published | None, said: Mapping[str, Spoken], enough: Enough
) -> tuple[list[Atom], list[Atom], list[Atom]]:
    """Return the atoms of before as they are now, the new ones, and what waits."""
    themes = {key: spoken.theme for key, spoken in said.items()}
    before = previous.atoms if previous else ()
    kept = [atom for old in before for atom in split(old, themes, enough)]
    waiting = previous.waiting if previous else ()
    seen = {key for group in (*kept, *waiting) for key in group.authors}
    new = {k: (s.person, s.theme, s.round) for k, s in said.items() if k not in seen}
    births, short = _births(queued(waiting, new, themes), themes, enough)
    pools = pooled(short, sum(len(atom.authors) for atom in (*kept, *births)))
    late, left = _births(pools, themes, enough)
    return kept, [*births, *late], left


def _births(
    queues: Iterable[Atom], themes: Mapping[str, int], enough: Enough
) -> tuple[list[Atom], list[Atom]]:
    """Return what is born of the queues, and the queues that go on waiting."""
    pairs = [born(queue, themes, enough) for queue in queues]
    return [a for atoms, _ in pairs for a in atoms], [q for _, left in pairs for q in left]


def _roster(atoms: Iterable[Atom]) -> set[str]:
    """Return everyone who is counted."""
    return {p for atom in atoms if atom.theme != GONE for p in atom.authors.values()}


def _places(
    previous: Published | None, said: Iterable[Spoken], levels: Sequence[str] | None
) -> dict[str, tuple[str | None, str | None]]:
    """Return level and unit of everyone: as first counted, unless that level is no more."""
    now: dict[str, tuple[str | None, str | None]] = {}
    for one in sorted(said, key=lambda s: s.statement):
        level, unit = now.get(one.person, (None, None))
        now[one.person] = (level or one.level, unit or one.unit)
    kept = dict(previous.places) if previous else {}
    for person, (level, unit) in kept.items():
        if levels is not None and level is not None and level not in levels and person in now:
            kept[person] = (now[person][0], unit)
    return {**now, **kept}


def _first_members(shown: Sequence[Band]) -> dict[str | None, str]:
    """Return for every level the first level of its band; nothing where all are one band."""
    if len(shown) < 2:  # noqa: PLR2004 - one band tells nothing that "everyone" does not
        return {}
    return {member: band.members[0] for band in shown for member in band.members}
