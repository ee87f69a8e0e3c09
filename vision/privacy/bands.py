"""Groups large enough to be shown: bands of levels, and units with the small ones joined."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from vision.translation import _, marked

if TYPE_CHECKING:
    from collections.abc import Sequence

EVERYONE: Final = marked("Everyone")
OTHER_UNITS: Final = marked("Other units")
OTHER_LEVELS: Final = marked("Others")


@dataclass(frozen=True, slots=True)
class Band:
    """Neighbouring levels, or small units, that are shown as one group.

    Attributes:
        name: What a chart calls it, e.g. ``Executive + Manager``.
        members: The levels or units in it, in their own order.
        people: How many people it holds.
    """

    name: str
    members: tuple[str, ...]
    people: int

    @property
    def title(self) -> str:
        """Its name in the language that is read; a level or unit that stands alone keeps its own.

        Example:
            >>> Band(EVERYONE, ("Top", "Base"), 12).title
            'Everyone'
        """
        return self.name if len(self.members) == 1 else group_title(self.name)


def group_title(name: str) -> str:
    """Return the name of a group as it is shown: names that we gave in the language that is read.

    Example:
        >>> group_title("Frontline")
        'Frontline'
    """
    return _(name) if name in (EVERYONE, OTHER_UNITS, OTHER_LEVELS) else name


def bands(levels: Sequence[tuple[str, int]], smallest_group: int) -> tuple[Band, ...]:
    """Return the finest bands of neighbouring levels that all hold enough people.

    Among the ways to cut the levels into bands of at least ``smallest_group`` people it takes one
    with the most bands, and among those the most even one. A level without people joins a
    neighbour, so that a band does not tell who stayed away.

    Args:
        levels: Name and number of people (asked or expected), from the top down.
        smallest_group: People that a band needs.

    Returns:
        From the top down. One band, called "Everyone", where no cut is allowed; none where all
        levels together have too few people.

    Example:
        >>> room = [("Executive", 1), ("Manager", 2), ("Lead", 2), ("Senior", 3), ("Frontline", 4)]
        >>> [(band.name, band.people) for band in bands(room, 5)]
        [('Executive + Manager + Lead', 5), ('Senior + Frontline', 7)]
    """
    best: list[tuple[int, int, tuple[int, ...]] | None] = [(0, 0, ())]
    for end in range(1, len(levels) + 1):
        options = []
        for start, before in enumerate(best):
            people = sum(count for _, count in levels[start:end])
            if before is not None and people >= smallest_group:
                options.append((before[0] - 1, before[1] + people**2, (*before[2], start)))
        best.append(min(options, default=None))
    cut = best[-1]
    if cut is None or not levels:
        return ()
    edges = (*cut[2], len(levels))
    found = [_join(levels[a:b], " + ") for a, b in pairwise(edges)]
    return tuple(found) if len(found) > 1 else (_everyone(found[0]),)


def unit_groups(
    units: Sequence[tuple[str, int]], smallest_group: int, *, others: str = OTHER_UNITS
) -> tuple[Band, ...]:
    """Return the units that are large enough, and one group of all the small ones.

    Where the small ones together are still too few, the next smallest unit joins them.

    Args:
        units: Name and number of people, in the facilitator's order.
        smallest_group: People that a group needs.
        others: What the joined group is called.

    Returns:
        Large units in their order, then the joined ones. One group, called "Everyone", where only
        one is left; none where all together have too few people.

    Example:
        >>> [band.name for band in unit_groups([("North", 20), ("South", 9), ("Lab", 2)], 5)]
        ['North', 'Other units']
    """
    rising = sorted(range(len(units)), key=lambda k: units[k][1])
    joined: set[int] = set()
    for k in rising:
        pooled = sum(units[j][1] for j in joined)
        if units[k][1] >= smallest_group and (not joined or pooled >= smallest_group):
            break
        joined.add(k)
    if sum(units[j][1] for j in joined) < (smallest_group if joined else 0):
        return ()
    alone = [Band(name, (name,), n) for k, (name, n) in enumerate(units) if k not in joined]
    if joined:
        rest = [unit for k, unit in enumerate(units) if k in joined]
        alone.append(Band(others, tuple(n for n, _ in rest), sum(c for _, c in rest)))
    return tuple(alone) if len(alone) != 1 else (_everyone(alone[0]),)


def _join(levels: Sequence[tuple[str, int]], glue: str) -> Band:
    """Return neighbouring levels as one band."""
    names = tuple(name for name, _ in levels)
    return Band(glue.join(names), names, sum(people for _, people in levels))


def _everyone(band: Band) -> Band:
    """Return the only band there is under the name that says so, if it joins several."""
    if len(band.members) == 1:
        return band
    return Band(EVERYONE, band.members, band.people)
