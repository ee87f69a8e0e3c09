"""Levels and units as they may be shown, joined from what was shown before."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from vision.privacy.bands import EVERYONE, OTHER_LEVELS, OTHER_UNITS, Band, bands, unit_groups
from vision.privacy.existing_people import PHONES_A_PERSON

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from vision.privacy.existing_people import ExistingPeople

    Place = tuple[str | None, str | None]


def groups(
    places: Iterable[Place] | Mapping[Place, int],
    before: tuple[Sequence[Band], Sequence[Band]],
    levels: Sequence[str] | None,
    smallest_group: int,
    names: Mapping[str, str],
    *,
    existing: ExistingPeople,
) -> tuple[tuple[Band, ...], tuple[Band, ...]]:
    """Return levels and units as they may be shown, joined from what was shown before.

    Args:
        places: Level and unit of everybody who may exist, one by one or counted.
        before: What was shown.
        levels: From the top down; None where they have no order.
        smallest_group: People that a group needs.
        names: Level or unit to the name a chart gives it.
        existing: How many of them exist.
    """
    people, inside = Counter[str | None](), Counter[str | None]()
    for (level, unit), count in Counter(places).items():
        people[level] += count
        inside[unit] += count
    needed = smallest_group + existing.doubt(smallest_group)
    units = _joined(before[1], inside, needed, OTHER_UNITS, names)
    if levels is None:
        return _joined(before[0], people, needed, OTHER_LEVELS, names), units
    items = _items(before[0], levels)
    # Of a level about which nothing is known a part exists: so many times of everything are whole.
    exist = [(_key(i), sum(existing.at_least(n, people[n]) for n in i)) for i in items]
    whole = [(key, round(PHONES_A_PERSON * number)) for key, number in exist]
    cut = [
        Band(band.name, band.members, sum(people[n] for key in band.members for n in _names(key)))
        for band in bands(whole, PHONES_A_PERSON * smallest_group)
    ]
    return _open(cut, items, names, None), units


def _joined(
    before: Sequence[Band],
    people: Counter[str | None],
    smallest_group: int,
    others: str,
    names: Mapping[str, str],
) -> tuple[Band, ...]:
    """Return groups without an order; whoever was joined with others stays with them."""
    items = _items(before, sorted(name for name in people if name is not None))
    counts = [(_key(i), sum(people[n] for n in i)) for i in items]
    cut = _open(unit_groups(counts, smallest_group), items, names, others)
    rest = [band for band in cut if len(band.members) > 1]
    if len(rest) == len(cut):
        return cut
    members = tuple(sorted(name for band in rest for name in band.members))
    joined = [Band(others, members, sum(band.people for band in rest))] if rest else []
    return (*(band for band in cut if len(band.members) == 1), *joined)


def _items(before: Sequence[Band], names: Sequence[str]) -> list[tuple[str, ...]]:
    """Return the names in groups that were shown together before, in the order of their first."""
    group = {name: band.members for band in before for name in band.members}
    items: list[tuple[str, ...]] = []
    for name in names:
        item = tuple(n for n in group.get(name, (name,)) if n in names)
        if item not in items:
            items.append(item)
    return items


def _key(item: tuple[str, ...]) -> str:
    """Return one name for an item, which no other item has."""
    return "\n".join(item)


def _names(key: str) -> list[str]:
    """Return the names that ``_key`` made one of."""
    return key.split("\n")


def _open(
    cut: Sequence[Band],
    items: Sequence[tuple[str, ...]],
    names: Mapping[str, str],
    others: str | None,
) -> tuple[Band, ...]:
    """Return bands of items as bands of single names, called as people know them."""
    inside = {_key(item): item for item in items}
    found = []
    for band in cut:
        members = tuple(name for key in band.members for name in inside[key])
        name = " + ".join(names.get(member, member) for member in members)
        if len(members) > 1:
            name = EVERYONE if len(cut) == 1 else others or name
        found.append(Band(name, members, band.people))
    return tuple(found)
